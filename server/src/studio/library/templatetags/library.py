"""Addresses of an asset's files, found words marked, and words for kinds and states."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils import formats
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from studio.library.serving.addresses import address

register = template.Library()

_ENDINGS = {"thumbnail": "webp", "filmstrip": "jpg", "proxy": "mp4"}

_ICONS = {
    "video": ("film", "video"),
    "audio": ("audio-lines", "sound"),
    "image": ("image", "image"),
    "svg": ("shapes", "image"),
    "font": ("type", "text"),
    "lut": ("palette", "shape"),
    "subtitles": ("captions", "text"),
    "package": ("package", ""),
    "pictures": ("image", "image"),
}
KINDS = {
    "video": _("Video"),
    "audio": _("Sound"),
    "image": _("Picture"),
    "svg": _("Drawing"),
    "font": _("Font"),
    "lut": _("Colour table"),
    "subtitles": _("Subtitles"),
    "package": _("Package"),
    "pictures": _("Frames"),
}
SHAPES = {
    "landscape": _("Wide"),
    "portrait": _("Upright"),
    "wide": _("Wide"),
    "tall": _("Upright"),
    "square": _("Square"),
}
STATES = {"waiting": _("Being read"), "ready": _("Ready"), "refused": _("Refused")}
STEPS = {
    "probe": _("Looking at it"),
    "thumbnail": _("Making its picture"),
    "filmstrip": _("Making its strip"),
    "peaks": _("Drawing its sound"),
    "loudness": _("Measuring its sound"),
    "proxy": _("Making a light copy"),
}

_RATIOS = ((16, 9), (9, 16), (4, 3), (3, 4), (1, 1), (4, 5), (5, 4), (3, 2), (2, 3), (21, 9), (2, 1), (1, 2))
_ALMOST = 0.01
_CODECS = {
    "h264": "H.264",
    "hevc": "H.265",
    "av1": "AV1",
    "vp8": "VP8",
    "vp9": "VP9",
    "prores": "ProRes",
    "mjpeg": "JPEG",
    "png": "PNG",
    "webp": "WebP",
    "gif": "GIF",
    "aac": "AAC",
    "mp3": "MP3",
    "opus": "Opus",
    "vorbis": "Vorbis",
    "flac": "FLAC",
    "pcm_s16le": "PCM",
    "pcm_s24le": "PCM",
    "pcm_f32le": "PCM",
}


@register.simple_tag
def asset_file(asset: Any, what: str = "file") -> str:
    """The address of a file of an asset: file, thumbnail, filmstrip, peaks, proxy, download.

    asset: an id, or a card or row of which pictures are then addressed without a detour.
    """
    if isinstance(asset, str):
        return reverse("library:part", args=[asset, what])
    sha256: str = getattr(asset, what, "") if what in _ENDINGS else ""
    if sha256:
        return address(sha256, _ENDINGS[what], f"{what}.{_ENDINGS[what]}")
    return reverse("library:part", args=[asset.id, what])


@register.filter
def asset_icon(kind: str) -> str:
    """The icon of a kind of asset."""
    return _ICONS.get(kind, ("file", ""))[0]


@register.filter
def asset_hue(kind: str) -> str:
    """The class that colours a kind of asset."""
    return _ICONS.get(kind, ("file", ""))[1]


@register.filter
def called(value: str, table: str) -> str:
    """The word for a value of a table: kinds, shapes, states, steps."""
    return str({"kinds": KINDS, "shapes": SHAPES, "states": STATES, "steps": STEPS}[table].get(value, value))


@register.filter
def marked(text: str, marks: Any) -> SafeString:
    """The text with what was found in it marked."""
    pieces, at = [], 0
    for start, stop in marks:
        pieces += [(escape(text[at:start]), text[start:stop])]
        at = stop
    return SafeString(format_html_join("", "{}<mark>{}</mark>", pieces) + escape(text[at:]))


@register.filter
def rate_of(asset: Any) -> str:
    """Frames a second as people say them: `29.97`, `25`; empty for what has no frames."""
    if not asset.rate_numerator or not asset.rate_denominator or asset.kind != "video":
        return ""
    value = asset.rate_numerator / asset.rate_denominator
    places = 0 if value == round(value) else 2
    return str(formats.number_format(value, decimal_pos=places))


@register.filter
def shape_of(asset: Any) -> str:
    """The shape of a picture as people know it: `16:9`; else wide, upright or square."""
    if not asset.width or not asset.height:
        return ""
    share = asset.width / asset.height
    named = min(_RATIOS, key=lambda each: abs(each[0] / each[1] - share))
    if abs(named[0] / named[1] - share) / share < _ALMOST:
        return f"{named[0]}:{named[1]}"
    return str(SHAPES["wide" if share > 1 else "tall"])


@register.filter
def codecs(asset: Any) -> str:
    """What a medium is written in, as people know it: `H.264 · AAC`."""
    told = [(asset.info.get(part) or {}).get("codec", "") for part in ("video", "sound")]
    return " · ".join(_CODECS.get(each, each.upper()) for each in told if each) or asset.codec


@register.filter
def sound_of(asset: Any) -> str:
    """How the sound of a medium is made: `stereo, 48 kHz`."""
    sound = asset.info.get("sound") if asset.has_sound else None
    if not sound:
        return ""
    count = sound.get("channels", 0)
    channels = {1: _("mono"), 2: _("stereo")}.get(count) or _("%(count)s channels") % {"count": count}
    rate = formats.number_format(sound.get("sample_rate", 0) / 1000, decimal_pos=1)
    return f"{channels}, {rate.removesuffix('.0').removesuffix(',0')} kHz"
