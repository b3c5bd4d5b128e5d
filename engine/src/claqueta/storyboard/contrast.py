"""How well a colour can be read on another, after WCAG 2.2 (relative luminance and contrast ratio)."""

from claqueta.color import Color


def luminance(color: Color) -> float:
    """The relative luminance of an opaque sRGB colour, 0…1."""
    linear = [
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
        for share in (color.red / 255, color.green / 255, color.blue / 255)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two opaque colours, 1…21; text wants at least 4.5."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)
