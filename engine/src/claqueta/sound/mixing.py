"""Mixing: a sound graph becomes samples. Python schedules and copies; every sample is computed in spec/sound."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from claqueta.errors import ClaquetaError, Words
from claqueta.evaluate.sound_graph import Clip, Curve, SoundEffect, SoundGraph
from claqueta.ports.samples import SampleSource
from claqueta.sound.effects import SoundParameterUnknown, sound_effect
from claqueta.sound.machine import BLOCK, Machine
from claqueta.time import SAMPLE_RATE

type Samples = NDArray[np.float32]
"""48 kHz stereo, shape (frames, 2), full scale ±1."""

CHUNK = 128 * BLOCK
"""Frames that are read and rendered together; the result does not depend on it."""

PREROLL = 10 * SAMPLE_RATE
"""What is rendered and thrown away before a start inside the film, where effects, ducking or the limiter remember."""

MOST_FRAMES = 12 * 3600 * SAMPLE_RATE
"""Positions are 32-bit integers in the mixer."""

_FADES = {"linear": 0, "equal_power": 1, "exponential": 2, "s_curve": 3}


class SoundTooLong(ClaquetaError):
    """A film is longer than the mixer can count."""

    code = "sound.too_long"
    words = Words(
        en="The film is longer than {hours} hours. Split it into parts.",
        es="La película dura más de {hours} horas. Divídela en partes.",
    )


@dataclass(frozen=True)
class _Voice:
    """A clip and its place in the machine."""

    clip: Clip
    track: int
    handle: int


def mix(
    graph: SoundGraph,
    samples: SampleSource,
    *,
    on_progress: Callable[[int, int], None] | None = None,
    start: int = 0,
    frames: int | None = None,
    gain_db: float = 0.0,
) -> Iterator[Samples]:
    """The film's sound in chunks, from frame `start` on, `frames` long or to the end.

    `gain_db` is added to the master gain (see `normalise`). `on_progress` hears frames done and frames in all. With
    no effects, no ducking and a limiter at rest, samples do not depend on `start`; otherwise a start inside the film
    is preceded by PREROLL unheard frames.
    """
    length = max(graph.frames - start, 0) if frames is None else frames
    done = 0
    for chunk in Mixer(graph, samples, gain_db=gain_db).chunks(start, length):
        done += len(chunk)
        yield chunk
        if on_progress:
            on_progress(done, length)


class Mixer:
    """One rendering of a graph. `limited` False leaves the limiter out."""

    def __init__(self, graph: SoundGraph, samples: SampleSource, *, gain_db: float = 0.0, limited: bool = True) -> None:
        if graph.frames > MOST_FRAMES:
            raise SoundTooLong(hours=MOST_FRAMES // (3600 * SAMPLE_RATE))
        self._samples = samples
        effects = [item for track in graph.tracks for item in track.effects] + list(graph.effects)
        self._machine = Machine(sound_effect(item.effect) for item in effects)
        self._voices: list[_Voice] = []
        for track in graph.tracks:
            machine = self._machine
            handle = machine.call("addTrack", machine.curve(track.gain), machine.curve(track.pan))
            for item in track.effects:
                machine.call("addTrackEffect", handle, self._effect(item))
            if duck := track.duck:
                lengths = (duck.attack, duck.hold, duck.release, duck.lookahead)
                depth, threshold = -abs(float(duck.depth_db)), float(duck.threshold_db)
                machine.call("addDuck", handle, depth, threshold, *lengths)
            self._voices += [_Voice(clip, handle, self._clip(clip)) for clip in track.clips]
        for item in graph.effects:
            self._machine.call("addMasterEffect", self._effect(item))
        gain, ceiling = float(graph.master_gain_db + gain_db), float(graph.ceiling_dbtp)
        self._machine.call("prepare", gain, ceiling, int(limited))
        self._latency: int = self._machine.call("latency")
        self._stateful = bool(effects) or limited or any(track.duck for track in graph.tracks)
        self._slots: list[int] = []
        self._feeds: int = self._machine.call("allocate", 12)

    @property
    def reduction_db(self) -> float:
        """By how many dB at most the limiter has lowered the sound so far."""
        return float(-20 * np.log10(self._machine.call("lowestGain")))

    @property
    def memory_bytes(self) -> int:
        """What the mixer holds."""
        return self._machine.memory_bytes

    def chunks(self, start: int, frames: int) -> Iterator[Samples]:
        """The samples of [start, start + frames). A mixer renders once: it remembers what it played."""
        before = max(start - PREROLL, 0) if self._stateful else start
        now = before - before % BLOCK
        unheard = start - now + self._latency
        out: int = self._machine.call("allocate", CHUNK * 8)
        waiting = sorted(self._voices, key=lambda voice: voice.clip.start, reverse=True)
        order = {voice.handle: place for place, voice in enumerate(self._voices)}
        sounding: list[_Voice] = []
        render = self._machine.function("render")
        while frames > 0:
            while waiting and waiting[-1].clip.start < now + CHUNK:
                sounding.append(waiting.pop())
            sounding = [voice for voice in sounding if voice.clip.start + voice.clip.frames > now]
            sounding.sort(key=lambda voice: order[voice.handle])
            self._feed(sounding, now)
            render(now, CHUNK // BLOCK, self._feeds, len(sounding), out)
            now += CHUNK
            if unheard >= CHUNK:
                unheard -= CHUNK
                continue
            chunk = self._machine.frames(out, CHUNK)[unheard : unheard + frames].copy()
            unheard = 0
            frames -= len(chunk)
            yield chunk

    def _feed(self, sounding: list[_Voice], now: int) -> None:
        """Puts the samples of this chunk where the mixer finds them."""
        machine = self._machine
        while len(self._slots) < len(sounding):
            self._slots.append(machine.call("allocate", CHUNK * 8))
            self._feeds = machine.call("allocate", len(self._slots) * 12)
        feeds = machine.bytes(self._feeds, len(sounding) * 12).view(np.int32).reshape(-1, 3)
        for feed, slot, voice in zip(feeds, self._slots, sounding, strict=False):
            clip = voice.clip
            feed[:] = voice.track, voice.handle, slot
            low, high = max(now, clip.start), min(now + CHUNK, clip.start + clip.frames)
            to = machine.frames(slot, CHUNK)[low - now : high - now]
            self._read(clip, low - clip.start, to)

    def _read(self, clip: Clip, inside: int, to: Samples) -> None:
        """Fills `to` with the clip's source from frame `inside` of the clip on, round and round where it loops."""
        done = 0
        while done < len(to):
            source = (inside + done) * clip.speed / SAMPLE_RATE
            count = len(to) - done
            if clip.loop_seconds:
                turn = source // clip.loop_seconds
                source -= turn * clip.loop_seconds
                next_turn = -((turn + 1) * clip.loop_seconds * SAMPLE_RATE // -clip.speed)
                count = min(count, next_turn - inside - done)
            read = self._samples.read(clip.asset, clip.source_start + source, count, clip.speed)
            to[done : done + count] = read
            done += count

    def _clip(self, clip: Clip) -> int:
        machine = self._machine
        handle: int = machine.call(
            "addClip",
            int(clip.role == "voice"),
            clip.start,
            clip.frames,
            machine.curve(clip.gain),
            machine.curve(clip.pan),
            clip.fade_in.frames,
            _FADES[clip.fade_in.curve],
            clip.fade_out.frames,
            _FADES[clip.fade_out.curve],
        )
        return handle

    def _effect(self, item: SoundEffect) -> int:
        values: list[tuple[str, float | Curve]] = []
        for name, value in item.params:
            if isinstance(value, tuple):
                values.append((name, value))
            elif isinstance(value, (int, float)):
                values.append((name, float(value)))
            else:
                raise SoundParameterUnknown(effect=item.effect, parameter=name)
        return self._machine.effect(sound_effect(item.effect), values)
