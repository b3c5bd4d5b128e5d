"""The styles of `spec/templates`, by name."""

from functools import cache

from claqueta.errors import ClaquetaError, Words
from claqueta.spec import spec_path
from claqueta.storyboard.style import Style


class StyleUnknown(ClaquetaError):
    """There is no style of that name."""

    code = "style.unknown"
    words = Words(
        en="There is no style “{style}”. Choose one of these: {known}.",
        es="No hay ningún estilo «{style}». Elige uno de estos: {known}.",
    )


@cache
def styles() -> dict[str, Style]:
    """Every style by its id, in the order of ids."""
    return {
        path.stem: Style.model_validate_json(path.read_bytes())
        for path in sorted(spec_path("templates").glob("*.json"))
    }


def style_named(name: str) -> Style:
    """The style `name`. Raises StyleUnknown."""
    known = styles()
    if name not in known:
        raise StyleUnknown(style=name[:60], known=", ".join(known))
    return known[name]
