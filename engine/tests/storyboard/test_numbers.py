"""Figures that a sentence is about, and how they count up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.storyboard import parse
from claqueta.storyboard.beats import beats
from claqueta.storyboard.numbers import find_number


@pytest.mark.parametrize(
    ("sentence", "written", "before", "after"),
    [
        ("El 97 % del agua es salada.", "97\u00a0%", "El", "del agua es salada"),
        ("Solo el 3 por ciento es dulce", "3\u00a0%", "Solo el", "es dulce"),
        ("3 de cada 4 personas lo saben.", "3/4", "", "personas lo saben"),
        ("One in five people agree", "1/5", "", "people agree"),
        ("El Amazonas mide 1 200 km.", "1 200\u00a0km", "El Amazonas mide", ""),
        ("It costs $1,299.99 today", "$1,299.99", "It costs", "today"),
        ("Puede pesar 500 toneladas.", "500", "Puede pesar", "toneladas"),
        ("A film runs at *24* frames a second.", "24", "A film runs at", "frames a second"),
    ],
)
def test_a_figure_is_taken_out_of_its_sentence(sentence: str, written: str, before: str, after: str) -> None:
    figure = find_number(sentence)
    assert figure is not None
    assert (figure.written, figure.before, figure.after) == (written, before, after)


@pytest.mark.parametrize("sentence", ["Nació en 1998.", "A las 12:30 en punto", "Capítulo 3", "Sin cifras", "v1.2.3"])
def test_years_hours_and_bare_numbers_are_no_figures(sentence: str) -> None:
    assert find_number(sentence) is None


def test_counting_keeps_the_notation_and_ends_at_the_figure() -> None:
    figure = find_number("Mide 1 200,5 km")
    assert figure is not None
    assert [figure.counted(share) for share in (0, 0.5, 1)] == ["0,0\u00a0km", "600,2\u00a0km", "1 200,5\u00a0km"]


@given(st.integers(0, 10**9), st.floats(0, 1))
def test_counting_never_passes_the_figure(value: int, share: float) -> None:
    figure = find_number(f"Son {value:,} km")
    assert figure is not None
    digits = "".join(sign for sign in figure.counted(share) if sign.isdigit())
    assert 0 <= int(digits) <= value


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("El 97 % del agua es salada, y por eso no se bebe.", "del agua es salada"),
        ("Reunió 500 kg de papel: la mitad era de colegios.", "de papel"),
        ("El 3,5 % de 1.200 pozos — los más hondos — se secó.", "de 1.200 pozos"),
        ("El 40 % de los ríos", "de los ríos"),
    ],
)
def test_the_words_below_a_figure_end_with_their_clause(sentence: str, label: str) -> None:
    (beat,) = beats(parse(sentence))
    assert beat.label is not None
    assert beat.label.text == label
