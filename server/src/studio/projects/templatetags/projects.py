"""Addresses of pictures of a project, and signs of its elements."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from claqueta.spec.parameters import visual_specs
from studio.lib.wording import current_language
from studio.projects.queries.scenes import ElementRow

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
WORDS = {
    "video": _("Video"),
    "image": _("Picture"),
    "text": _("Text"),
    "caption": _("Captions"),
    "shape": _("Shape"),
    "generator": _("Moving background"),
    "group": _("Group"),
    "voice": _("Narration"),
    "music": _("Music"),
    "effect": _("Sound effect"),
}
_HOVER_STILLS = 4


@register.simple_tag
def still(project_id: str, time: int, width: int, version: int) -> str:
    """The address of a still of a project: `time` in ticks, `width` in pixels."""
    return f"{reverse('rendering:still', args=[project_id])}?{urlencode({'t': time, 'w': width, 'v': version})}"


@register.simple_tag
def stills(project_id: str, duration: int, width: int, version: int) -> str:
    """Addresses of stills spread over a project, for its poster to walk through."""
    return " ".join(still(project_id, time, width, version) for time in _spread(duration))


@register.filter
def kind_icon(kind: str) -> str:
    """The icon of a kind of element, sound or asset."""
    return _ICONS.get(kind, ("circle", ""))[0]


@register.filter
def kind_hue(kind: str) -> str:
    """The class that colours a kind."""
    return _ICONS.get(kind, ("circle", ""))[1]


@register.filter
def kind_word(kind: str) -> str:
    """The word for a kind of element or sound."""
    return str(WORDS.get(kind, kind))


@register.filter
def element_name(element: ElementRow) -> str:
    """What to call an element: its name, its words, what draws it, else its kind."""
    drawn = visual_specs("generators").get(element.generator) if element.generator else None
    by_what = "" if drawn is None else drawn.label.es if current_language() == "es" else drawn.label.en
    return element.name or element.text[:60] or by_what or kind_word(element.kind)


@register.simple_tag
def template_still(card: Any, width: int, time: int | None = None) -> str:
    """The address of a still of a template: of its poster, or at `time` ticks."""
    address = reverse("rendering:template_still", args=[card.id])
    return f"{address}?{urlencode({'t': card.poster_time if time is None else time, 'w': width, 'v': card.version})}"


@register.simple_tag
def template_stills(card: Any, width: int) -> str:
    """Addresses of stills that tell what a template is, for its poster to walk through."""
    return " ".join(template_still(card, width, time) for time in card.hover_times)


def _spread(duration: int) -> list[int]:
    return [duration * (2 * part + 1) // (2 * _HOVER_STILLS) for part in range(_HOVER_STILLS)]
