"""The presets of `spec/presets/export`, and changing single fields of one by hand."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pydantic import ValidationError

from claqueta.errors import ClaquetaError, Words
from claqueta.presets.model import ALPHA_FORMATS, PIXEL_FORMATS, ExportPreset
from claqueta.spec.places import spec_path

_NTSC: Mapping[str, str] = {
    "23.976": "24000/1001", "23.98": "24000/1001", "29.97": "30000/1001", "47.952": "48000/1001",
    "59.94": "60000/1001", "119.88": "120000/1001",
}  # fmt: skip
_WHOLE = re.compile(r"[0-9]{1,9}")
_BITRATE = re.compile(r"([0-9]{1,9})([kKmM]?)")


class PresetUnknown(ClaquetaError):
    """No preset has this name."""

    code = "preset.unknown"
    words = Words(
        en="There is no preset “{preset}”. Known: {known}.", es="No existe el ajuste «{preset}». Hay: {known}."
    )


class PresetFieldUnknown(ClaquetaError):
    """A preset has no such field to change."""

    code = "preset.field_unknown"
    words = Words(
        en="A preset has no field “{field}” to change. Fields: {known}.",
        es="Un ajuste no tiene el campo «{field}». Campos: {known}.",
    )


class PresetFieldIdle(ClaquetaError):
    """The field belongs to a part (picture or sound) that this preset does not have."""

    code = "preset.field_idle"
    words = Words(
        en="“{field}” does nothing in the preset “{preset}”, which has no such part. Leave it out.",
        es="«{field}» no hace nada en el ajuste «{preset}», que no tiene esa parte. Quítalo.",
    )


class PresetValueUnfit(ClaquetaError):
    """A value that the field, or the rest of the preset, does not admit."""

    code = "preset.value_unfit"
    words = Words(
        en="“{value}” does not fit “{field}” in the preset “{preset}”. It takes {takes}.",
        es="«{value}» no sirve para «{field}» en el ajuste «{preset}». Admite {takes_es}.",
    )


@cache
def export_presets() -> Mapping[str, ExportPreset]:
    """All presets by id, in the order in which they are offered."""
    found = (
        ExportPreset.model_validate_json(path.read_bytes()) for path in spec_path("presets", "export").glob("*.json")
    )
    order = {container: index for index, container in enumerate(("mp4", "webm", "mov", "gif", "png"))}
    return {preset.id: preset for preset in sorted(found, key=lambda p: (order.get(p.container, 9), p.id))}


def export_preset(name: str) -> ExportPreset:
    """The preset called `name`. Raises PresetUnknown."""
    try:
        return export_presets()[name]
    except KeyError:
        raise PresetUnknown(preset=name[:80], known=", ".join(export_presets())) from None


def override(preset: ExportPreset, values: Mapping[str, str]) -> ExportPreset:
    """`preset` with single fields changed, as typed on a command line.

    `crf` and `bitrate` take each other's place, as do `short_side` and `width`/`height`.  Raises
    PresetFieldUnknown, PresetFieldIdle and PresetValueUnfit.
    """
    written: dict[str, Any] = preset.model_dump(mode="json")
    for field, text in values.items():
        if field not in FIELDS:
            raise PresetFieldUnknown(field=field[:80], known=", ".join(FIELDS))
        part, _, put = FIELDS[field]
        holder = written[part] if part else written
        if holder is None:
            raise PresetFieldIdle(field=field, preset=preset.id)
        try:
            put(holder, field, text.strip())
        except ValueError:
            raise _unfit(preset, field, text) from None
    try:
        return ExportPreset.model_validate(written)
    except ValidationError:
        raise _blamed(preset, values) from None


def _blamed(preset: ExportPreset, values: Mapping[str, str]) -> PresetValueUnfit:
    """The refusal that names the first field that does not fit by itself, else the last: it does not fit the rest."""
    for field, text in values.items():
        if len(values) > 1:
            try:
                override(preset, {field: text})
            except PresetValueUnfit as refusal:
                return refusal
    field, text = list(values.items())[-1]
    return _unfit(preset, field, text)


def _unfit(preset: ExportPreset, field: str, text: str) -> PresetValueUnfit:
    takes = FIELDS[field][1]
    return PresetValueUnfit(value=text[:80], field=field, preset=preset.id, takes=takes.en, takes_es=takes.es)


type _Put = Callable[[dict[str, Any], str, str], None]


def _text(holder: dict[str, Any], field: str, text: str) -> None:
    holder[field] = text


def _whole(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _side(holder: dict[str, Any], field: str, text: str) -> None:
    size = holder["size"]
    for other in ("width", "height") if field == "short_side" else ("short_side",):
        size[other] = None
    size[field] = _whole(text)


def _fit(holder: dict[str, Any], field: str, text: str) -> None:
    holder["size"][field] = text


def _rate(holder: dict[str, Any], field: str, text: str) -> None:
    holder["rate_at_most"] = None
    holder[field] = None if text == "project" else _NTSC.get(text, text)


def _crf(holder: dict[str, Any], field: str, text: str) -> None:
    holder["bitrate"] = None
    holder[field] = _whole(text)


def _bitrate(holder: dict[str, Any], field: str, text: str) -> None:
    match = _BITRATE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    holder["crf"] = None
    holder[field] = int(match[1]) * {"": 1, "k": 1_000, "m": 1_000_000}[match[2].lower()]


def _sound_bitrate(holder: dict[str, Any], _field: str, text: str) -> None:
    _bitrate(holder, "bitrate", text)
    del holder["crf"]


def _alpha(holder: dict[str, Any], _field: str, text: str) -> None:
    wanted = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(text.lower())
    if wanted is None:
        raise ValueError(text)
    for pixel_format in PIXEL_FORMATS[holder["codec"]]:
        if (pixel_format in ALPHA_FORMATS) == wanted:
            holder["pixel_format"] = pixel_format
            return
    raise ValueError(text)


def _loudness(holder: dict[str, Any], field: str, text: str) -> None:
    holder[field] = text if text in ("project", "none") else float(text)


_BITS = Words(en="bits a second, such as 8M or 800k", es="bits por segundo, como 8M o 800k")
_PIXELS = Words(en="a whole number of pixels from 16 to 8192", es="un número entero de píxeles de 16 a 8192")

FIELDS: Mapping[str, tuple[str, Words, _Put]] = {
    "width": ("video", _PIXELS, _side),
    "height": ("video", _PIXELS, _side),
    "short_side": ("video", _PIXELS, _side),
    "fit": ("video", Words(en="contain or cover", es="contain o cover"), _fit),
    "rate": (
        "video",
        Words(en="project, 25, 29.97 or 30000/1001", es="project, 25, 29.97 o 30000/1001"),
        _rate,
    ),
    "crf": (
        "video",
        Words(
            en="a whole number from 0 (best) to 51, or 63 for AV1 and VP9; not for lossless codecs",
            es="un número entero de 0 (el mejor) a 51, o 63 en AV1 y VP9; no en códecs sin pérdida",
        ),
        _crf,
    ),
    "bitrate": ("video", _BITS, _bitrate),
    "speed": (
        "video",
        Words(
            en="ultrafast, superfast, veryfast, faster, fast, medium, slow or slower",
            es="ultrafast, superfast, veryfast, faster, fast, medium, slow o slower",
        ),
        _text,
    ),
    "pixel_format": (
        "video",
        Words(en="a pixel format that the codec has", es="un formato de píxel que tenga el códec"),
        _text,
    ),
    "alpha": (
        "video",
        Words(en="yes or no, where the codec has both", es="yes o no, si el códec admite ambos"),
        _alpha,
    ),
    "audio_bitrate": ("audio", _BITS, _sound_bitrate),
    "loudness": (
        "",
        Words(en="project, none or LUFS from -40 to -6", es="project, none o LUFS de -40 a -6"),
        _loudness,
    ),
    "subtitles": ("", Words(en="none, burnt, srt or vtt", es="none, burnt, srt o vtt"), _text),
}
"""The fields that `override` changes: the part they belong to, what they take, how."""
