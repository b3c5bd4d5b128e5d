"""Cuts a script into beats: what one scene says, and what it shows in words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import Final, Literal

from claqueta.errors import ClaquetaError, Words
from claqueta.storyboard.numbers import BigNumber, find_number
from claqueta.storyboard.script import (
    Block,
    Paragraph,
    PictureChoice,
    Points,
    Quote,
    SceneBreak,
    Script,
    emphasised,
    plain,
)
from claqueta.storyboard.sentences import sentences

type BeatKind = Literal["title", "statement", "spoken", "points", "quote", "number", "closing"]

MAX_BEATS: Final = 150
MAX_POINTS: Final = 5
_LETTERS: Final = 170
"""Of all points on one screen."""
MAX_PICTURES: Final = 6
"""Of one scene; further ones follow in scenes of their own."""
_SENTENCES: Final = 3
_WORDS: Final = 34
"""A beat longer than this many words is cut between sentences: about fifteen seconds of speech."""
_HEADLINE_WORDS: Final = 9
_LABEL_WORDS: Final = 12
_CLAUSE_END: Final = re.compile(r"[,;:!?…](?=\s)|\s[—–(-]")


class TooManyScenes(ClaquetaError):
    """The script would become more scenes than one video holds."""

    code = "storyboard.too_many_scenes"
    words = Words(
        en="The script makes {count} scenes; one video holds {limit}. Split it into several videos.",
        es="El guion da {count} escenas; en un vídeo caben {limit}. Divídelo en varios vídeos.",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A text on the screen, with stars around what is emphasised, and where the voice says it.

    said_at: the character of the beat's spoken text at which it is said; None is not said.
    """

    text: str
    said_at: int | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """One scene's worth of script."""

    kind: BeatKind
    chapter: str
    """The heading above it, without stars; empty where there is none."""
    chapter_number: int
    """From 1; 0 before the first heading."""
    opens_chapter: bool
    spoken: str
    """What the voice says; empty is a silent scene."""
    headline: Shown | None = None
    support: Shown | None = None
    lead: Shown | None = None
    """Words before a big number."""
    label: Shown | None = None
    """Words after a big number."""
    author: str = ""
    points: tuple[Shown, ...] = ()
    ordered: bool = False
    number: BigNumber | None = None
    captioned: int = 1_000_000
    """Characters of `spoken` that captions show; what follows is itself on the screen."""
    pictures: tuple[PictureChoice, ...] = ()
    line: int = 0

    @property
    def shows_its_words(self) -> bool:
        """Whether the words that are spoken are the picture, so that captions would say them twice."""
        return self.kind in ("spoken", "quote")

    @property
    def strong(self) -> str:
        """The words that count most in matching."""
        shown = (self.headline, self.support, self.label, *self.points)
        said = " ".join(plain(text.text) for text in shown if text)
        return " ".join((said, *(picture.alt for picture in self.pictures)))


def beats(script: Script) -> tuple[Beat, ...]:
    """The beats of `script`, from its title to its closing. Raises TooManyScenes."""
    made = list(_title(script))
    for number, section in enumerate(script.sections, 1):
        made += _section(section.heading, number if section.heading else 0, section.blocks, section.line)
    made += _closing(script)
    made = [part for beat in made for part in _shared(beat)]
    if len(made) > MAX_BEATS:
        raise TooManyScenes(count=len(made), limit=MAX_BEATS)
    return tuple(made)


def spoken_texts(script: Script) -> tuple[str, ...]:
    """What the narrator will be asked to say, in order. Raises TooManyScenes."""
    return tuple(beat.spoken for beat in beats(script) if beat.spoken)


def _title(script: Script) -> Iterator[Beat]:
    if not script.title:
        return
    pictures = tuple(block for block in script.opening if isinstance(block, PictureChoice))
    rest = [block for block in script.opening if not isinstance(block, PictureChoice)]
    first = rest.pop(0) if rest and isinstance(rest[0], Paragraph) else None
    groups = list(_groups(first)) if isinstance(first, Paragraph) else [""]
    subtitle = Shown(script.settings.subtitle) if script.settings.subtitle else None
    yield Beat("title", "", 0, False, plain(groups[0]), Shown(script.title), subtitle, pictures=pictures, line=1)
    for group in groups[1:]:
        yield _spoken(group, "", 0, (), 1)
    yield from _section("", 0, rest, 1)


def _closing(script: Script) -> Iterator[Beat]:
    closing = script.settings.closing
    if closing == "" or not (closing or script.title):
        return
    thanks = "Gracias por ver" if script.language.startswith("es") else "Thanks for watching"
    support = Shown(plain(script.title)) if script.title else None
    yield Beat("closing", "", 0, False, "", Shown(closing or thanks), support)


