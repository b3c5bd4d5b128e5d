"""Chooses the picture or clip for each scene by words, and says why.

Score of an item for a scene: the sum, over the stems that both share, of where the item has it × where the scene
says it × how rare it is among the items.

- the item has it in its name or tags: 3; in the text beside it: 1.5
- the scene says it in its headline, in emphasis or in a picture's description: 2; elsewhere: 1
- rarity: 1 for a stem that one item has, falling to 0.35 for one that all have

An item counts from `THRESHOLD` on. Among those that count, each earlier use takes 40 % off, and the shot of the scene
before is never taken again, whatever its score. Equal scores go to the one used less, then to the first path.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from claqueta.errors import ClaquetaError, Words
from claqueta.storyboard.materials import MediaItem
from claqueta.storyboard.script import PictureChoice
from claqueta.storyboard.stems import fold, stems

THRESHOLD: Final = 1.5
_NAME, _TEXT = 3.0, 1.5
_STRONG, _PLAIN = 2.0, 1.0
_USED: Final = 0.6


class PictureMissing(ClaquetaError):
    """The script asks for a picture that the media folder does not hold."""

    code = "storyboard.picture_missing"
    words = Words(
        en="Line {line}: “{path}” is not among your pictures and clips. Check its name and the media folder.",
        es="Línea {line}: «{path}» no está entre tus imágenes y vídeos. Revisa el nombre y la carpeta.",
    )


@dataclass(frozen=True, slots=True)
class Match:
    """An item, how well it fits, and the reason in the project's language."""

    item: MediaItem
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Words:
    name: dict[str, str]
    tags: dict[str, str]
    text: dict[str, str]

    def all(self) -> set[str]:
        return self.name.keys() | self.tags.keys() | self.text.keys()


class Chooser:
    """Chooses item after item for one storyboard; remembers what it has shown."""

    def __init__(self, items: Sequence[MediaItem], language: str) -> None:
        self._items = [item for item in items if item.info.kind in ("video", "image")]
        self._spanish = language.startswith("es")
        self._words = {
            item.asset: _Words(
                stems(item.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]),
                stems(" ".join((*item.tags, *item.path.split("/")[:-1]))),
                stems(item.text),
            )
            for item in self._items
        }
        self._frequency = Counter(stem for words in self._words.values() for stem in words.all())
        self._used: Counter[str] = Counter()
        self._last: str | None = None

    def uses(self, asset: str) -> int:
        """How often an item has been shown."""
        return self._used[asset]

    def asked(self, choice: PictureChoice) -> Match:
        """The item that the script names, by its path or the end of it. Raises PictureMissing."""
        wanted = fold(choice.path.replace("\\", "/").removeprefix("./"))
        item = next((item for item in self._items if fold(item.path) == wanted), None) or next(
            (item for item in self._items if fold(item.path).endswith("/" + wanted.rsplit("/", 1)[-1])), None
        )
        if item is None:
            raise PictureMissing(line=choice.line, path=choice.path[:100])
        reason = "El guion pide este archivo." if self._spanish else "The script asks for this file."
        return Match(item, float("inf"), reason)

    def best(self, strong: str, rest: str, *, spared: str | None = None) -> Match | None:
        """The item that fits a scene's words best, or None when none fits.

        spared: an item that the next scene asks for, and that this one therefore leaves to it.
        """
        said = {stem: (word, _PLAIN) for stem, word in stems(rest).items()}
        said |= {stem: (word, _STRONG) for stem, word in stems(strong).items()}
        matches = [self._match(item, said) for item in self._items if item.asset not in (self._last, spared)]
        fitting = [match for match in matches if match.score >= THRESHOLD]
        return min(fitting, key=self._rank, default=None)

    def _rank(self, match: Match) -> tuple[float, int, str]:
        """The lowest is the best."""
        used = self._used[match.item.asset]
        return -match.score * _USED**used, used, match.item.path

    def show(self, match: Match | None) -> None:
        """Remembers that a scene shows `match`, or none."""
        self._last = match.item.asset if match else None
        if match:
            self._used[match.item.asset] += 1

    def _match(self, item: MediaItem, said: dict[str, tuple[str, float]]) -> Match:
        words, score = self._words[item.asset], 0.0
        shared: dict[str, list[str]] = {"name": [], "tags": [], "text": []}
        for stem, (word, weight) in said.items():
            place = next((place for place in shared if stem in getattr(words, place)), None)
            if place:
                score += weight * (_TEXT if place == "text" else _NAME) * self._rarity(stem)
                shared[place].append(word)
        return Match(item, score, self._reason(shared))

    def _rarity(self, stem: str) -> float:
        count = len(self._items)
        return 1.0 if count < 2 else 1 - 0.65 * log(self._frequency[stem]) / log(count)

    def _reason(self, shared: dict[str, list[str]]) -> str:
        places = (
            {"name": "el nombre del archivo", "tags": "las etiquetas", "text": "la descripción"}
            if self._spanish
            else {"name": "the file's name", "tags": "its tags", "text": "its description"}
        )
        parts = [
            f"{', '.join(f'«{word}»' if self._spanish else f'“{word}”' for word in words[:4])} "
            f"({'en ' if self._spanish else 'in '}{places[place]})"
            for place, words in shared.items()
            if words
        ]
        head = "Coincide con el texto: " if self._spanish else "Matches the text: "
        return (head + "; ".join(parts) + ".")[:500]
