"""The film's sound, rendered once and whole, and kept like a piece."""

import json
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claqueta.errors import Language
from claqueta.evaluate import to_json
from claqueta.host import Host, HostLied, Json, Limits
from claqueta.render.attempts import call_again
from claqueta.render.cache import SegmentCache
from claqueta.render.film import Film
from claqueta.render.keys import by_content, sound_key, sounding_assets
from claqueta.render.orders import SAMPLE_BYTES, FilmOrder, SoundOrder
from claqueta.render.pieces import JOBS
from claqueta.render.stages import Stages
from claqueta.render.versions import versions
from claqueta.time import sample_at

_TAIL = 16_384
"""What measuring found stands at the end of the kept file, as JSON in this many bytes."""
_MOST_NOTES = 8
_LONGEST_NOTE = 200
_LIMITS = Limits(cpu_seconds=24 * 3600, wall_seconds=24 * 3600, memory_bytes=2 << 30, file_bytes=64 << 30)


@dataclass(frozen=True)
class Soundtrack:
    """Raw samples on disk, 48 kHz stereo float32, and what they measure."""

    path: Path
    samples: int
    lufs: float | None
    """Integrated loudness; None for silence."""
    peak_dbtp: float | None
    notes: tuple[tuple[str, str], ...] = ()
    """What a person should know, in English and Spanish."""

    def notes_in(self, language: Language) -> tuple[str, ...]:
        """The notes in one language."""
        return tuple(es if language == "es" else en for en, es in self.notes)


def render_soundtrack(
    host: Host,
    cache: SegmentCache,
    order: FilmOrder,
    film: Film,
    files: Mapping[str, int],
    loudness: float | None,
    stages: Stages | None = None,
) -> Soundtrack:
    """The film's sound, brought to `loudness` LUFS unless None; found in `cache` or made."""
    graph, _ = film.evaluator.sound()
    graph = replace(graph, loudness_lufs=loudness)
    samples = film.samples
    contents = order.catalog().contents
    key = sound_key(graph, sample_at(film.start), samples, contents, versions())
    path = cache.find(key)
    if path is not None:
        try:
            return _kept(path, samples)
        except HostLied:
            cache.discard(key)

    def told(event: Json) -> None:
        match event:
            case {"samples": int(done), "total": int(total)} if stages is not None:
                stages.phase("sound", done, total)

    with cache.draft(key) as draft:
        answer = call_again(
            host,
            f"{JOBS}:render_sound",
            SoundOrder(
                film=order, loudness=loudness, graph=by_content(to_json(graph), contents).digest
            ).model_dump_json(),
            {
                **{asset: files[asset] for asset in sounding_assets(graph, contents) if asset in files},
                "sound": draft.descriptor,
            },
            written=["sound"],
            limits=_LIMITS,
            on_event=told,
        )
        made = _soundtrack(Path(), samples, answer.value)
        if os.fstat(draft.descriptor).st_size != samples * SAMPLE_BYTES:
            raise HostLied(detail="sound")
        draft.append(_tail(made))
        return replace(made, path=draft.keep())


def _tail(sound: Soundtrack) -> bytes:
    facts = {
        "samples": sound.samples,
        "lufs": sound.lufs,
        "peak_dbtp": sound.peak_dbtp,
        "notes": [{"en": en, "es": es} for en, es in sound.notes],
    }
    return json.dumps(facts, ensure_ascii=False).encode().ljust(_TAIL)


def _kept(path: Path, samples: int) -> Soundtrack:
    """The sound in a kept file. Raises HostLied when it is not what it should be."""
    with path.open("rb") as file:
        file.seek(samples * SAMPLE_BYTES)
        try:
            facts: Json = json.loads(file.read(_TAIL + 1))
        except ValueError as error:
            raise HostLied(detail="sound") from error
    return _soundtrack(path, samples, facts)


def _soundtrack(path: Path, samples: int, facts: Json) -> Soundtrack:
    """The sound at `path` with what the job says of it, believed only where it has the right form."""
    match facts:
        case {"samples": int(count), "lufs": lufs, "peak_dbtp": peak, "notes": list(notes)} if count == samples:
            return Soundtrack(path, samples, _level(lufs), _level(peak), tuple(map(_note, notes[:_MOST_NOTES])))
    raise HostLied(detail="sound")


def _level(value: Json) -> float | None:
    match value:
        case None:
            return None
        case int() | float() if math.isfinite(value):
            return float(value)
    raise HostLied(detail="sound")


def _note(value: Json) -> tuple[str, str]:
    match value:
        case {"en": str(en), "es": str(es)}:
            return en[:_LONGEST_NOTE], es[:_LONGEST_NOTE]
    raise HostLied(detail="sound")
