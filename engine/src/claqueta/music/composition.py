"""From a score to sound: each part into its bus, echo and room, one even level, an end on time."""

from fractions import Fraction
from functools import cache

import numpy as np
from numpy.typing import NDArray

from claqueta.music import instruments, room
from claqueta.music.form import BEATS, Plan, plan
from claqueta.music.level import settled
from claqueta.music.mood import Mood, mood
from claqueta.music.pad import envelope, pad_note
from claqueta.music.score import Score, score
from claqueta.time import SAMPLE_RATE, TICKS_PER_SAMPLE, Ticks, sample_at

type Mix = NDArray[np.float32]

_PAD_RELEASE_SECONDS = 1.1
_ECHO_FEEDBACK = 0.38
_ECHO_LEVEL = 0.3
_SHORTEST_FADE, _LONGEST_FADE = 0.4, 3.5
_PART_GAIN = {"arpeggio": 0.23, "bass": 0.2, "lead": 0.19}
_DRUM_GAIN = {"kick": 0.26, "snare": 0.22, "hat": 0.16, "boom": 0.32}
_DRUM_PAN = {"kick": 0.0, "snare": 0.06, "hat": -0.28, "boom": 0.0}
_PAD_GAIN = 0.1


def compose(name: str, duration: Ticks, seed: int) -> Mix:
    """A piece of background music: 48 kHz stereo float32, shape (frames, 2), exactly `duration` long.

    About -20 LUFS, peaks at most -3 dBFS, silent at its very end.  name: of a mood.  The same arguments give the
    same piece. Raises MoodUnknown, MusicLength.
    """
    chosen = mood(name)
    shape = plan(chosen, duration)
    written = score(chosen, shape, seed)
    frames = sample_at(duration)
    random = np.random.default_rng([seed, 4])
    pads = _pads(chosen, shape, written, frames)
    pads *= _pump(chosen, shape, written, frames)[:, None]
    tones = _tones(chosen, shape, written, frames, ("arpeggio", "lead"))
    _echo(tones, round(float(shape.beat) * 3 / 4 / TICKS_PER_SAMPLE))
    drums = _drums(written, shape, frames, random)
    low = _tones(chosen, shape, written, frames, ("bass",))
    send = (0.9 * pads + tones + 0.35 * drums) * np.float32(chosen.room.level)
    wet = room.convolved(send, room.response(random, chosen.room.seconds))
    mixed = pads + tones + drums + low + wet
    bar = round(float(shape.beat) * BEATS / TICKS_PER_SAMPLE)
    return _ended(settled(mixed, bar), float(shape.beat) * BEATS / TICKS_PER_SAMPLE / SAMPLE_RATE)


def beat_times(name: str, duration: Ticks) -> tuple[Ticks, ...]:
    """When each beat of that piece falls, whatever its seed; the first one at 0, every fourth opens a bar.

    Raises MoodUnknown, MusicLength.
    """
    shape = plan(mood(name), duration)
    return tuple(
        Ticks(round(shape.beat_start(beat))) for beat in range((shape.bars + 1) * BEATS) if shape.beat * beat < duration
    )


def _frame(shape: Plan, beat: Fraction | int, late: float = 0.0) -> int:
    return round(float(shape.beat_start(beat)) / TICKS_PER_SAMPLE + late * SAMPLE_RATE)


def _pads(chosen: Mood, shape: Plan, written: Score, frames: int) -> Mix:
    """Chords; a tone that two neighbours share is held through."""
    held = [(pitch, _frame(shape, first), _frame(shape, last), level) for pitch, first, last, level in _held(written)]
    release = round(_PAD_RELEASE_SECONDS * SAMPLE_RATE)
    longest: dict[int, int] = {}
    for pitch, start, stop, _ in held:
        longest[pitch] = max(longest.get(pitch, 0), stop - start + release)
    steady = {pitch: pad_note(pitch, length) for pitch, length in longest.items()}
    dark, bright = np.zeros((frames, 2), np.float32), np.zeros((frames, 2), np.float32)
    for pitch, start, stop, level in held:
        gain = np.float32(_PAD_GAIN * chosen.pad.level * level * (1.12 - 0.006 * (pitch - 50)))
        shaped = gain * envelope(stop - start + release, chosen.pad.attack, _PAD_RELEASE_SECONDS)
        end = min(frames, stop + release)
        dark[start:end] += steady[pitch].dark[: end - start] * shaped[: end - start]
        bright[start:end] += steady[pitch].bright[: end - start] * shaped[: end - start]
    opening = _filter_curve(chosen, shape, frames)[:, None]
    return dark * (1 - opening) + bright * opening


def _held(written: Score) -> list[tuple[int, int, int, float]]:
    """(pitch, first beat, last beat, level) of each pad note, at most four chords long."""
    held: list[tuple[int, int, int, float]] = []
    sounding: dict[int, tuple[int, float]] = {}
    end = 0
    for chord in written.chords:
        for pitch in list(sounding):
            first, level = sounding[pitch]
            if pitch not in chord.notes or chord.start - first >= 4 * BEATS:
                held.append((pitch, first, chord.start, level))
                del sounding[pitch]
        for pitch in chord.notes:
            sounding.setdefault(pitch, (chord.start, chord.level))
        end = chord.end
    held.extend((pitch, first, end, level) for pitch, (first, level) in sounding.items())
    return held


