"""The first scene of a script as each style lays it out: quick, silent and without media, for choosing a style."""

from collections.abc import Sequence

from claqueta.document.document import Document, MediaRef
from claqueta.document.elements import CaptionWord
from claqueta.document.records import Audio, Marker, Track
from claqueta.document.tree import Tree
from claqueta.draw import SkiaMeasurer
from claqueta.errors import Language
from claqueta.ops import new_id
from claqueta.storyboard import Bed, Format, MediaItem, Narration, opening_of, parse, storyboard, styles
from claqueta.time import TICKS_PER_SECOND, Ticks

_TICKS_A_WORD = TICKS_PER_SECOND * 2 // 5
_SILENCE = "silencesilences_"


def first_scenes(text: str, format: Format, otherwise: Language = "es") -> dict[str, Document]:
    """By style, a document of the first scene of the script `text`. Raises what `parse` raises."""
    script = opening_of(parse(text, otherwise))
    measurer = SkiaMeasurer()
    made = {}
    for style in styles():
        document = storyboard(
            script,
            style=style,
            format=format,
            narrator=_Silent(),
            library=_Empty(),
            music=_Empty(),
            measurer=measurer,
            ids=new_id,
        )
        made[style] = _first_scene(document)
    return made


def best_moment(document: Document) -> Ticks:
    """When the scene has unfolded and nothing leaves yet, in ticks."""
    return Ticks(Tree(document.records).duration * 7 // 10)


def _first_scene(document: Document) -> Document:
    """`document` with its first scene alone, silent."""
    tree = Tree(document.records)
    others = {scene.id for scene in tree.scenes[1:]}
    kept = []
    gone = set(others)
    for record in document.records:
        if record.id in others or record.parent in gone or isinstance(record, Audio | Track | Marker):
            gone.add(record.id)
            continue
        kept.append(record.model_copy(update={"transition": None}) if record.id == tree.scenes[0].id else record)
    return Document(records=tuple(kept), media={})


class _Silent:
    """A Narrator that takes the time that words take."""

    def speak(self, text: str, language: str, voice: str, speed: float) -> Narration:
        """The times of the words of `text`, without a sound."""
        del language, voice, speed
        words = tuple(
            CaptionWord(text=word[:100], start=index * _TICKS_A_WORD, end=(index + 1) * _TICKS_A_WORD)
            for index, word in enumerate(text.split())
        )
        ref = MediaRef(path="silence.wav", sha256="0" * 64, size=0, kind="audio")
        return Narration(asset=_SILENCE, ref=ref, duration=Ticks(max(1, len(words)) * _TICKS_A_WORD), words=words)


class _Empty:
    """Neither media nor music."""

    def items(self) -> Sequence[MediaItem]:
        """Nothing."""
        return ()

    def bed(self, mood: str, duration: Ticks) -> Bed | None:
        """None."""
        del mood, duration
        return None
