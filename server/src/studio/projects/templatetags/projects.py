"""Addresses of pictures of a project, and signs of its elements."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import NoReverseMatch, reverse

register = template.Library()

_ICONS = {
    "video": ("film", "video"),
    "image": ("image", "image"),
    "text": ("type", "text"),
    "caption": ("captions", "text"),
    "shape": ("shapes", "shape"),
    "generator": ("sparkles", "shape"),
    "group": ("layers", ""),
    "voice": ("mic", "sound"),
    "music": ("music", "sound"),
    "effect": ("audio-lines", "sound"),
    "audio": ("audio-lines", "sound"),
    "svg": ("shapes", "image"),
}
_HOVER_STILLS = 4


@register.simple_tag
def still(project_id: str, time: int, width: int, version: int) -> str:
    """The address of a still of a project: `time` in ticks, `width` in pixels."""
    return f"{reverse('rendering:still', args=[project_id])}?{urlencode({'t': time, 'w': width, 'v': version})}"


@register.simple_tag
def stills(project_id: str, duration: int, width: int, version: int) -> str:
    """Addresses of stills spread over a project, for its poster to walk through."""
    times = [duration * (2 * part + 1) // (2 * _HOVER_STILLS) for part in range(_HOVER_STILLS)]
    return " ".join(still(project_id, time, width, version) for time in times)


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind of element, sound or asset."""
    return _ICONS.get(kind, ("circle", ""))[0]


@register.filter
def kind_hue(kind: str) -> str:
    """The class that colours a kind."""
    return _ICONS.get(kind, ("circle", ""))[1]


@register.simple_tag
def template_still(card: Any) -> str:
    """The address of a still of a template, where the studio can draw one; else nothing."""
    try:
        address = reverse("rendering:template_still", args=[card.id])
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode({'t': card.poster_time, 'w': 640, 'v': card.version})}"
