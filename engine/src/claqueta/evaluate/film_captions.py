"""The captions of a whole film as cues of a subtitle file."""

from collections.abc import Iterator
from dataclasses import dataclass

from claqueta.document.elements import CaptionElement, GroupElement
from claqueta.evaluate.caption_view import CaptionView
from claqueta.evaluate.curves import Notes, Sampler
from claqueta.evaluate.motion import Motions
from claqueta.evaluate.placement import PlacementSlots
from claqueta.evaluate.stage import GROUP_DEPTH, Stage
from claqueta.geometry import Size
from claqueta.time import Ticks


@dataclass(frozen=True, slots=True)
class CueWord:
    """A spoken word in film time."""

    text: str
    start: Ticks
    end: Ticks


@dataclass(frozen=True, slots=True)
class CaptionCue:
    """A page of captions as it is seen in [start, end) of the film, in ticks; `lines` are as written,
    whatever case they are shown in."""

    start: Ticks
    end: Ticks
    lines: tuple[str, ...]
    words: tuple[CueWord, ...]
    language: str


def film_captions(stage: Stage) -> tuple[CaptionCue, ...]:
    """All pages of all captions that are not hidden, in the order of their starts."""
    project = stage.tree.project
    cues = list(_cues(project.id, 0, stage.tree.duration, stage))
    for scene in stage.tree.scenes:
        start = stage.tree.scene_starts[scene.id]
        cues.extend(_cues(scene.id, start, start + scene.duration, stage))
    return tuple(sorted(cues, key=lambda cue: (cue.start, cue.end)))


def _cues(holder: str, start: int, end: int, stage: Stage, depth: int = 0) -> Iterator[CaptionCue]:
    for element in stage.tree.elements(holder):
        if element.hidden:
            continue
        first, last = start + element.start, min(end, start + element.start + element.duration)
        if isinstance(element, GroupElement):
            if depth < GROUP_DEPTH:
                yield from _cues(element.id, first, last, stage, depth + 1)
        elif isinstance(element, CaptionElement):
            yield from _element_cues(element, first, last, stage)


def _element_cues(element: CaptionElement, start: int, end: int, stage: Stage) -> Iterator[CaptionCue]:
    notes = Notes(element.id)
    sampler = Sampler(notes)
    box = Size(*PlacementSlots(element.placement, sampler).size(sampler.sample(0)))
    view = CaptionView(element, Motions(None, None, notes), notes, stage)
    for place, page in enumerate(view.pages(box)):
        if start + page.start >= end:
            return
        words = (CueWord(word.text, Ticks(start + word.start), Ticks(start + word.end)) for word in page.words)
        yield CaptionCue(
            start=Ticks(start + page.start),
            end=Ticks(min(end, start + page.end)),
            lines=view.lines(place, box),
            words=tuple(words),
            language=element.language,
        )
