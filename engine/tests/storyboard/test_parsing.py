"""Scripts as people write them, and as they should not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.errors import ClaquetaError
from claqueta.storyboard import opening_of, parse, spoken_texts, without_missing_pictures
from claqueta.storyboard.front_matter import FrontMatterKey, FrontMatterLine, FrontMatterOpen, FrontMatterValue
from claqueta.storyboard.markdown import MAX_CHARACTERS, ScriptEmpty, ScriptTooLong, ScriptUnsupported
from claqueta.storyboard.script import Paragraph, PictureChoice, Points, Quote, SceneBreak, emphasised
from claqueta.storyboard.sentences import sentences


def test_a_lone_first_heading_is_the_title_and_the_others_are_scenes() -> None:
    script = parse("# Película\n\nHola.\n\n## Uno\n\nTexto.\n\n## Dos\n")
    assert script.title == "Película"
    assert script.opening == (Paragraph("Hola.", 3),)
    assert [section.heading for section in script.sections] == ["Uno", "Dos"]


def test_two_headings_of_the_first_level_are_both_scenes() -> None:
    script = parse("# Uno\n\nA.\n\n# Dos\n\nB.\n")
    assert script.title == ""
    assert [section.heading for section in script.sections] == ["Uno", "Dos"]


def test_blocks_keep_their_order_and_their_lines() -> None:
    script = parse(
        "## Uno\n\n![alt](a%20b.png)\n\nFrase *suave* y **fuerte**.\n\n1. a\n2. b\n\n> Dicho.\n> — Ana\n\n***\n"
    )
    assert script.sections[0].blocks == (
        PictureChoice("a b.png", "alt", 3),
        Paragraph("Frase suave y *fuerte*.", 5),
        Points((Paragraph("a", 7), Paragraph("b", 8)), True, 7),
        Quote("Dicho.", "Ana", 10),
        SceneBreak(13),
    )


def test_text_without_any_marks_is_one_section_of_paragraphs() -> None:
    script = parse("Primera frase. Segunda.\n\nOtro párrafo: 3 < 4 & <b>nada</b>.")
    assert [block.text for section in script.sections for block in section.blocks if isinstance(block, Paragraph)] == [
        "Primera frase. Segunda.",
        "Otro párrafo: 3 < 4 & <b>nada</b>.",
    ]


def test_front_matter_is_read_in_both_languages() -> None:
    settings = parse('---\ntítulo: «Agua»\nformato: 9:16\nspeed: 1,2\nestilo: "suizo"\n# nota\n---\nHola').settings
    assert (settings.title, settings.format, settings.speed, settings.style) == ("«Agua»", "9:16", 1.2, "suizo")


@pytest.mark.parametrize(
    ("text", "error", "line"),
    [
        ("---\ntitle: a\ncolour: red\n---\n", FrontMatterKey, 3),
        ("---\ntitle: a\ntítulo: b\n---\n", FrontMatterKey, 3),
        ("---\nno colon\n---\n", FrontMatterLine, 2),
        ("---\ntitle: a\n", FrontMatterOpen, 1),
        ("---\nformat: 4:3\n---\n", FrontMatterValue, 2),
        ("---\nspeed: 9\n---\n", FrontMatterValue, 2),
        ("---\nspeed: nan\n---\n", FrontMatterValue, 2),
        ("---\nlanguage: Klingon!\n---\n", FrontMatterValue, 2),
        ("---\ntitle: a\nidioma: fr\n---\n", FrontMatterValue, 3),
        ("---\nlanguage: en_US\n---\n", FrontMatterValue, 2),
        ("---\nstyle: ../../etc\n---\n", FrontMatterValue, 2),
        ("Hola\n\n```\ncode\n```\n", ScriptUnsupported, 3),
        ("# " + "a" * 500, ScriptTooLong, 1),
        ("palabra " * 1000, ScriptTooLong, 1),
        ("a" * (MAX_CHARACTERS + 1), ScriptTooLong, 1),
        ("- a\n\n" + "b\n\n" * 700, ScriptTooLong, 1),
    ],
)
def test_what_cannot_be_told_is_refused_with_its_line(text: str, error: type[ClaquetaError], line: int) -> None:
    with pytest.raises(error) as refused:
        parse(text)
    assert refused.value.data["line"] == line
    assert refused.value.text("es") != refused.value.text("en")


@pytest.mark.parametrize("text", ["", "  \n\n", "---\ntitle: a\n---\n", "<!-- only a note -->", "\u202e"])
def test_a_script_that_says_nothing_is_refused(text: str) -> None:
    with pytest.raises(ScriptEmpty):
        parse(text)


def test_invisible_direction_marks_and_comments_are_not_told() -> None:
    script = parse("Hola \u202emundo\u200b.\n<!-- nota\nlarga -->\n\nAdiós.")
    assert [block for section in script.sections for block in section.blocks] == [
        Paragraph("Hola mundo.", 1),
        Paragraph("Adiós.", 5),
    ]


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_words(text: str) -> None:
    try:
        script = parse(text)
    except ClaquetaError as refused:
        said = refused.text("es")
    else:
        said = script.language
    assert said


def test_sentences_end_at_signs_but_not_at_abbreviations_and_decimals() -> None:
    assert sentences("El Dr. Ruiz midió 3.5 m. ¿Y luego? «Nada», dijo la Sra. Paz… Fin") == (
        "El Dr. Ruiz midió 3.5 m.",
        "¿Y luego?",
        "«Nada», dijo la Sra. Paz…",
        "Fin",
    )


@given(st.text(alphabet="aB .?!…,", max_size=80))
def test_no_letter_is_lost_between_sentences(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_words_that_tell_nothing_are_in_the_language_of_who_asks() -> None:
    assert parse("Gato 2026.", otherwise="es").language == "es"
    assert parse("Gato 2026.", otherwise="en").language == "en"
    assert parse("---\nlanguage: en\n---\nGato 2026.", otherwise="es").language == "en"


def test_emphasis_is_found_by_its_stars() -> None:
    assert emphasised("una *gota* de *agua clara*") == ("gota", "agua clara")


def test_pictures_that_are_not_there_are_left_out_and_told_with_their_line() -> None:
    script, missing = without_missing_pictures(parse("# Uno\n\nHola.\n\n![](no.png)\n\n## Dos\n\nAdiós."), ())
    assert [refusal.data["line"] for refusal in missing] == [5]
    assert not any(isinstance(block, PictureChoice) for block in script.opening)
    assert spoken_texts(script) == spoken_texts(parse("# Uno\n\nHola.\n\n## Dos\n\nAdiós."))


def test_the_opening_of_a_script_says_only_what_its_first_scene_says() -> None:
    for text in ("# Uno\n\n![](a.png)\n\nHola a todos.\n\n## Dos\n\nAdiós.", "Hola a todos.\n\nAdiós."):
        assert spoken_texts(opening_of(parse(text))) == ("Hola a todos.",)
    assert spoken_texts(opening_of(parse("## Dos\n\nAdiós.\n\nYa."))) == ("Adiós.",)
