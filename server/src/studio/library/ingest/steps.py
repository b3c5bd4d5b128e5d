"""The steps by kind of asset. Each reads the file through the host and answers what is to be written on the row."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from claqueta.document.file import load
from claqueta.errors import ClaquetaError, Words
from claqueta.media.client import MediaHost
from claqueta.media.info import MediaInfo, needs_proxy
from claqueta.package import PackageRefused, unpack
from claqueta.render.inspection import Inspector
from studio.lib.hosting import host
from studio.library.ingest.progress import Progress, scratch_file, scratch_folder
from studio.library.ingest.subtitles import read_subtitles
from studio.library.ingest.svg import clean_svg
from studio.library.models import Asset, IngestStep, Kind

_NOTHING_FOUND: dict[str, Any] = {
    "duration": 0,
    "width": 0,
    "height": 0,
    "rate_numerator": None,
    "rate_denominator": None,
    "has_sound": False,
    "has_alpha": False,
    "codec": "",
    "loudness": None,
    "true_peak": None,
    "info": {},
    "thumbnail": "",
    "filmstrip": "",
    "peaks": "",
    "proxy": "",
    "film_sha256": "",
    "film_size": 0,
    "film_extension": "",
}
_ZIP = b"PK\x03\x04"


class NoPackage(ClaquetaError):
    """A .zip is no project package."""

    code = "library.no_package"
    words = Words(
        en="This .zip is not a project package. Choose one that was exported from a project.",
        es="Este .zip no es un paquete de proyecto. Elige uno exportado desde un proyecto.",
    )


@dataclass(frozen=True)
class Newcomer:
    """An asset in ingest, its bytes, and what a step may say on its way."""

    path: Path
    asset: Asset
    progress: Progress


@dataclass(frozen=True)
class Step:
    """A part of ingest; what it answers is written on the asset's row."""

    name: IngestStep
    run: Callable[[Newcomer], dict[str, Any]]


def steps_of(asset: Asset) -> list[Step]:
    """The steps that `asset` needs, as far as is known of it; after probing, a medium may need others."""
    match asset.kind:
        case Kind.FONT:
            return [Step(IngestStep.PROBE, _font)]
        case Kind.LUT:
            return [Step(IngestStep.PROBE, _lut)]
        case Kind.SUBTITLES:
            return [Step(IngestStep.PROBE, _subtitles)]
        case Kind.SVG:
            return [Step(IngestStep.PROBE, _svg)]
        case Kind.PACKAGE | Kind.PICTURES:
            return [Step(IngestStep.PROBE, _package)]
    steps = [Step(IngestStep.PROBE, _probe)]
    if asset.kind != Kind.AUDIO:
        steps.append(Step(IngestStep.PICTURES, _pictures))
    if asset.has_sound:
        steps += [Step(IngestStep.PEAKS, _peaks), Step(IngestStep.LOUDNESS, _loudness)]
    if asset.info.get("video") and needs_proxy(_info(asset)):
        steps.append(Step(IngestStep.PROXY, _proxy))
    return steps


def facts_of(info: MediaInfo) -> dict[str, Any]:
    """The columns that a medium's facts fill."""
    video, sound = info.video, info.sound
    seen = video if info.kind != "audio" else None
    rate = seen.rate if seen is not None else None
    return {
        "duration": info.duration,
        "width": seen.width if seen else 0,
        "height": seen.height if seen else 0,
        "rate_numerator": rate.numerator if rate else None,
        "rate_denominator": rate.denominator if rate else None,
        "has_sound": sound is not None,
        "has_alpha": bool(seen and seen.has_alpha),
        "codec": (seen.codec if seen else sound.codec if sound else "")[:40],
        "info": info.model_dump(mode="json"),
    }


def _probe(new: Newcomer) -> dict[str, Any]:
    info = MediaHost(host()).probe(new.path)
    new.progress.forget_earlier()
    return {**_NOTHING_FOUND, **facts_of(info), "kind": Kind(info.kind)}


