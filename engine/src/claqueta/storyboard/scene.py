"""What is known of one scene when it is composed, and the sheet on which its elements are collected."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pydantic import TypeAdapter

from claqueta.color import Color
from claqueta.document.elements import Animation, CaptionWord, Element, Placement
from claqueta.document.model import Animated, Gradient, GradientStop, Keyframe, Paint
from claqueta.geometry import Rect
from claqueta.storyboard.beats import Beat
from claqueta.storyboard.canvas import Canvas
from claqueta.storyboard.matching import Match
from claqueta.storyboard.naming import element_name
from claqueta.storyboard.style import Fill, GradientRoles, Motion, Style
from claqueta.storyboard.typesetting import Typesetter
from claqueta.time import TICKS_PER_SECOND

type Mint = Callable[[], str]
"""Gives a new record id of 16 characters each time."""

_ELEMENT: Final[TypeAdapter[Element]] = TypeAdapter(Element)
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def order_key(number: int) -> str:
    """The order key of the `number`-th (from 0) of up to 3844 siblings; there is room before and after each."""
    return f"a{_DIGITS[number // 62]}{_DIGITS[number % 62]}V"


def span(seconds: float) -> int:
    """Seconds of a style file in ticks."""
    return round(seconds * TICKS_PER_SECOND)


@dataclass(frozen=True)
class SceneFacts:
    """One scene before it is composed; times are ticks from its start."""

    id: str
    beat: Beat
    match: Match | None
    further: tuple[Match, ...]
    """Pictures that the script asks for besides, shown one after the other."""
    duration: int
    opens: int
    """When the picture of the scene before has gone far enough for texts to come."""
    voice: int
    """When the voice begins."""
    words: tuple[CaptionWord, ...]
    """Spoken words, from the scene's start."""
    tail: int
    """How long the scene is still seen after its end, under the next transition."""
    index: int
    """Which scene it is, from 0."""
    uses: int
    """How often its picture has been shown before."""
    chapter_count: int
    language: str

    def said(self, place: int | None) -> int | None:
        """When the voice comes to the character `place` of the beat's words."""
        if place is None or not self.words:
            return None
        cursor = 0
        for word in self.words:
            found = self.beat.spoken.find(word.text, cursor)
            end = (found if found >= 0 else cursor) + len(word.text)
            if end > place:
                return word.start
            cursor = end
        return self.words[-1].start


@dataclass
class Sheet:
    """Collects the elements of one scene, back to front, for one style and canvas."""

    facts: SceneFacts
    style: Style
    canvas: Canvas
    typesetter: Typesetter
    mint: Mint
    elements: list[Element] = field(default_factory=list)

    def add(self, kind: str, box: Rect, *, start: int = 0, parent: str | None = None, **fields: Any) -> str:
        """Puts an element of `kind` into `box` (pixels), seen from `start` to the scene's end; returns its id.

        fields: those of the element; `placement` holds further fields of the placement.
        """
        further = fields.pop("placement", {})
        record = self.mint()
        start = min(start, max(0, self.facts.duration - TICKS_PER_SECOND // 2))
        values = {
            "id": record,
            "kind": kind,
            "type": "element",
            "parent": parent or self.facts.id,
            "order": order_key(len(self.elements)),
            "start": start,
            "duration": self.facts.duration - start,
            "placement": Placement(
                **{
                    "x": round(box.x + box.width / 2, 3),
                    "y": round(box.y + box.height / 2, 3),
                    "width": round(box.width, 3),
                    "height": round(box.height, 3),
                }
                | further
            ),
        }
        self.elements.append(_ELEMENT.validate_python(values | fields))
        return record

    def named(self, part: str) -> str:
        """What a part of the scene is called, in the project's language."""
        return element_name(part, self.facts.language)

    def type_size(self, share: float) -> float:
        """A type size of the style, in pixels of this canvas."""
        return self.canvas.length(share) * self.style.scales.get(self.canvas.family, 1.0)

    def entrance(self, name: str | None, *, delay: int = 0) -> Animation | None:
        """The style's motion `name` as an entrance; None for none, and for lines that draw themselves."""
        motion = self.style.motions.get(name or "")
        return None if motion is None or motion.style == "draw" else animation(motion, delay)

    def drawn(self, name: str | None) -> Animated[float] | float:
        """The end of an outline's visible part: growing where the style's motion `name` draws it, else the whole."""
        motion = self.style.motions.get(name or "")
        if motion is None or motion.style != "draw":
            return 1.0
        return Animated(
            keys=(Keyframe(time=0, value=0.0, ease=motion.ease), Keyframe(time=span(motion.duration), value=1.0))
        )

    def paint(self, fill: Fill, opacity: float = 1.0) -> Paint:
        """A role, or a gradient between roles, as colours."""
        if isinstance(fill, GradientRoles):
            stops = tuple(GradientStop(at=at, color=self.color(role, opacity)) for at, role in fill.stops)
            return Gradient(gradient=fill.gradient, angle=fill.angle, stops=stops)
        return self.color(fill, opacity)

    def color(self, role: str, opacity: float = 1.0) -> str:
        """The colour of a role, made more transparent by `opacity`."""
        color = Color.parse(self.style.palette[role])
        return str(Color(color.red, color.green, color.blue, round(color.alpha * opacity)))


def animation(motion: Motion, delay: int = 0) -> Animation:
    """An entrance or exit after `delay` ticks."""
    return Animation(
        style=motion.style,
        duration=span(motion.duration),
        unit=motion.unit,
        stagger=span(motion.stagger),
        delay=delay,
        ease=motion.ease,
        amount=motion.amount,
    )


def shifted(words: Sequence[CaptionWord], by: int) -> tuple[CaptionWord, ...]:
    """`words` moved `by` ticks."""
    return tuple(CaptionWord(text=word.text, start=word.start + by, end=word.end + by) for word in words)
