"""The film's sound, rendered once and whole, and kept like a piece."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from claqueta.errors import Language
from claqueta.host import Answer, Host, HostLied, Json, Limits
from claqueta.render.cache import SegmentCache
from claqueta.render.film import Film
from claqueta.render.keys import sound_key
from claqueta.render.orders import FilmOrder, SoundOrder
from claqueta.render.pieces import JOBS
from claqueta.render.stages import Stages
from claqueta.render.versions import versions
from claqueta.time import sample_at

SAMPLE_BYTES = 8
"""Of one stereo sample as it is kept: two float32."""
_TAIL = 4096
"""What measuring found stands at the end of the kept file, as JSON in this many bytes."""
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
    samples = sample_at(film.duration)
    key = sound_key(graph, sample_at(film.start), samples, order.catalog().contents, versions())
    path = cache.find(key)
    if path is None:
        with cache.draft(key) as draft:
            sounding = {asset: files[asset] for asset, item in order.assets.items() if item.info and item.info.sound}

            def told(event: Json) -> None:
                match event:
                    case {"samples": int(done), "total": int(total)} if stages is not None:
                        stages.phase("sound", done, total)

            answer = host.call(
                f"{JOBS}:render_sound",
                SoundOrder(film=order, loudness=loudness).model_dump_json(),
                {**sounding, "sound": draft.descriptor},
                limits=_LIMITS,
                on_event=told,
            )
            draft.append(_tail(answer))
            path = draft.keep()
    return _soundtrack(path, samples)


def _tail(answer: Answer) -> bytes:
    return json.dumps(answer.value).encode().ljust(_TAIL)[:_TAIL]


def _soundtrack(path: Path, samples: int) -> Soundtrack:
    with path.open("rb") as file:
        file.seek(samples * SAMPLE_BYTES)
        facts = json.loads(file.read(_TAIL) or b"null")
    match facts:
        case {"samples": int(count), "lufs": lufs, "peak_dbtp": peak, "notes": list(notes)} if count == samples:
            return Soundtrack(path, samples, lufs, peak, tuple((str(note["en"]), str(note["es"])) for note in notes))
    raise HostLied(detail="sound")
