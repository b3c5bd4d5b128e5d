"""Which of the two languages of the interface a text is written in, by its small words and letters."""

import re
from typing import Final

from claqueta.errors import Language

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SPANISH_SIGN: Final = re.compile(r"[ñ¿¡áéíóú]")

_SPANISH_WORDS: Final = (
    "el la los las un una unos unas de del al y e o u que en no es son por para con sin se su sus lo le les sí más "
    "muy como cuando donde qué quién cómo dónde pero porque este esta estos estas ese esa eso esto hay fue ser está "
    "están estoy tiene tienen hola gracias mi mis tu tus nos nuestro nuestra ya también todo toda todos todas entre "
    "sobre desde hasta cada ni si ha han era años año hoy ayer mañana vamos puede así aquí allí otro otra"
)
_ENGLISH_WORDS: Final = (
    "the a an of to and or in is are was were be been for with without on at by from this that these those it its "
    "not no you your we our they their he she his her i my me do does did have has had will would can could should "
    "what who how where when why but because there here as if so than then just more very all each every one about "
    "into over up out hello thanks it's don't let's year years today yesterday tomorrow make new"
)
_SPANISH: Final = frozenset(_SPANISH_WORDS.split())
_ENGLISH: Final = frozenset(_ENGLISH_WORDS.split())
_SPANISH_ENDINGS: Final = ("ción", "ciones", "dad", "mente", "ando", "iendo", "amos", "ado", "ados", "illo", "illa")
_ENGLISH_ENDINGS: Final = ("tion", "tions", "ing", "ness", "ly", "ght", "ck", "ed", "sh", "ll", "th")


def guess_language(text: str, otherwise: Language = "es") -> Language:
    """The language that `text` looks like; `otherwise` when nothing tells.

    A small word that only one language has counts two points, an ending one, a letter or sign that only Spanish
    has two.
    """
    lowered = text.lower().replace("’", "'")
    spanish = 2 * len(_SPANISH_SIGN.findall(lowered))
    english = 0
    for match in _WORD.finditer(lowered):
        word = match[0]
        spanish += 2 * (word in _SPANISH and word not in _ENGLISH) + word.endswith(_SPANISH_ENDINGS)
        english += 2 * (word in _ENGLISH and word not in _SPANISH) + word.endswith(_ENGLISH_ENDINGS)
        english += 2 * ("'" in word)
    if spanish == english:
        return otherwise
    return "en" if english > spanish else "es"


def same_language(one: str, other: str) -> bool:
    """Whether two BCP-47 tags name one language, whatever the region."""
    return one.lower().split("-")[0] == other.lower().split("-")[0]
