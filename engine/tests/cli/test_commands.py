"""The command line does what it says, ends with the right code, and speaks to the person in their language."""

import json
import os
import re
import shutil
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from claqueta.document.file import load, save
from claqueta.document.records import Scene
from claqueta.media.client import MediaHost
from claqueta.testing import SECOND, scene, shape
from clips import pixels_of, png
from exports import document, leftovers, pictures, small
from terminal import SMALL, Command, Said

SCRIPT = """---
title: Prueba
language: es
style: {style}
---
# La claqueta
Un golpe seco.

# El final
Y ya está.
"""


def test_a_document_is_rendered_beside_itself_and_found_in_the_cache_next_time(claqueta: Command, film: Path) -> None:
    first = claqueta("render", film, *SMALL)
    assert (first.code, first.err) == (0, "")
    assert "film.mp4: 60 frames, 60 of them newly rendered." in first.out
    content = film.with_name("film.mp4").read_bytes()
    second = claqueta("render", film, "-o", "other.mp4", *SMALL, language="es_MX.UTF-8")
    assert second.code == 0
    assert "other.mp4: 60 fotogramas, 0 de ellos nuevos." in second.out
    assert Path("other.mp4").read_bytes() == content


def test_any_number_of_jobs_finds_the_pieces_of_any_other(claqueta: Command, film: Path) -> None:
    claqueta("render", film, "-o", "one.mp4", "--jobs", "1", *SMALL)
    assert "0 of them newly rendered" in claqueta("render", film, "-o", "two.mp4", "--jobs", "2", *SMALL).out
    assert Path("one.mp4").read_bytes() == Path("two.mp4").read_bytes()


def test_a_range_is_rendered_by_seconds_and_by_timecode(claqueta: Command, film: Path) -> None:
    for text in ("0.5-1.5", "00:00:00:15-00:00:01:15", "1-"):
        assert "30 frames" in claqueta("render", film, "-o", "part.mp4", "--range", text, *SMALL).out
    assert "15 frames" in claqueta("render", film, "-o", "part.mp4", "--range", "-0.5", *SMALL).out


def test_progress_as_json_is_a_line_for_each_report_and_ends_at_the_whole(claqueta: Command, film: Path) -> None:
    said = claqueta("render", film, "--set", "short_side=90", "--progress", "json")
    reports = [json.loads(line) for line in said.err.splitlines()]
    assert {"phase", "done", "total", "share", "remaining_seconds"} == set(reports[0])
    assert reports[-1]["share"] == 1
    shares = [report["share"] for report in reports]
    assert shares == sorted(shares)


def test_make_speaks_saves_and_renders_the_same_film_again_from_the_cache(claqueta: Command, tmp_path: Path) -> None:
    Path("guion.md").write_text(SCRIPT.format(style="editorial"), encoding="utf-8")
    made = claqueta("make", "guion.md", "--save", "doc/film.claqueta.json", "-o", "out/film.mp4", *SMALL)
    assert made.code == 0, made.err
    saved = load(tmp_path / "doc" / "film.claqueta.json")
    assert len([record for record in saved.records if isinstance(record, Scene)]) >= 2
    assert all((tmp_path / "doc" / ref.path).is_file() for ref in saved.media.values())
    assert not leftovers(tmp_path / "doc")
    again = claqueta("render", "doc/film.claqueta.json", "-o", "again.mp4", *SMALL)
    assert re.search(r"again\.mp4: \d+ frames, 0 of them newly rendered", again.out)
    assert Path("again.mp4").read_bytes() == Path("out/film.mp4").read_bytes()
    unsaved = claqueta("make", "guion.md", "-o", "unsaved.mp4", "--format", "9:16", "--range", "0-1", *SMALL)
    assert unsaved.code == 0, unsaved.err
    assert not leftovers(tmp_path / "cache")
    with_words = claqueta("render", "doc/film.claqueta.json", "-o", "words.mp3", "--progress", "none")
    assert "s of sound" in with_words.out


def test_make_takes_pictures_from_a_folder_but_not_its_own_films(claqueta: Command) -> None:
    Path("guion.md").write_text(SCRIPT.format(style="editorial"), encoding="utf-8")
    rows = b"".join(b"\0" + bytes((40, 90, 200, 255)) * 64 for _ in range(36))
    Path("claqueta.png").write_bytes(png(64, 36, rows))
    Path(".hidden.png").write_bytes(png(64, 36, rows))
    Path("broken.jpg").write_bytes(b"no picture")
    arguments = (
        "make",
        "guion.md",
        "--media",
        ".",
        "--save",
        "film.claqueta.json",
        "-o",
        "film.mp4",
        "--range",
        "0-1",
        *SMALL,
    )
    first = claqueta(*arguments)
    assert first.code == 0, first.err
    assert "broken.jpg" in first.err
    names = {ref.name for ref in load(Path("film.claqueta.json")).media.values()}
    assert "claqueta" in names
    second = claqueta(*arguments)
    assert second.code == 0, second.err
    assert {ref.name for ref in load(Path("film.claqueta.json")).media.values()} == names