def _pictures(new: Newcomer) -> dict[str, Any]:
    media, info = MediaHost(host()), _info(new.asset)
    values = {"thumbnail": new.progress.keep_bytes(media.thumbnail(new.path, info))}
    if new.asset.kind == Kind.VIDEO:
        values["filmstrip"] = new.progress.keep_bytes(media.filmstrip(new.path, info))
    return values


def _peaks(new: Newcomer) -> dict[str, Any]:
    return {"peaks": new.progress.keep_bytes(MediaHost(host()).peaks(new.path, _info(new.asset)))}


def _loudness(new: Newcomer) -> dict[str, Any]:
    level = Inspector(host()).loudness(new.path, _info(new.asset), on_progress=new.progress.done)
    return {"loudness": level.lufs, "true_peak": level.peak_dbtp}


def _proxy(new: Newcomer) -> dict[str, Any]:
    target = scratch_file(".mp4")
    try:
        MediaHost(host()).make_proxy(
            new.path, _info(new.asset), target, on_progress=new.progress.done, cancel=new.progress.stopped
        )
        return {"proxy": new.progress.keep(target)}
    finally:
        target.unlink(missing_ok=True)


def _font(new: Newcomer) -> dict[str, Any]:
    look = Inspector(host()).font(new.path)
    media, sample = MediaHost(host()), scratch_file(".png")
    try:
        sample.write_bytes(look.sample)
        thumbnail = media.thumbnail(sample, media.probe(sample))
    finally:
        sample.unlink(missing_ok=True)
    new.progress.forget_earlier()
    info = {"family": look.family, "weight": look.weight, "italic": look.italic, "glyphs": look.glyphs}
    return {**_NOTHING_FOUND, "info": info, "thumbnail": new.progress.keep_bytes(thumbnail)}


def _lut(new: Newcomer) -> dict[str, Any]:
    edge = Inspector(host()).lut(new.path)
    new.progress.forget_earlier()
    return {**_NOTHING_FOUND, "info": {"edge": edge}}


def _subtitles(new: Newcomer) -> dict[str, Any]:
    cues = read_subtitles(new.path)
    new.progress.forget_earlier()
    return {
        **_NOTHING_FOUND,
        "info": {"cues": [{"start": cue.start, "stop": cue.stop, "text": cue.text} for cue in cues]},
        "duration": max(cue.stop for cue in cues),
        "transcript": "\n".join(cue.text for cue in cues),
    }


def _svg(new: Newcomer) -> dict[str, Any]:
    drawing = clean_svg(new.path)
    source, picture = scratch_file(".svg"), scratch_file(".png")
    try:
        source.write_bytes(drawing.data)
        picture.write_bytes(Inspector(host()).svg(source, width=drawing.width, height=drawing.height))
        media = MediaHost(host())
        info = media.probe(picture)
        new.progress.forget_earlier()
        return {
            **_NOTHING_FOUND,
            **facts_of(info),
            "film_sha256": new.progress.keep(picture),
            "film_size": info.size_bytes,
            "film_extension": "png",
            "thumbnail": new.progress.keep_bytes(media.thumbnail(picture, info)),
        }
    finally:
        source.unlink(missing_ok=True)
        picture.unlink(missing_ok=True)


def _package(new: Newcomer) -> dict[str, Any]:
    with new.path.open("rb") as file:
        if file.read(len(_ZIP)) != _ZIP:
            raise NoPackage
    info: dict[str, Any] = {}
    if new.asset.kind == Kind.PACKAGE:
        info = _contents(new)
    new.progress.forget_earlier()
    return {**_NOTHING_FOUND, "info": info}


def _contents(new: Newcomer) -> dict[str, Any]:
    """What a package holds, which is unpacked to see whether it can be. Raises PackageRefused."""
    with TemporaryDirectory(dir=scratch_folder()) as folder:
        try:
            document = load(unpack(new.path, Path(folder) / "package"))
        except PackageRefused as error:
            if "name" in error.data:  # the file lies under its hash here
                raise type(error)(**{**error.data, "name": new.asset.name}) from None
            raise
    return {"media": len(document.media), "records": len(document.records)}


def _info(asset: Asset) -> MediaInfo:
    # the facts of this studio's own probe, as it wrote them
    return MediaInfo.model_validate(asset.info, strict=False)
