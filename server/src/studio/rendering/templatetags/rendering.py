"""The state of an export as a badge."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

register = template.Library()

_PHASES = {
    "waiting": ("", "clock", _("Waiting its turn")),
    "planning": ("", "loader-circle", _("Planning")),
    "rendering": ("", "loader-circle", _("Rendering")),
    "joining": ("", "loader-circle", _("Joining")),
    "verifying": ("", "shield-check", _("Checking the file")),
    "paused": ("warn", "circle-pause", _("Paused")),
    "done": ("good", "circle-check", _("Finished")),
    "failed": ("bad", "circle-x", _("Failed")),
    "cancelled": ("", "circle-x", _("Cancelled")),
}


@register.simple_tag
def phase_badge(phase: str) -> SafeString:
    """What an export does, or how it ended."""
    kind, icon, text = _PHASES.get(phase, ("", "circle", phase))
    return render_to_string("shell/parts/badge.html", {"kind": kind, "icon_name": icon, "text": text})
