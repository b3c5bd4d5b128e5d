"""Decides for each scene how long it is, which layout it takes and how it gives way to the next."""

from claqueta.storyboard.beats import Beat
from claqueta.storyboard.matching import Match
from claqueta.storyboard.scene import span
from claqueta.storyboard.style import LayoutName, Pace, Style, TransitionChoice

_FRAME_STEP = 8_000
"""Scenes last whole frames at 30 a second (and at 60, 24 and 25 begin within one)."""


def choose_layout(beat: Beat, match: Match | None, before: LayoutName | None, landscape: bool) -> LayoutName:
    """The layout of a scene; pictures alternate between layouts, so that no two neighbours look alike.

    before: the layout of the scene before.  landscape: whether the frame is wider than high.
    """
    if beat.kind == "closing":
        return "closing"
    if beat.kind == "title":
        return "cover" if match else "title"
    if match is None:
        return _without_picture(beat)
    if beat.kind in ("points", "number"):
        return "split"
    if beat.headline is None or beat.shows_its_words:
        return "full"
    upright = match.item.info.height > match.item.info.width
    order: tuple[LayoutName, ...] = ("feature", "split", "full")
    if upright == landscape:
        # A picture that is cut hard by the whole frame shows better in a part of it.
        order = ("split", "feature")
    start = order.index(before) + 1 if before in order else 0
    return order[start % len(order)]


def _without_picture(beat: Beat) -> LayoutName:
    match beat.kind:
        case "points":
            return "list"
        case "quote":
            return "quote"
        case "number":
            return "number"
        case _:
            return "spoken" if beat.headline is None else "statement"


def wants_picture(beat: Beat) -> bool:
    """Whether a picture is looked for; figures and quotes stand better alone, unless the script asks."""
    return beat.kind in ("title", "statement", "spoken", "points")


def choose_transition(style: Style, index: int) -> TransitionChoice:
    """The transition into scene `index` (from 0): the style's own, in turn."""
    return style.transitions[(index - 1) % len(style.transitions)]


def voice_start(pace: Pace, transition: int) -> int:
    """When the voice begins in a scene that another gives way to over `transition` ticks."""
    return transition * 6 // 10 + span(pace.lead)


def scene_length(pace: Pace, voice: int, narration: int) -> int:
    """How long a scene lasts: the narration (0: nobody speaks) from `voice` on and a breath, in whole frames."""
    length = voice + narration + span(pace.breath) if narration else span(pace.card)
    return -(-max(length, span(pace.shortest)) // _FRAME_STEP) * _FRAME_STEP
