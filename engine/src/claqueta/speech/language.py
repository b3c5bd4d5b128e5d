"""Which of the two languages of the interface a text is written in, by its small words and letters."""

import re
from typing import Literal

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

_SPANISH_WORDS = (
    "el la los las un una unos unas de del al y e o u que en es son por para con sin se su sus lo le les no sí más "
    "muy como cuando donde qué quién cómo dónde pero porque este esta estos estas ese esa eso esto hay fue ser está "
    "están estoy tiene tienen hola gracias mi mis tu tus nos nuestro nuestra ya también todo toda todos todas entre "
    "sobre desde hasta cada ni si ha han era años año hoy ayer mañana vamos puede así aquí allí otro otra"
)
_ENGLISH_WORDS = (
    "the a an of to and or in is are was were be been for with without on at by from this that these those it its "
    "not no you your we our they their he she his her i my me do does did have has had will would can could should "
    "what who how where when why but because there here as if so than then just more very all each every one about "
    "into over up out hello thanks it's don't let's year years today yesterday tomorrow make new"
)
_SPANISH = frozenset(_SPANISH_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_SPANISH_ENDINGS = ("ción", "ciones", "dad", "mente", "ando", "iendo", "amos", "ado", "ados", "illo", "illa")
_ENGLISH_ENDINGS = ("tion", "tions", "ing", "ness", "ly", "ght", "ck", "ed", "sh", "ll", "th")


def guess_language(text: str) -> Literal["es", "en"]:
    """The language that `text` looks like; Spanish when nothing tells.

    A small word that only one language has counts two points, an ending one, a letter or sign that only Spanish
    has two.
    """
    spanish = 2 * len(re.findall(r"[ñ¿¡]|[áéíóú]", text.lower()))
    english = 0
    for match in _WORD.finditer(text.lower().replace("’", "'")):
        word = match[0]
        spanish += 2 * (word in _SPANISH and word not in _ENGLISH) + word.endswith(_SPANISH_ENDINGS)
        english += 2 * (word in _ENGLISH and word not in _SPANISH) + word.endswith(_ENGLISH_ENDINGS)
        english += 2 * ("'" in word)
    return "en" if english > spanish else "es"


def same_language(one: str, other: str) -> bool:
    """Whether two BCP-47 tags name one language, whatever the region."""
    return one.lower().split("-")[0] == other.lower().split("-")[0]
