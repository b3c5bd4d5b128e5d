"""A clip that says something else from now on: operations for it and for what went with its words.

Captions of the clip get the new words. Whatever else in the scene began while the old text was spoken goes with the
words that both texts share, else in proportion; what came after the text comes as long after it as before. The scene
lasts as its style would have it where it did so before, else only gets longer where the voice would be cut.
"""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from pydantic import JsonValue

from claqueta.document.elements import CaptionElement, CaptionWord, ElementBase
from claqueta.document.records import Audio, Scene
from claqueta.document.tree import Tree
from claqueta.errors import ClaquetaError, Words
from claqueta.ops import Op, Ops, Patch
from studio.assistant.speech.lengths import length_for, rippled
from studio.assistant.speech.placing import Clip

type TimeMap = Callable[[int], int]
"""From a tick of the scene as it was to one as it will be; never runs backwards."""


class ClipGone(ClaquetaError):
    """The clip that was to say something else is no longer there, or was never spoken."""

    code = "speech.clip_gone"
    words = Words(
        en="There is no spoken clip here any more. Narrate the text anew.",
        es="Aquí ya no hay ningún clip de voz. Narra el texto de nuevo.",
    )


def respoken(tree: Tree, audio_id: str, clip: Clip) -> Ops:
    """The operations that make the spoken clip `audio_id` say what `clip` says. Raises ClipGone."""
    audio = tree.records.get(audio_id)
    if not isinstance(audio, Audio) or audio.speech is None:
        raise ClipGone
    ops: list[Op] = [_new_words(audio, clip)]
    by = clip.duration - audio.duration
    end = audio.start + audio.duration
    ops.extend(
        Patch(id=sound.id, set={"start": sound.start + by})
        for sound in tree.audio(audio.parent)
        if by and sound.id != audio.id and sound.scene == audio.scene and sound.start >= end
    )
    scene = next((scene for scene in tree.scenes if scene.id == audio.scene), None)
    if scene is None:
        return tuple(ops)
    duration = _duration(tree, scene, audio, clip)
    ops.extend(rippled(tree, scene, duration))
    if scene.notes == audio.speech.text:
        ops.append(Patch(id=scene.id, set={"notes": clip.speech.text}))
    when = _time_map(audio, clip)
    for element in tree.elements(scene.id):
        ops.extend(_followed(element, audio, clip, when, scene.duration, duration))
    return _merged(ops)


def _new_words(audio: Audio, clip: Clip) -> Op:
    words: list[JsonValue] = [word.model_dump(mode="json") for word in clip.words]
    changed: dict[str, JsonValue] = {
        "asset": clip.asset,
        "duration": clip.duration,
        "source_start": [0, 1],
        "speed": [1, 1],
        "speech": clip.speech.model_dump(mode="json"),
        "words": words,
    }
    if audio.speech is not None and audio.name == audio.speech.text[:60]:
        changed["name"] = clip.speech.text[:60]
    return Patch(id=audio.id, set=changed)


def _duration(tree: Tree, scene: Scene, audio: Audio, clip: Clip) -> int:
    """How long the scene lasts from now on, in ticks."""
    by = clip.duration - audio.duration
    ends = [
        sound.start + sound.duration
        for track in tree.tracks
        for sound in tree.audio(track.id)
        if sound.scene == scene.id and sound.role == "voice"
    ]
    last = max(ends)
    ends_with_it = last == audio.start + audio.duration or any(
        sound.scene == scene.id and sound.role == "voice" and sound.start + sound.duration == last
        for sound in tree.audio(audio.parent)
    )
    new_last = last + by if ends_with_it else max(last, audio.start + clip.duration)
    if scene.duration == length_for(tree, 0, last):
        return length_for(tree, 0, new_last)
    fits = scene.duration >= last
    return max(scene.duration, length_for(tree, 0, new_last)) if fits and new_last > scene.duration else scene.duration


def _time_map(audio: Audio, clip: Clip) -> TimeMap:
    """Where the times of the scene go when `audio` says what `clip` says."""
    points = [(0, 0)]
    for one, other in _shared(audio.words, clip.words):
        for old, new in (
            (audio.words[one].start, clip.words[other].start),
            (audio.words[one].end, clip.words[other].end),
        ):
            if points[-1][0] < old < audio.duration and points[-1][1] <= new <= clip.duration:
                points.append((old, new))
    points.append((audio.duration, clip.duration))

    def when(time: int) -> int:
        since = time - audio.start
        if since <= 0:
            return time
        if since >= audio.duration:
            return time + clip.duration - audio.duration
        after = next(index for index, (old, _) in enumerate(points) if old > since)
        (old_0, new_0), (old_1, new_1) = points[after - 1], points[after]
        return audio.start + new_0 + (since - old_0) * (new_1 - new_0) // (old_1 - old_0)

    return when


