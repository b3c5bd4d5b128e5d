"""The colours of spec/tokens.css keep the contrasts that UI.md promises, in both themes."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[3] / "spec" / "tokens.css").read_text()
LIGHT, DARK = "light", "dark"
THEMES = (LIGHT, DARK)
SURFACES = ("ground", "panel", "raised")
CLIPS = ("video", "sound", "text", "shape", "image")
STATES = ("good", "warn", "bad")

type Rgb = tuple[float, float, float]


def test_the_file_names_every_colour_in_both_themes() -> None:
    names = set(re.findall(r"^\s*--([a-z0-9-]+): light-dark\(", TOKENS, re.MULTILINE))
    wanted = {
        *SURFACES,
        "field",
        "line",
        "line-strong",
        "ink",
        "ink-2",
        "ink-3",
        "accent",
        "accent-ink",
        *CLIPS,
        *STATES,
    }
    assert wanted - names == set()


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "least"), [("ink", 12.0), ("ink-2", 7.0), ("ink-3", 4.5)])
def test_words_stand_out_from_panels(theme: str, ink: str, least: float) -> None:
    assert contrast(colour(ink, theme), colour("panel", theme)) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("surface", [*SURFACES, "field"])
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3"])
def test_words_can_be_read_on_every_surface(theme: str, surface: str, ink: str) -> None:
    assert contrast(colour(ink, theme), colour(surface, theme)) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("accent", ["accent", "accent-over"])
def test_the_one_action_can_be_read_and_seen(theme: str, accent: str) -> None:
    assert contrast(colour("accent-ink", theme), colour(accent, theme)) >= 4.5
    for surface in SURFACES:  # focus rings, playhead and selection are drawn in it
        assert contrast(colour("accent", theme), colour(surface, theme)) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sign", [*CLIPS, *STATES])
def test_signs_stand_out_from_what_they_lie_on(theme: str, sign: str) -> None:
    for surface in SURFACES:
        assert contrast(colour(sign, theme), colour(surface, theme)) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("state", STATES)
def test_what_is_said_of_a_state_can_be_read_on_its_wash(theme: str, state: str) -> None:
    assert contrast(colour(state, theme), colour(f"{state}-wash", theme)) >= 4.5
    assert contrast(colour("ink", theme), colour(f"{state}-wash", theme)) >= 7.0


@pytest.mark.parametrize("theme", THEMES)
def test_the_place_of_a_control_can_be_seen(theme: str) -> None:
    for surface in SURFACES:
        assert contrast(colour("line-control", theme), colour(surface, theme)) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("picture", ["#FFFFFF", "#000000", "#808080"])
def test_words_over_any_picture_can_be_read(theme: str, picture: str) -> None:
    veil = colour("picture-veil", theme, over=rgb(picture))
    assert contrast(colour("on-picture", theme), veil) >= 4.5


def test_contrast_is_measured_as_wcag_does() -> None:
    assert contrast(rgb("#000000"), rgb("#FFFFFF")) == pytest.approx(21.0)
    assert contrast(rgb("#777777"), rgb("#FFFFFF")) == pytest.approx(4.48, abs=0.01)


def colour(name: str, theme: str, *, over: Rgb = (0.0, 0.0, 0.0)) -> Rgb:
    """The token's colour in the theme; a translucent one as it looks on `over`."""
    found = re.search(rf"^\s*--{name}: (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", TOKENS, re.MULTILINE)
    assert found is not None, name
    text = found[3] or (found[1] if theme == LIGHT else found[2])
    alpha = int(text[7:9], 16) / 255 if len(text) == 9 else 1.0
    red, green, blue = (front * alpha + back * (1 - alpha) for front, back in zip(rgb(text), over, strict=True))
    return red, green, blue


def rgb(text: str) -> Rgb:
    """#RRGGBB as shares of one."""
    red, green, blue = (int(text[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast(one: Rgb, other: Rgb) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color: Rgb) -> float:
    """Relative luminance of sRGB."""
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
