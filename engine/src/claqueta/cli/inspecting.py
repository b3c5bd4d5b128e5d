"""`claqueta check` and `probe`: what is there, and what is wrong with it."""

import argparse

from claqueta.cli.console import language, print_json, print_table
from claqueta.cli.wordings import media_text, problem_text
from claqueta.document.file import load
from claqueta.document.problems import check as check_document
from claqueta.errors import Words
from claqueta.media.client import MediaHost, opened
from claqueta.media.info import MediaInfo
from claqueta.render.catalog import ProbedMedia
from claqueta.render.media_table import MediaTable
from claqueta.time import seconds

_GOOD = Words(en="No problems.", es="Sin problemas.")
_SEVERITIES = {
    "error": Words(en="error", es="error"),
    "warning": Words(en="warning", es="aviso"),
    "hint": Words(en="hint", es="consejo"),
}


def check(arguments: argparse.Namespace) -> int:
    """List the problems of a document; 1 when there is an error among them."""
    document = load(arguments.document)
    with MediaHost.host() as host, MediaTable(document, arguments.document.parent, MediaHost(host)) as table:
        problems = check_document(document, ProbedMedia(table.facts()))
        broken = table.problems
    if arguments.json:
        print_json(
            [
                {
                    "record": problem.record,
                    "code": problem.code,
                    "severity": problem.severity,
                    "en": problem.text("en"),
                    "es": problem.text("es"),
                }
                for problem in problems
            ]
            + [
                {
                    "record": medium.asset,
                    "code": medium.error.code,
                    "severity": "error",
                    "en": medium.error.text("en"),
                    "es": medium.error.text("es"),
                }
                for medium in broken
            ]
        )
    else:
        for problem in problems:
            severity = _SEVERITIES[problem.severity].fill(language(), {})
            print(f"{severity}: {problem_text(problem, document, language())} ({problem.code})")
        for medium in broken:
            print(f"{_SEVERITIES['error'].fill(language(), {})}: {media_text(medium, document, language())}")
        if not problems and not broken:
            print(_GOOD.fill(language(), {}))
    return 1 if broken or any(problem.severity == "error" for problem in problems) else 0


def probe(arguments: argparse.Namespace) -> int:
    """Tell what a media file holds."""
    with opened(arguments.file):  # before a host is started for what cannot be read
        pass
    with MediaHost.host() as host:
        info = MediaHost(host).probe(arguments.file)
    if arguments.json:
        print_json(info.model_dump(mode="json"))
    else:
        print_table(_facts(info))
    return 0


def _facts(info: MediaInfo) -> list[tuple[str, str]]:
    spanish = language() == "es"
    rows = [
        ("tipo" if spanish else "kind", info.kind),
        ("contenedor" if spanish else "container", info.container),
        ("duración" if spanish else "duration", f"{float(seconds(info.duration)):.3f} s"),
    ]
    if info.video is not None:
        video = info.video
        rate = f"{video.rate.numerator}/{video.rate.denominator}" if video.rate else "—"
        rows += [
            ("imagen" if spanish else "picture", f"{video.codec}, {video.width} × {video.height}, {rate} fps"),
            ("color", f"{video.colour.matrix}, {video.colour.transfer}, {video.pixel_format}"),
        ]
    if info.sound is not None:
        sound = info.sound
        rows.append(("sonido" if spanish else "sound", f"{sound.codec}, {sound.sample_rate} Hz, {sound.channels} ch"))
    rows.append(("SHA-256", info.sha256))
    return rows