def _section(heading: str, number: int, blocks: Sequence[Block], line: int) -> Iterator[Beat]:
    chapter = plain(heading)
    made: list[Beat] = []
    for group in _pictured(blocks):
        made += _told(group.blocks, group.pictures, chapter, number)
    pictures = tuple(block for block in blocks if isinstance(block, PictureChoice))
    if not made and not heading and not pictures:
        return
    if not made:
        made = [Beat("statement", chapter, number, False, "", pictures=pictures, line=line)]
    if heading and made[0].kind == "quote":
        # A quote fills its scene: the heading, and the pictures beside the quote, open the chapter before it.
        opening = Beat("statement", chapter, number, False, "", pictures=made[0].pictures, line=line)
        made[:1] = [opening, replace(made[0], pictures=())]
    for index, beat in enumerate(_beside_quotes(made)):
        first = index == 0 and bool(heading)
        yield _headed(beat, heading) if first else beat


def _beside_quotes(told: Sequence[Beat]) -> Iterator[Beat]:
    """The beats of a section; pictures of a quote, which has no room for any, come right after it.

    They are the next beat's where that asks for none itself, else they have a silent scene of their own.
    """
    waiting: Beat | None = None
    for beat in told:
        if waiting and (beat.kind == "quote" or beat.pictures):
            yield _pictures_alone(waiting, waiting.pictures)
        elif waiting:
            beat = replace(beat, pictures=waiting.pictures)
        waiting = beat if beat.kind == "quote" and beat.pictures else None
        yield replace(beat, pictures=()) if waiting else beat
    if waiting:
        yield _pictures_alone(waiting, waiting.pictures)


def _shared(beat: Beat) -> Iterator[Beat]:
    """`beat` with as many of its pictures as one scene holds, and silent scenes for the others."""
    yield replace(beat, pictures=beat.pictures[:MAX_PICTURES])
    for start in range(MAX_PICTURES, len(beat.pictures), MAX_PICTURES):
        yield _pictures_alone(beat, beat.pictures[start : start + MAX_PICTURES])


def _pictures_alone(beat: Beat, pictures: tuple[PictureChoice, ...]) -> Beat:
    """A scene without words for pictures that `beat` has no room for."""
    return Beat("statement", beat.chapter, beat.chapter_number, False, "", pictures=pictures, line=beat.line)


@dataclass(slots=True)
class _Group:
    blocks: list[Paragraph | Points | Quote]
    pictures: tuple[PictureChoice, ...]


def _pictured(blocks: Sequence[Block]) -> Iterator[_Group]:
    """What belongs to one scene: a block of words, a list after its introduction, and their pictures.

    Pictures belong to the words before them, or to those after where the section begins with a picture.
    """
    groups: list[_Group] = []
    before = bool(blocks) and isinstance(blocks[0], PictureChoice)
    waiting: tuple[PictureChoice, ...] = ()
    fresh = True
    for block in blocks:
        match block:
            case PictureChoice():
                if before or not groups:
                    waiting += (block,)
                else:
                    groups[-1].pictures += (block,)
            case SceneBreak():
                fresh = True
            case Points() if groups and not fresh and isinstance(groups[-1].blocks[-1], Paragraph) and not waiting:
                groups[-1].blocks.append(block)
            case _:
                groups.append(_Group([block], waiting))
                waiting, fresh = (), False
    if waiting and groups:
        groups[-1].pictures += waiting
    return iter(groups)