def test_still_and_mix(claqueta: Command, film: Path) -> None:
    assert claqueta("still", film, "--at", "1", "-o", "stills/one.png") == Said(0, "", "")
    probed = json.loads(claqueta("probe", "stills/one.png", "--json").out)
    assert (probed["video"]["width"], probed["video"]["height"]) == (160, 90)
    for name, codec in (("mix.wav", "pcm_s24le"), ("mix.MP3", "mp3float"), ("mix.flac", "flac"), ("mix.opus", "opus")):
        assert claqueta("mix", film, "-o", name, "--progress", "none").code == 0
        assert json.loads(claqueta("probe", name, "--json").out)["sound"]["codec"] == codec


def test_pack_unpack_and_render_give_the_same_pictures(claqueta: Command, film: Path) -> None:
    assert claqueta("pack", film, "-o", "film.claqueta.zip").code == 0
    assert claqueta("unpack", "film.claqueta.zip", "-o", "taken").code == 0
    (unpacked,) = Path("taken").glob("*.json")
    claqueta("render", film, "-o", "before.mp4", *SMALL)
    after = claqueta("render", unpacked, "-o", "after.mp4", *SMALL)
    assert "0 of them newly rendered" in after.out
    assert pictures(Path("after.mp4")) == pictures(Path("before.mp4"))
    assert claqueta("unpack", "film.claqueta.zip", "-o", "taken").code == 1


@pytest.mark.parametrize("command", ["voices", "effects", "transitions", "easings", "presets", "styles"])
def test_lists_are_tables_and_json(command: str, claqueta: Command) -> None:
    table, listed = claqueta(command), claqueta(command, "--json")
    assert (table.code, listed.code) == (0, 0)
    rows = json.loads(listed.out)
    assert len(rows) == len(table.out.splitlines()) > 3
    assert all(row["id"] for row in rows)
    if command != "voices":
        assert claqueta(command, language="es_ES.UTF-8").out != table.out


def test_doctor_looks_at_everything(claqueta: Command) -> None:
    said = claqueta("doctor", "--json")
    findings = {finding["subject"]: finding for finding in json.loads(said.out)}
    assert said.code == 0, findings
    assert {"Python", "av", "sandbox", "fonts", "sound"} <= set(findings)
    assert "rlimits" in findings["sandbox"]["text"]


def test_check_lists_what_is_wrong_and_says_so_by_its_code(claqueta: Command, film: Path) -> None:
    assert claqueta("check", film, language="es_ES.UTF-8") == Said(0, "Sin problemas.\n", "")
    film.with_name("clip.mp4").unlink()
    said = claqueta("check", film, "--json")
    assert said.code == 1
    problems = json.loads(said.out)
    assert {"record", "code", "severity", "en", "es"} == set(problems[0])
    assert "media.missing" in {problem["code"] for problem in problems}


def test_missing_media_are_told_and_the_rest_is_made(claqueta: Command, film: Path) -> None:
    film.with_name("clip.mp4").unlink()
    said = claqueta("render", film, *SMALL, language="es_ES.UTF-8")
    assert said.code == 1
    assert "No se puede leer «clip.mp4»" in said.err
    assert film.with_name("film.mp4").is_file()


WRONG_USE: list[tuple[str, ...]] = [
    (),
    ("paint",),
    ("render",),
    ("render", "film.claqueta.json", "--jobs", "0"),
    ("render", "film.claqueta.json", "--jobs", "-3"),
    ("render", "film.claqueta.json", "--jobs", "9" * 50),
    ("render", "film.claqueta.json", "--jobs", "²"),
    ("render", "film.claqueta.json", "--preset", "betamax"),
    ("render", "film.claqueta.json", "--set", "crf"),
    ("render", "film.claqueta.json", "--set", "crf=99"),
    ("render", "film.claqueta.json", "--set", "colour=red"),
    ("render", "film.claqueta.json", "--range", "5"),
    ("render", "film.claqueta.json", "--range", "5-2"),
    ("render", "film.claqueta.json", "--range", "a-b"),
    ("render", "film.claqueta.json", "-o", "film.avi"),
    ("render", "film.claqueta.json", "-o", "film.srt", "--set", "subtitles=srt"),
    ("render", "film.claqueta.json", "-o", "film.mp4", "--preset", "mp3"),
    ("render", "film.claqueta.json", "-o", ""),
    ("render", "\0"),
    ("still", "film.claqueta.json", "--at", "soon", "-o", "a.png"),
    ("still", "film.claqueta.json", "--at", "1", "-o", "a.jpg"),
    ("still", "film.claqueta.json", "--at", "1", "-o", "a.xyz"),
    ("render", "film.claqueta.json", "-o", "film.xyz"),
    ("render", "film.claqueta.json", "-o", "film.xyz", "--preset", "vp9_webm"),
    ("mix", "film.claqueta.json", "-o", "film.xyz"),
    ("make", "guion.md", "-o", "film.xyz"),
    ("mix", "film.claqueta.json", "-o", "a.mp4"),
    ("make", "guion.md", "-o", "film.mp4", "--lang", "klingon"),
    ("make", "guion.md", "-o", "film.mp4", "--format", "4:3"),
    ("make", "guion.md", "-o", "film.mp4", "--style", "gothic"),
    ("make", "guion.md", "-o", "film.mp4", "--preset", "betamax"),
    ("make", "guion.md", "-o", "film.mp4", "--range", "x"),
    ("effects", "--jsonn"),
]


