"""Addresses of an asset's files, found words marked, and words for kinds and states."""

from typing import Any

from django import template
from django.urls import reverse
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