def _told(blocks: Sequence[Block], pictures: tuple[PictureChoice, ...], chapter: str, number: int) -> Iterator[Beat]:
    intro = ""
    for block in blocks:
        match block:
            case Paragraph() if len(blocks) > 1:
                # The last words introduce the list; the pictures are the list's.
                *others, intro = _groups(block)
                for group in others:
                    yield _spoken(group, chapter, number, (), block.line)
            case Paragraph():
                groups = list(_groups(block))
                for group, dealt in zip(groups, _dealt(pictures, len(groups)), strict=True):
                    yield _spoken(group, chapter, number, dealt, block.line)
            case Quote():
                yield Beat(
                    "quote", chapter, number, False, plain(block.text), Shown(block.text, 0),
                    author=block.author, pictures=pictures, line=block.line,
                )  # fmt: skip
            case Points():
                # Lists longer than a screen become several scenes of nearly equal length.
                letters = sum(len(point.text) for point in block.points)
                screens = max(-(-len(block.points) // MAX_POINTS), min(-(-letters // _LETTERS), len(block.points)))
                size = -(-len(block.points) // screens)
                starts = range(0, len(block.points), size)
                for start, dealt in zip(starts, _dealt(pictures, len(starts)), strict=True):
                    yield _points(block, intro, block.points[start : start + size], chapter, number, dealt)
                    intro = ""


def _dealt(pictures: tuple[PictureChoice, ...], scenes: int) -> list[tuple[PictureChoice, ...]]:
    """The pictures shared out among scenes that follow one another; none is shown in two of them."""
    edges = [-(-len(pictures) * index // scenes) for index in range(scenes + 1)]
    return [pictures[start:end] for start, end in pairwise(edges)]


def _points(
    block: Points,
    intro: str,
    points: Sequence[Paragraph],
    chapter: str,
    number: int,
    pictures: tuple[PictureChoice, ...],
) -> Beat:
    spoken, shown = _ended(plain(intro)) if intro else "", []
    for point in points:
        spoken += " " if spoken else ""
        shown.append(Shown(point.text.rstrip(".;,"), len(spoken)))
        spoken += _ended(plain(point.text))
    return Beat(
        "points", chapter, number, False, spoken, points=tuple(shown), ordered=block.ordered,
        captioned=shown[0].said_at or 0, pictures=pictures, line=block.line,
    )  # fmt: skip


def _spoken(text: str, chapter: str, number: int, pictures: tuple[PictureChoice, ...], line: int) -> Beat:
    """The beat for a group of sentences: a big number, key phrases, or the words alone."""
    words = plain(text)
    offset = 0
    for sentence in sentences(text):
        figure = find_number(sentence)
        offset = words.index(plain(sentence), offset)
        if figure:
            lead, label = _around(figure)
            return Beat(
                "number", chapter, number, False, words, number=replace(figure, spoken_at=offset + figure.spoken_at),
                lead=lead, label=label, pictures=pictures, line=line,
            )  # fmt: skip
    beat = Beat("spoken", chapter, number, False, words, pictures=pictures, line=line)
    said = iter(_positions(text))
    phrases = [Shown(_capital(phrase), next(said)) for phrase in emphasised(text)]
    if len(phrases) == 1 and len(phrases[0].text.split()) <= _HEADLINE_WORDS:
        return replace(beat, kind="statement", headline=phrases[0])
    if 2 <= len(phrases) <= MAX_POINTS:
        return replace(beat, kind="points", points=tuple(phrases))
    return beat


def _headed(beat: Beat, heading: str) -> Beat:
    """`beat` as the first of its chapter: the heading is its headline, a key phrase stands below."""
    headline = Shown(heading)
    kind: BeatKind = "statement" if beat.kind == "spoken" else beat.kind
    support = beat.headline if beat.kind == "statement" else None
    if support and len(support.text.split()) == 1:
        # A single word below a headline says too little; it has been heard and read in the captions.
        support = None
    return replace(beat, kind=kind, opens_chapter=True, headline=headline, support=support)


def _groups(paragraph: Paragraph) -> Iterator[str]:
    """A paragraph in beats of one to three sentences, about equally long."""
    parts = sentences(paragraph.text)
    lengths = [len(part.split()) for part in parts]
    screens = max(-(-sum(lengths) // _WORDS), -(-len(parts) // _SENTENCES))
    if screens <= 1:
        yield paragraph.text
        return
    target, held, spent = sum(lengths) / screens, list[str](), 0.0
    for part, length in zip(parts, lengths, strict=True):
        if held and (len(held) == _SENTENCES or spent + length / 2 > target):
            yield " ".join(held)
            held, spent = [], 0.0
        held.append(part)
        spent += length
    yield " ".join(held)


def _around(figure: BigNumber) -> tuple[Shown | None, Shown | None]:
    """What of the sentence stands above a big number and what below, each short or not at all."""

    def short(text: str) -> Shown | None:
        words = text.replace(" ,", ",").split()
        return Shown(" ".join(words)) if 0 < len(words) <= _LABEL_WORDS else None

    after = short(_CLAUSE_END.split(figure.after)[0])
    before = short(figure.before) if len(figure.before.split()) > 1 else None
    if after and before and len(before.text.split()) <= 2:
        before = None
    return before, after


def _positions(text: str) -> Iterator[int]:
    """Where each emphasised phrase begins in the plain text."""
    place = 0
    for index, part in zip(count(), text.split("*"), strict=False):
        if index % 2 and part.strip():
            yield place
        place += len(part)


def _capital(text: str) -> str:
    text = text.strip().rstrip(".,;:")
    return text[:1].upper() + text[1:]


def _ended(text: str) -> str:
    """`text` with a full stop where it has no end of its own, so that the voice pauses."""
    text = text.rstrip(" ;,")
    return text if text.endswith((".", "!", "?", "…", ":")) else text + "."