@pytest.mark.parametrize("arguments", WRONG_USE, ids=" ".join)
def test_wrong_use_ends_with_2_and_words_in_both_languages(
    arguments: tuple[str, ...], claqueta: Command, film: Path
) -> None:
    Path("guion.md").write_text("# Hola\nEsto es todo.", encoding="utf-8")
    before = sorted(path.name for path in film.parent.iterdir())
    english, spanish = claqueta(*arguments), claqueta(*arguments, language="es_ES.UTF-8")
    assert (english.code, spanish.code) == (2, 2)
    assert english.out == spanish.out == ""
    assert english.err.strip()
    assert spanish.err != english.err
    after = [path.name for path in sorted(film.parent.iterdir()) if path.name != "cache"]
    assert after == before


def broken_files(folder: Path) -> None:
    (folder / "folder").mkdir()
    (folder / "binary.md").write_bytes(bytes(range(256)) * 40)
    (folder / "huge.md").write_bytes(b"# Hola\n" + b"palabra " * 200_000)
    (folder / "empty.md").write_bytes(b"")
    (folder / "head.md").write_text("---\ntitle: x\n")
    (folder / "good.md").write_text("# Hola\nEsto es todo.", encoding="utf-8")
    (folder / "empty.claqueta.json").write_bytes(b"")
    (folder / "list.claqueta.json").write_bytes(b"[1, 2]")
    (folder / "deep.claqueta.json").write_bytes(b"[" * 100_000)
    (folder / "newer.claqueta.json").write_bytes(b'{"claqueta": 99, "records": []}')
    (folder / "nothing.claqueta.json").write_bytes(b'{"claqueta": 1, "records": []}')
    (folder / "no.zip").write_bytes(b"PK\x03\x04 and nothing more")
    (folder / "junk.png").write_bytes(b"no picture at all")
    (folder / "no.mp4").write_bytes(b"\0\0\0 ftypisom")
    os.mkfifo(folder / "pipe")


PROBLEMS: list[tuple[str, ...]] = [
    ("make", "absent.md", "-o", "film.mp4"),
    ("make", "folder", "-o", "film.mp4"),
    ("make", "pipe", "-o", "film.mp4"),
    ("make", "binary.md", "-o", "film.mp4"),
    ("make", "huge.md", "-o", "film.mp4"),
    ("make", "empty.md", "-o", "film.mp4"),
    ("make", "head.md", "-o", "film.mp4"),
    ("make", "good.md", "-o", "film.mp4", "--media", "absent"),
    ("make", "good.md", "-o", "film.mp4", "--media", "good.md"),
    ("make", "good.md", "-o", "folder"),
    ("make", "good.md", "-o", "film.mp4", "--save", "folder"),
    ("make", "good.md", "-o", "film.mp4", "--save", "good.md"),
    ("make", "good.md", "-o", "film.mp4", "--cache", "good.md"),
    ("render", "absent.claqueta.json"),
    ("render", "folder"),
    ("render", "binary.md"),
    ("render", "empty.claqueta.json"),
    ("render", "list.claqueta.json"),
    ("render", "deep.claqueta.json"),
    ("render", "newer.claqueta.json"),
    ("render", "nothing.claqueta.json"),
    ("render", "film.claqueta.json", "-o", "clip.mp4"),
    ("render", "film.claqueta.json", "-o", "good.md/film.mp4"),
    ("render", "film.claqueta.json", "-o", "/dev/null"),
    ("render", "film.claqueta.json", "-o", "/proc/film.mp4"),
    ("render", "film.claqueta.json", "--cache", "good.md"),
    ("render", "film.claqueta.json", "--range", "50-60"),
    ("still", "film.claqueta.json", "--at", "1", "-o", "/dev/full"),
    ("still", "film.claqueta.json", "--at", "2", "-o", "a.png"),
    ("still", "film.claqueta.json", "--at", "99", "-o", "a.png"),
    ("probe", "junk.png"),
    ("mix", "film.claqueta.json", "-o", "noise.wav"),
    ("check", "absent.claqueta.json"),
    ("probe", "absent.mp4"),
    ("probe", "folder"),
    ("probe", "pipe"),
    ("probe", "no.mp4"),
    ("pack", "absent.claqueta.json", "-o", "a.zip"),
    ("pack", "film.claqueta.json", "-o", "film.claqueta.json"),
    ("pack", "film.claqueta.json", "-o", "clip.mp4"),
    ("unpack", "no.zip", "-o", "out"),
    ("unpack", "absent.zip", "-o", "out"),
]


