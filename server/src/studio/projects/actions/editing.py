"""What forms change in a project: texts, words, sound. Each finds its operations for the newest state and commits."""

from collections.abc import Callable, Sequence
from typing import Any

from claqueta.document.elements import CaptionElement, CaptionWord, TextElement, VideoElement
from claqueta.document.records import Audio, Record, Scene, Track
from claqueta.errors import Words
from claqueta.ops import Op, Patch, Remove
from studio.accounts.public import Actor
from studio.lib.errors import Conflict, Invalid, Missing
from studio.projects.actions.commit import Commit, commit_made
from studio.projects.projection import Records


class RecordGone(Missing):
    """What was to be changed is no longer there."""

    code = "record.missing"
    words = Words(
        en="What you are changing is no longer there. Someone may have removed it.",
        es="Lo que estás cambiando ya no está. Quizá alguien lo eliminó.",
    )


class RecordUnfit(Conflict):
    """What is named is there, and has nothing of the sort to change."""

    code = "record.unfit"
    words = Words(
        en="This part of the project has nothing of the sort to change.",
        es="Esta parte del proyecto no tiene nada así que cambiar.",
    )


def set_text(actor: Actor, *, project_id: str, record_id: str, text: str) -> Commit:
    """Sets what a text element says."""
    return change(actor, project_id, record_id, (TextElement,), lambda _: {"text": text})


def set_caption_text(actor: Actor, *, project_id: str, record_id: str, text: str) -> Commit:
    """Sets the words of a caption; the times of words that stay in number stay, else the words share the time anew."""

    def values(caption: CaptionElement) -> dict[str, Any]:
        words = timed(text.split(), caption.words, caption.duration)
        return {"words": [word.model_dump(mode="json") for word in words]}

    return change(actor, project_id, record_id, (CaptionElement,), values)


def set_name(actor: Actor, *, project_id: str, record_id: str, name: str) -> Commit:
    """Names a scene, element, track, sound or marker."""
    return _change_any(actor, project_id, record_id, {"name": name})


def set_notes(actor: Actor, *, project_id: str, scene_id: str, notes: str) -> Commit:
    """Sets a scene's notes."""
    return change(actor, project_id, scene_id, (Scene,), lambda _: {"notes": notes})


def set_hidden(actor: Actor, *, project_id: str, record_id: str, hidden: bool) -> Commit:
    """Hides an element, or shows it."""
    return _change_any(actor, project_id, record_id, {"hidden": hidden})


def set_gain(actor: Actor, *, project_id: str, record_id: str, gain: float) -> Commit:
    """Sets how loud a sound, track or video is, in dB from −96 to 24."""
    return change(actor, project_id, record_id, (Audio, Track, VideoElement), lambda _: {"gain": float(gain)})


def set_muted(actor: Actor, *, project_id: str, record_id: str, muted: bool) -> Commit:
    """Mutes a sound, track or video, or lets it be heard."""
    return change(actor, project_id, record_id, (Audio, Track, VideoElement), lambda _: {"muted": muted})


def remove_record(actor: Actor, *, project_id: str, record_id: str) -> Commit:
    """Takes a record away with all that it holds; a scene takes its sounds along."""

    def making(records: Records) -> Sequence[Op]:
        record = found(records, record_id)
        if record.type == "project":
            raise RecordUnfit
        sounds = [each.id for each in records.values() if isinstance(each, Audio) and each.scene == record_id]
        return [Remove(id=record_id), *(Remove(id=id) for id in sounds if record.type == "scene")]

    return commit_made(actor, project_id=project_id, making=making)


def change[R: Any](
    actor: Actor,
    project_id: str,
    record_id: str,
    kinds: tuple[type[Any], ...],
    values: Callable[[R], dict[str, Any]],
) -> Commit:
    """Sets `values` of a record of one of `kinds`. Raises RecordGone, RecordUnfit, CommitRefused."""

    def making(records: Records) -> Sequence[Op]:
        record: Any = found(records, record_id)
        if not isinstance(record, kinds):
            raise RecordUnfit
        return [Patch(id=record_id, set=values(record))]

    return commit_made(actor, project_id=project_id, making=making)


def _change_any(actor: Actor, project_id: str, record_id: str, values: dict[str, Any]) -> Commit:
    def making(records: Records) -> Sequence[Op]:
        found(records, record_id)
        return [Patch(id=record_id, set=values)]

    return commit_made(actor, project_id=project_id, making=making)


def found(records: Records, record_id: str) -> Record:
    """The record. Raises RecordGone."""
    record = records.get(record_id)
    if record is None:
        raise RecordGone
    return record


def timed(texts: Sequence[str], before: Sequence[CaptionWord], duration: int) -> list[CaptionWord]:
    """`texts` as caption words, spoken when `before` was; longer words take longer. Raises Invalid."""
    if any(len(text) > 100 for text in texts):
        raise Invalid(what="text")
    if len(texts) == len(before):
        return [CaptionWord(text=text, start=old.start, end=old.end) for text, old in zip(texts, before, strict=True)]
    start, end = (before[0].start, before[-1].end) if before else (0, duration)
    weights = [len(text) + 2 for text in texts]
    total, sofar = sum(weights), 0
    words: list[CaptionWord] = []
    for text, weight in zip(texts, weights, strict=True):
        first = start + (end - start) * sofar // total
        sofar += weight
        words.append(CaptionWord(text=text, start=first, end=start + (end - start) * sofar // total))
    return words
