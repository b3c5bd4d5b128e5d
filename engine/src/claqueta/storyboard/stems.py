"""Words brought to a form in which a script and the names of media can be compared.

Accents and case are folded; a light stemmer takes off the endings of number, gender and the commonest verb forms of
Spanish and English. It is made for agreement ("montañas" and "montaña", "cities" and "city"), not for linguistics.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_CAMEL: Final = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_COMMON_WORDS: Final = (
    "el la los las de del que un una unos unas es son ser se por con sin para al lo le les como mas pero su sus mi tu "
    "no si muy cuando hay esta este esto estas estos ese esa eso ya tambien donde desde hasta sobre entre cada todo "
    "toda todos todas otro otra otros otras tan porque quien cual fue era han ha he sera asi aqui alli nos te me the "
    "of and to in is that it its for with as on are this by an be from at or not we you they when how was were has "
    "have had will would can could our your their there then than into out up so if but all each every one two img "
    "dsc mov vid pxl image imagen video clip foto photo picture final copia copy edit export "
)
_COMMON: Final = frozenset(_COMMON_WORDS.split())
# Longest first; each leaves at least three letters.
_ENDINGS: Final = (
    "aciones", "ciones", "amiento", "imiento", "acion", "cion", "mente", "iendo", "ando", "adas", "ados", "idas",
    "idos", "ada", "ado", "ida", "ido", "aban", "aba", "aron", "ieron", "ing", "ies", "es",
    "ed", "as", "os", "ar", "er", "ir", "ly", "s", "a", "e", "o", "y",
)  # fmt: skip


def fold(text: str) -> str:
    """`text` in lower case without accents."""
    spread = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in spread if not unicodedata.combining(sign))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The form of one folded word in which it is compared."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    # "city" and "cities", "fly" and "flies" meet without their last i; "planning" and "plan" without a doubled n.
    word = word.removesuffix("i") if len(word) > 3 else word
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "ls" else word


def stems(text: str) -> dict[str, str]:
    """The stems of `text`'s telling words, each with the word as first written, in order."""
    found: dict[str, str] = {}
    for word in _WORD.findall(_CAMEL.sub(" ", text).replace("_", " ")):
        folded = fold(word)
        if folded not in _COMMON and len(folded) > 2:
            found.setdefault(stem(folded), word)
    return found
