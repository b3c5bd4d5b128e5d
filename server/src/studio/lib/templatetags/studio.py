"""What every page's template says the same way: icons, times, sizes, words in the reader's language."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from claqueta.time import TICKS_PER_SECOND
from studio.lib.wording import current_language

register = template.Library()

_HUES = 8
_UNITS = ("B", "KB", "MB", "GB", "TB")
_MINUTE, _HOUR, _DAY = 60, 3600, 86400
_RECENT_DAYS = 7


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """The icon `name` of server/build/icons.txt, silent to screen readers; `extra`: classes (big, small, spin)."""
    classes = f"icon {extra}".rstrip()
    return format_html(
        '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>', classes, static("claqueta/icons.svg"), name
    )


@register.simple_tag(takes_context=True)
def theme(context: Context) -> str:
    """The theme the person chose: `dark`, `light`, or nothing when the system decides."""
    request = context.get("request")
    if request is None:
        return ""
    chosen = request.COOKIES.get("theme") or getattr(getattr(request, "user", None), "theme", "") or ""
    return chosen if chosen in ("dark", "light") else ""


@register.filter
def duration(ticks: int | None) -> str:
    """A length as people read it: `0:42`, `1:02:03`; under ten seconds with its tenths: `0:04.5`."""
    if ticks is None:
        return ""
    tenths = (ticks * 10 + TICKS_PER_SECOND // 2) // TICKS_PER_SECOND
    whole, tenth = divmod(tenths, 10)
    hours, rest = divmod(whole, _HOUR)
    minutes, seconds = divmod(rest, _MINUTE)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    fine = f"{_decimal_sign()}{tenth}" if tenth and tenths < 100 else ""  # ten seconds
    return f"{minutes}:{seconds:02}{fine}"


@register.filter
def seconds(ticks: int | None) -> str:
    """A length in seconds for a number field, with a point and at most three places: `4.5`."""
    if ticks is None:
        return ""
    return f"{ticks / TICKS_PER_SECOND:.3f}".rstrip("0").rstrip(".")


@register.filter
def size(count: int | None) -> str:
    """Bytes as people read them: `14 KB`, `1.2 GB` (thousands, as systems show files)."""
    if count is None:
        return ""
    value, unit = float(count), 0
    while value >= 1000 and unit < len(_UNITS) - 1:  # thousands
        value, unit = value / 1000, unit + 1
    places = 1 if unit > 1 and value < 100 else 0  # three figures are enough
    return f"{formats.number_format(value, decimal_pos=places)} {_UNITS[unit]}"


@register.filter
def ago(when: datetime | None) -> SafeString:
    """A moment, told from now: "just now", "5 min ago", "yesterday", else its date; the whole of it on hover."""
    if when is None:
        return SafeString("")
    local = timezone.localtime(when)
    whole = formats.date_format(local, "DATETIME_FORMAT")
    return format_html('<time datetime="{}" title="{}">{}</time>', when.isoformat(), whole, _told(local))


@register.filter
def remaining(length: float | None) -> str:
    """A wait in seconds as people say it: "about 40 s", "about 3 min"."""
    if length is None:
        return ""
    if length < _MINUTE:
        return _("about %(count)s s") % {"count": max(1, round(length))}
    if length < _HOUR:
        return _("about %(count)s min") % {"count": round(length / _MINUTE)}
    return _("about %(count)s h") % {"count": formats.number_format(length / _HOUR, decimal_pos=1)}


@register.filter
def words(value: Mapping[str, str] | str | None) -> str:
    """The reader's language of {"en": …, "es": …}; plain text stays as it is."""
    if isinstance(value, Mapping):
        return str(value.get(current_language()) or value.get("en") or next(iter(value.values()), ""))
    return value or ""


@register.filter
def initials(name: str | None) -> str:
    """At most two letters for an avatar."""
    parts = (name or "?").replace("@", " ").split()
    return "".join(part[0] for part in (parts[:1] + parts[1:][-1:])).upper() or "?"


@register.filter
def hue(key: object) -> int:
    """One of eight hues, always the same for the same key."""
    return sum(str(key).encode()) % _HUES + 1


@register.filter
def item(mapping: Mapping[Any, Any], key: object) -> Any:
    """`mapping[key]`, or nothing."""
    return mapping.get(key) if mapping else None


def _told(when: datetime) -> str:
    now = timezone.localtime()
    passed = (now - when).total_seconds()
    days = (now.date() - when.date()).days
    if passed < _MINUTE:
        return _("just now")
    if passed < _HOUR:
        return _("%(count)s min ago") % {"count": int(passed // _MINUTE)}
    if passed < _DAY and days == 0:
        return _("%(count)s h ago") % {"count": int(passed // _HOUR)}
    if days <= 1:
        return _("yesterday")
    if days < _RECENT_DAYS:
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
    return formats.date_format(when, "SHORT_DATE_FORMAT" if when.year != now.year else "MONTH_DAY_FORMAT")


def _decimal_sign() -> str:
    return str(formats.get_format("DECIMAL_SEPARATOR"))
