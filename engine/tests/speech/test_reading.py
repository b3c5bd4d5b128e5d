"""What is read aloud for a text, and in which breaths."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.speech.reading import LONGEST_PASSAGE, passages

_PIECES = st.sampled_from(
    ["Hola,", "¿qué", "tal?", "2026", "3,5", "%", "Sr.", "EE.", "UU.", "😀", "—", "...", "¡vale!", "e.g.", "it's",
     "$30", "https://a.com/x", "\n\n", "\n", "p.", "ej.", "(así)", "A.", "*muy*", "&", "ñandú…", "\u200d", "x" * 400]
)  # fmt: skip
_TEXTS = st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=120).map(" ".join))


@given(_TEXTS, st.sampled_from(["es", "en", "fr-FR"]))
def test_every_word_that_has_a_letter_or_digit_is_read_once_and_in_order(text: str, language: str) -> None:
    words = [word for passage in passages(text, language) for word in passage.words]
    assert [word.start for word in words] == sorted({word.start for word in words})
    for word in words:
        assert text[word.start : word.end] == word.text
        assert word.text.split() == [word.text]
        assert word.said
    read = {word.start for word in words}
    at = 0
    for token in text.split():
        at = text.index(token, at)
        if token.isascii() and token.isalnum():
            assert at in read
        at += len(token)


@given(_TEXTS, st.sampled_from(["es", "en"]))
def test_each_word_has_its_place_in_what_is_said_and_passages_are_short(text: str, language: str) -> None:
    for passage in passages(text, language):
        assert passage.words
        for word in passage.words:
            assert passage.said[word.said_start : word.said_end] == word.said
        assert len(passage.said) <= LONGEST_PASSAGE or len(passage.words) == 1


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("El Sr. Pérez vive en EE. UU. desde 2026.", "es", "El señor Pérez vive en Estados Unidos desde 2026."),
        ("Nació en los EE. UU.", "es", "Nació en los Estados Unidos."),
        ("Va a 20 km/h, p. ej. por 15 €.", "es", "Va a 20 kilómetros por hora, por ejemplo por 15 euros."),
        ("Cuesta $30 o 15€, nº 3, etc.", "es", "Cuesta 30 dólares o 15 euros, número 3, etcétera."),
        ("¡Hola 😀 — **mundo**!", "es", "¡Hola mundo !"),
        ("Mr. Fox costs $30, e.g. at No. 5.", "en", "Mister Fox costs 30 dollars, for example at number 5."),
        ("No. It is fast: 40 mph.", "en", "No. It is fast: 40 miles per hour."),
        ("Dijo «hola, mundo» y “adiós”.", "es", "Dijo hola, mundo y adiós."),
        ("Mira https://claqueta.example/x ya", "es", "Mira claqueta.example/x ya"),
    ],
)
def test_abbreviations_money_and_units_are_said_in_words(text: str, language: str, said: str) -> None:
    assert " ".join(passage.said for passage in passages(text, language)) == said


def test_sentences_and_paragraphs_are_breaths_of_their_own_but_abbreviations_end_none() -> None:
    read = passages("Hola. ¿Vienes, Sr. Gil? Sí…\nclaro.\n\nOtro día.", "es")
    assert [(passage.said, passage.pause) for passage in read] == [
        ("Hola.", "sentence"),
        ("¿Vienes, señor Gil?", "sentence"),
        ("Sí… claro.", "paragraph"),
        ("Otro día.", "paragraph"),
    ]


def test_a_sentence_without_end_is_cut_after_a_comma() -> None:
    read = passages(", ".join(["una frase que no acaba nunca"] * 40), "es")
    assert len(read) > 3
    assert all(passage.said.endswith(",") and passage.pause == "clause" for passage in read[:-1])
