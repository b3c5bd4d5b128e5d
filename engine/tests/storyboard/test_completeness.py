"""Nothing that a script says or asks for is lost on its way to the screen."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claqueta.document.document import Document
from claqueta.document.elements import ImageElement, TextElement
from claqueta.document.tree import Tree
from claqueta.storyboard import parse, styles
from claqueta.storyboard.beats import MAX_PICTURES, beats
from claqueta.storyboard.script import Format
from claqueta.storyboard.style import FAMILIES, LayoutName

from .narrators import picture, told

ITEMS = tuple(picture(f"foto{number}.png", number) for number in range(1, 9))

BLOCKS = st.sampled_from([
    "Una frase corta.",
    "Otra frase que *destaca algo* con su acento.",
    "Solo el 3 % del agua es dulce.",
    "Primera frase de un párrafo. Segunda frase del párrafo. Tercera frase. Cuarta frase del mismo párrafo.",
    "> Una cita.\n> — Ana",
    "> Otra cita, sin autor.",
    "> ![](foto5.png) Una cita con imagen.",
    "- Un punto\n- Otro punto",
    "***",
    *(f"![](foto{number}.png)" for number in range(1, 6)),
])  # fmt: skip
SECTIONS = st.lists(BLOCKS, max_size=5)


def written(document: Document) -> str:
    """All that texts show, in one line, without emphasis and capitals."""
    texts = [record.text for record in document.records if isinstance(record, TextElement)]
    return " | ".join(texts).replace("*", "").casefold()


def scripted(opening: list[str], sections: list[list[str]]) -> str:
    """A script with a title and numbered headings."""
    parts = ["# Título del guion", *opening]
    for number, blocks in enumerate(sections, 1):
        parts += [f"## Capítulo {'ABCDEFGH'[number - 1]}", *blocks]
    return "\n\n".join(parts)


@settings(max_examples=60, deadline=None)
@given(SECTIONS, st.lists(SECTIONS, max_size=3), st.sampled_from(("16:9", "9:16")))
@example([], [["> Una cita.", "![](foto1.png)"]], "16:9")
@example([], [["Una frase.", "> Una cita.", "![](foto1.png)"]], "16:9")
@example([], [["Una frase.", "> Una cita.", "![](foto1.png)", "> Otra.", "![](foto2.png)", "Y fin."]], "9:16")
@example([], [["> ![](foto1.png)"], ["- ![](foto2.png)"]], "16:9")
@example(["> Una cita.", "![](foto1.png)"], [["![](foto2.png)", "> Otra."], ["> Nada más."]], "9:16")
def test_every_heading_is_read_and_every_picture_is_shown(
    opening: list[str], sections: list[list[str]], format: Format
) -> None:
    script = scripted(opening, sections)
    document = told(script, *ITEMS, format=format)
    shown = [record.name for record in document.records if isinstance(record, ImageElement)]
    for path in set(re.findall(r"foto\d\.png", script)):
        assert shown.count(path) >= script.count(path), path
    texts = written(document)
    for heading in re.findall(r"^#+ (.*)$", script, re.MULTILINE):
        assert heading.casefold() in texts, heading


@settings(deadline=None)
@given(SECTIONS, st.lists(SECTIONS, max_size=3))
def test_no_quote_is_told_with_a_picture_and_no_scene_has_more_than_it_holds(
    opening: list[str], sections: list[list[str]]
) -> None:
    for beat in beats(parse(scripted(opening, sections))):
        assert len(beat.pictures) <= MAX_PICTURES
        assert beat.kind != "quote" or not beat.pictures


def test_more_pictures_than_one_scene_holds_go_on_in_the_next() -> None:
    many = "\n".join(f"![](foto{number}.png)" for number in range(1, 9))
    document = told(f"## Álbum\n\nOcho imágenes.\n\n{many}", *ITEMS)
    film = Tree(document.records)
    shots = [[e.name for e in film.elements(s.id) if isinstance(e, ImageElement)] for s in film.scenes]
    assert [len(each) for each in shots] == [6, 2]
    assert sorted(name for each in shots for name in each) == [item.path for item in ITEMS]


def test_a_picture_after_a_quote_belongs_to_the_words_that_follow() -> None:
    told_beats = beats(parse("Hola.\n\n> Una cita.\n\n![](foto1.png)\n\nAdiós."))
    assert [(beat.kind, len(beat.pictures)) for beat in told_beats] == [("spoken", 0), ("quote", 0), ("spoken", 1)]


def test_a_picture_after_a_last_quote_has_a_silent_scene() -> None:
    *_, quote, alone = beats(parse("## Fin\n\nHola.\n\n> Una cita.\n\n![](foto1.png)"))
    assert (quote.kind, quote.pictures) == ("quote", ())
    assert (alone.spoken, alone.chapter, len(alone.pictures)) == ("", "Fin", 1)


@pytest.mark.parametrize("style", styles())
@pytest.mark.parametrize("layout", ["cover", "feature", "split", "full"])
def test_layouts_for_pictures_have_room_for_one(style: str, layout: LayoutName) -> None:
    for family in FAMILIES:
        assert styles()[style].layout(layout, family).media