def _shared(old: Sequence[CaptionWord], new: Sequence[CaptionWord]) -> Iterator[tuple[int, int]]:
    """The places of the words that both texts have, in order."""
    matcher = SequenceMatcher(None, [_plain(word) for word in old], [_plain(word) for word in new], autojunk=False)
    for block in matcher.get_matching_blocks():
        for index in range(block.size):
            yield block.a + index, block.b + index


def _plain(word: CaptionWord) -> str:
    return "".join(sign for sign in word.text.lower() if sign.isalnum())


def _followed(
    element: ElementBase, audio: Audio, clip: Clip, when: TimeMap, old_scene: int, new_scene: int
) -> Iterator[Op]:
    """What changes of an element of the scene."""
    if isinstance(element, CaptionElement):
        span = _words_of(element, audio)
        if span is not None:
            yield from _captioned(element, audio, clip, span, old_scene, new_scene)
            return
    start = min(when(element.start), max(0, new_scene - 1))
    end = element.start + element.duration
    new_end = new_scene if end == old_scene else min(new_scene, when(end))
    duration = max(1, new_end - start)
    changed: dict[str, JsonValue] = {}
    if start != element.start:
        changed["start"] = start
    if duration != element.duration:
        changed["duration"] = duration
    if changed:
        yield Patch(id=element.id, set=changed)


def _words_of(caption: CaptionElement, audio: Audio) -> tuple[int, int] | None:
    """The range of the clip's words that `caption` shows, or None when it shows other words."""
    if not caption.words:
        return None
    at = caption.start + caption.words[0].start - audio.start
    first = next((index for index, word in enumerate(audio.words) if word.start == at), None)
    if first is None:
        return None
    stop = first + len(caption.words)
    same = [word.text for word in audio.words[first:stop]] == [word.text for word in caption.words]
    return (first, stop) if same else None


def _captioned(
    caption: CaptionElement, audio: Audio, clip: Clip, span: tuple[int, int], old_scene: int, new_scene: int
) -> Iterator[Op]:
    """The caption with the new words: those between the places that its old first and last words went to."""
    first, stop = (_place(edge, audio.words, clip.words) for edge in span)
    words = clip.words[first:stop]
    if not words:
        yield Patch(id=caption.id, set={"start": 0, "duration": new_scene, "words": []})
        return
    start = audio.start + words[0].start
    end = caption.start + caption.duration
    lingers = max(0, end - (audio.start + audio.words[span[1] - 1].end))
    said_until = audio.start + words[-1].end
    new_end = new_scene if end == old_scene else min(new_scene, said_until + lingers)
    held = any(
        word.end != audio.words[span[0] + index].end - audio.words[span[0]].start + caption.words[0].start
        for index, word in enumerate(caption.words)
    )
    nexts = [*(word.start for word in words[1:]), new_end - audio.start]
    shown: list[JsonValue] = [
        {
            "text": word.text,
            "start": word.start - words[0].start,
            "end": (max(word.end, following) if held else word.end) - words[0].start,
        }
        for word, following in zip(words, nexts, strict=True)
    ]
    yield Patch(id=caption.id, set={"start": start, "duration": max(1, new_end - start), "words": shown})


def _place(edge: int, old: Sequence[CaptionWord], new: Sequence[CaptionWord]) -> int:
    """Where the border before word `edge` of the old text is in the new one."""
    if edge <= 0:
        return 0
    if edge >= len(old):
        return len(new)
    shared = list(_shared(old, new))
    for one, other in shared:
        if one >= edge:
            return max(0, other - (one - edge))
    return round(edge * len(new) / len(old))


def _merged(ops: Sequence[Op]) -> Ops:
    """One patch a record, so that the commit reads well and no path is set twice."""
    merged: dict[str, Op] = {}
    for op in ops:
        if isinstance(op, Patch) and isinstance(before := merged.get(op.id), Patch):
            merged[op.id] = Patch(id=op.id, set={**before.set, **op.set})
        else:
            merged[op.id if not hasattr(op, "record") else op.record.id] = op
    return tuple(merged.values())