def _filter_curve(chosen: Mood, shape: Plan, frames: int) -> NDArray[np.float32]:
    """How far the pad's filter is open over the piece: a slow breath, wider in full sections."""
    places = [0.0]
    values = [0.15]
    opened = {"intro": 0.25, "build": 0.45, "full": 0.7, "break": 0.55, "lift": 0.9, "outro": 0.3}
    for section in shape.sections:
        middle = Fraction((section.start + section.end) * BEATS, 2)
        places.append(float(shape.beat_start(middle)) / TICKS_PER_SAMPLE)
        values.append(opened[section.kind])
    places.append(float(frames))
    values.append(0.1)
    time = np.arange(frames, dtype=np.float32)
    breath = 0.86 + 0.14 * np.sin(2 * np.pi * time / (SAMPLE_RATE * 13.0))
    curve: NDArray[np.float32] = (np.interp(time, places, values) * breath * chosen.pad.brightness).astype(np.float32)
    return curve


def _pump(chosen: Mood, shape: Plan, written: Score, frames: int) -> NDArray[np.float32]:
    """The gain of the pads: it dips when the kick sounds and comes back within half a beat."""
    gain = np.ones(frames, np.float32)
    if not chosen.pump:
        return gain
    length = round(float(shape.beat) / TICKS_PER_SAMPLE * 0.6)
    time = np.linspace(0, 1, length, dtype=np.float32)
    dip = chosen.pump * np.minimum(1, time / 0.06) * np.cos(np.pi / 2 * time) ** 2
    for stroke in written.strokes:
        if stroke.drum == "kick":
            start = _frame(shape, stroke.beat)
            end = min(frames, start + length)
            gain[start:end] = np.minimum(gain[start:end], (1 - dip[: end - start]).astype(np.float32))
    return gain


def _tones(chosen: Mood, shape: Plan, written: Score, frames: int, parts: tuple[str, ...]) -> Mix:
    bus = np.zeros((frames, 2), np.float32)

    @cache
    def sound(part: str, pitch: int, seconds: float) -> instruments.Sound:
        if part == "bass":
            return instruments.bass(chosen.bass.tone, pitch, seconds)
        return instruments.note(chosen.arpeggio.voice if part == "arpeggio" else chosen.lead.voice, pitch, seconds)

    levels = {"arpeggio": chosen.arpeggio.level, "bass": chosen.bass.level, "lead": chosen.lead.level}
    for note in written.notes:
        if note.part in parts:
            seconds = round(float(shape.beat_start(note.length)) / TICKS_PER_SAMPLE / SAMPLE_RATE, 3)
            # High tones of one level sound louder.
            register = 1.0 if note.part == "bass" else float(np.clip(1.25 - 0.014 * (note.pitch - 60), 0.6, 1.3))
            loud = _PART_GAIN[note.part] * levels[note.part] * note.loud * register
            _add(bus, sound(note.part, note.pitch, seconds), _frame(shape, note.beat, note.late), loud, note.pan)
    return bus


def _drums(written: Score, shape: Plan, frames: int, random: np.random.Generator) -> Mix:
    bus = np.zeros((frames, 2), np.float32)
    kit = {
        "kick": instruments.kick(),
        "snare": instruments.snare(random),
        "hat": instruments.hat(random),
        "boom": instruments.boom(random),
    }
    for stroke in written.strokes:
        loud = _DRUM_GAIN[stroke.drum] * stroke.loud
        _add(bus, kit[stroke.drum], _frame(shape, stroke.beat, stroke.late), loud, _DRUM_PAN[stroke.drum])
    return bus


def _add(bus: Mix, sound: instruments.Sound, start: int, loud: float, pan: float) -> None:
    """Put a sound into the bus, panned at equal power."""
    end = min(len(bus), start + len(sound))
    if start >= end:
        return
    angle = (pan + 1) * np.pi / 4
    bus[start:end, 0] += sound[: end - start] * np.float32(loud * np.cos(angle) * np.sqrt(2))
    bus[start:end, 1] += sound[: end - start] * np.float32(loud * np.sin(angle) * np.sqrt(2))


def _echo(bus: Mix, delay: int) -> None:
    """Add an echo that answers from the other side, three times and ever softer."""
    dry = bus.copy()
    gain = _ECHO_LEVEL
    for turn in range(1, 4):
        offset = turn * delay
        if offset >= len(bus):
            return
        mirrored = dry[: len(bus) - offset, ::-1] if turn % 2 else dry[: len(bus) - offset]
        bus[offset:] += np.float32(gain) * mirrored
        gain *= _ECHO_FEEDBACK


def _ended(mixed: Mix, ring_seconds: float) -> Mix:
    """The piece with its very first samples eased in and its last chord faded to nothing at the last sample."""
    fade = min(len(mixed) // 2, round(SAMPLE_RATE * float(np.clip(ring_seconds, _SHORTEST_FADE, _LONGEST_FADE))))
    mixed[len(mixed) - fade :] *= (np.cos(np.linspace(0, np.pi / 2, fade, dtype=np.float32)) ** 2)[:, None]
    rise = round(0.01 * SAMPLE_RATE)
    mixed[:rise] *= np.linspace(0, 1, rise, dtype=np.float32)[:, None]
    mixed[-1] = 0
    return mixed