@pytest.mark.parametrize("arguments", PROBLEMS, ids=" ".join)
def test_what_cannot_be_done_ends_with_1_and_words_and_changes_nothing(
    arguments: tuple[str, ...], claqueta: Command, film: Path
) -> None:
    broken_files(film.parent)
    before = {path: path.read_bytes() for path in film.parent.iterdir() if path.is_file()}
    extra = SMALL if arguments[0] in ("make", "render") else ()
    english = claqueta(*arguments, *extra)
    spanish = claqueta(*arguments, *extra, language="es_ES.UTF-8")
    assert (english.code, spanish.code) == (1, 1)
    assert english.out == spanish.out == ""
    assert len(english.err.splitlines()) == len(spanish.err.splitlines()) == 1
    assert english.err.startswith("claqueta: ")
    assert spanish.err != english.err
    assert "errno" not in english.err.lower()
    after = {path: path.read_bytes() for path in film.parent.iterdir() if path.is_file()}
    assert after == before
    assert not leftovers(film.parent)
    assert not [path for path in film.parent.iterdir() if path.name.endswith(".media")]


def test_the_language_is_the_environments_with_lc_all_first(claqueta: Command) -> None:
    assert "cannot be" in claqueta("probe", "absent", language="en_US").err
    assert "No se puede" in claqueta("probe", "absent", language="es_AR.UTF-8", variable="LC_ALL").err
    assert "No se puede" in claqueta("probe", "absent", language="en_US").err
    assert "cannot be" in claqueta("probe", "absent", language="fr_FR.UTF-8", variable="LC_ALL").err
    assert "cannot be" in claqueta("probe", "absent", language="C", variable="LC_ALL").err


def test_help_is_in_the_persons_language(claqueta: Command) -> None:
    english, spanish = claqueta("make", "--help"), claqueta("make", "--help", language="es_ES.UTF-8")
    assert (english.code, spanish.code) == (0, 0)
    assert "Make a video from a script." in english.out
    assert "Crea un vídeo a partir de un guion." in spanish.out
    assert "opciones" in spanish.out


def run_apart(
    *arguments: str | bytes, folder: Path, environment: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "claqueta", *arguments],
        cwd=folder,
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "CLAQUETA_CACHE": str(folder / "cache"), **(environment or {})},
    )


def test_names_that_are_no_text_do_no_harm(film: Path) -> None:
    odd = film.parent / os.fsdecode(b"caf\xe9\n.claqueta.json")
    shutil.copyfile(film, odd)
    done = run_apart("render", os.fsencode(odd.name), *SMALL, folder=film.parent)
    assert done.returncode == 0, done.stderr
    assert (film.parent / os.fsdecode(b"caf\xe9\n.mp4")).is_file()
    absent = run_apart("render", b"\xff\xfe", folder=film.parent)
    assert absent.returncode == 1
    assert b"Traceback" not in absent.stderr


def test_a_terminal_without_accents_gets_escapes(film: Path) -> None:
    said = run_apart(
        "probe", "absent", folder=film.parent, environment={"LC_ALL": "es_ES", "PYTHONIOENCODING": "ascii"}
    )
    assert said.returncode == 1
    assert b"Comprueba" in said.stderr
    assert b"Traceback" not in said.stderr


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "claqueta", "easings", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_a_still_shows_what_the_film_shows(claqueta: Command, tmp_path: Path) -> None:
    records = small(scene(SECOND, shape("ellipse", fill="#C03020"), background="#2040C0"))
    save(document(records), tmp_path / "flat.claqueta.json")
    claqueta("still", "flat.claqueta.json", "--at", "0.5", "-o", "flat.png")
    with MediaHost.host() as host:
        info = MediaHost(host).probe(tmp_path / "flat.png")
        shown = MediaHost(host).picture(tmp_path / "flat.png", info, time=Fraction(0), width=160, height=90)
    assert pixels_of(shown)[45, 80].tolist() == [0x20, 0x30, 0xC0, 255]
    assert pixels_of(shown)[1, 1].tolist() == [0xC0, 0x40, 0x20, 255]
