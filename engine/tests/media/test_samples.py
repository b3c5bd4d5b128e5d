"""Sound comes exact to the sample at 48 kHz stereo, whatever its codec, rate, channels, start or speed."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from claqueta.media.client import opened
from claqueta.media.info import MediaInfo
from claqueta.media.peaks import peaks
from claqueta.media.probe import probe
from claqueta.media.refusals import MediaSilent
from claqueta.media.samples import SampleReader
from claqueta.time import Ticks
from clips import Film, delay_of, noise, write_film, write_sound


@contextmanager
def hearing(path: Path) -> Iterator[tuple[SampleReader, MediaInfo]]:
    with opened(path) as descriptor:
        info = probe(descriptor, path.suffix[1:])
        reader = SampleReader(descriptor, path.suffix[1:], info)
        yield reader, info
        reader.close()


CODECS = {
    "a.wav": ("pcm_s16le", 2e-4, 0),
    "b.wav": ("pcm_f32le", 1e-7, 0),
    "c.wav": ("pcm_s24le", 1e-6, 0),
    "d.flac": ("flac", 2e-4, 0),
    "e.mp3": ("libmp3lame", 0.15, 0),
    "f.m4a": ("aac", 0.2, 0),
    "h.ogg": ("libopus", 0.2, 0),
    "i.mkv": ("aac", 0.2, 0),
    "j.mkv": ("libopus", 0.2, 0),
    "k.mkv": ("libmp3lame", 0.15, 0),
    "m.avi": ("pcm_s16le", 2e-4, 0),
    "n.mov": ("pcm_s24le", 1e-6, 0),
    # these two do not say how many samples are priming, so the encoder's delay stays
    "g.aac": ("aac", 0.2, 1024),
    "l.ts": ("aac", 0.2, 1024),
}


@pytest.mark.parametrize("name", CODECS)
def test_the_first_sample_is_where_it_was_and_so_is_every_other(name: str, tmp_path: Path) -> None:
    codec, tolerance, delay = CODECS[name]
    made = noise(144_000)
    with hearing(write_sound(tmp_path / name, made, codec)) as (reader, info):
        heard = reader.read(Fraction(0), 144_000)
        assert delay_of(heard[:, 0], made[:, 0]) == delay
        aligned = heard[delay:], made[: 144_000 - delay]
        assert np.abs(aligned[0] - aligned[1])[2000:-3000].max() < tolerance
        assert abs(info.duration - Ticks(720_000)) <= 5 * 2400
        # whoever jumps hears the same
        for start in (96_000, 33_333, 120_001, 0):
            again = reader.read(Fraction(start, 48_000), 4_800)
            assert delay_of(again[:, 0], heard[start : start + 4_800, 0], 1000) == 0
            assert np.abs(again - heard[start : start + 4_800]).max() < max(2e-4, tolerance / 4)


def test_reading_in_pieces_is_reading_at_once(tmp_path: Path) -> None:
    with hearing(write_sound(tmp_path / "a.m4a", noise(96_000, channels=2), "aac", 44_100)) as (reader, _):
        whole = reader.read(Fraction(0), 96_000)
        sizes = [1, 1601, 47, 16_000, 3, 48_000]
        position, parts = 0, []
        for size in sizes:
            parts.append(reader.read(Fraction(position, 48_000), size))
            position += size
    assert np.array_equal(np.concatenate(parts), whole[:position])


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 32_000, 44_100, 48_000, 96_000])
def test_any_rate_is_brought_to_48_kilohertz_without_a_shift(rate: int, tmp_path: Path) -> None:
    time = np.arange(rate * 2) / rate
    tone = np.sin(2 * np.pi * 331.7 * time) * 0.5
    made = np.stack([tone, -tone], axis=1).astype(np.float32)
    with hearing(write_sound(tmp_path / "tone.wav", made, "pcm_f32le", rate)) as (reader, _):
        heard = reader.read(Fraction(0), 96_000)
        expected = np.sin(2 * np.pi * 331.7 * np.arange(96_000) / 48_000) * 0.5
        assert np.abs(heard[1000:95_000, 0] - expected[1000:95_000]).max() < 2e-3
        assert np.abs(heard[:, 0] + heard[:, 1]).max() < 1e-6
        jumped = reader.read(Fraction(70_001, 48_000), 960)
        assert np.abs(jumped - heard[70_001:70_961]).max() < 1e-4


def test_one_channel_is_heard_on_both_sides(tmp_path: Path) -> None:
    made = noise(24_000, channels=1)
    with hearing(write_sound(tmp_path / "mono.wav", made, "pcm_f32le", layout="mono")) as (reader, info):
        assert info.sound is not None
        assert info.sound.channels == 1
        heard = reader.read(Fraction(0), 24_000)
    assert np.array_equal(heard[:, 0], made[:, 0])
    assert np.array_equal(heard[:, 1], made[:, 0])


def test_six_channels_are_mixed_as_the_standard_says(tmp_path: Path) -> None:
    made = np.zeros((6 * 4_800, 6), np.float32)
    for channel in range(6):  # left, right, centre, low effects, left and right behind: one after the other
        made[channel * 4_800 : (channel + 1) * 4_800, channel] = 0.5
    with hearing(write_sound(tmp_path / "5.1.wav", made, "pcm_f32le", layout="5.1")) as (reader, _):
        heard = reader.read(Fraction(0), 6 * 4_800)
    middles = heard[2_400::4_800] / 0.5
    half = 0.5**0.5
    expected = [(1, 0), (0, 1), (half, half), (0, 0), (half, 0), (0, half)]
    assert np.abs(middles - np.array(expected)).max() < 1e-6


@pytest.mark.parametrize("suffix", ["mp4", "mkv", "ts"])
def test_sound_that_starts_late_stays_late(suffix: str, tmp_path: Path) -> None:
    made = noise(48_000)
    film = Film(50, sound=made, sound_start=24_000, options={"bf": "2"})
    with hearing(write_film(tmp_path / f"late.{suffix}", film)) as (reader, info):
        assert info.kind == "video"
        heard = reader.read(Fraction(0), 96_000)
        assert abs(delay_of(heard[:, 0], made[:, 0], 40_000) - 24_000) <= (96 if suffix == "mkv" else 2)
        assert np.abs(heard[:20_000]).max() < 1e-3
        later = reader.read(Fraction(1), 9_600)
        assert delay_of(later[:, 0], heard[48_000:57_600, 0], 1000) == 0


def test_silence_lies_before_and_behind(tmp_path: Path) -> None:
    with hearing(write_sound(tmp_path / "a.wav", noise(4_800), "pcm_s16le")) as (reader, _):
        assert not reader.read(Fraction(-1), 48_000).any()
        assert not reader.read(Fraction(1), 480).any()
        around = reader.read(Fraction(-1, 10), 14_400)
        assert not around[:4_800].any()
        assert around[4_900:9_500].any()
        assert not around[9_700:].any()


@pytest.mark.parametrize(
    "speed", [Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(3, 2), Fraction(2), Fraction(5)]
)
def test_speed_changes_length_but_not_pitch(speed: Fraction, tmp_path: Path) -> None:
    time = np.arange(48_000 * 6) / 48_000
    tone = (np.sin(2 * np.pi * 440 * time) * 0.5 * (time < 5)).astype(np.float32)
    path = write_sound(tmp_path / "tone.wav", np.stack([tone, tone], axis=1), "pcm_s16le")
    with hearing(path) as (reader, _):
        frames = min(48_000, int(5 / speed * 48_000) - 9_600)
        heard = reader.read(Fraction(0), frames, speed)
        spectrum = np.abs(np.fft.rfft(heard[4_800:, 0] * np.hanning(frames - 4_800)))
        pitch = np.argmax(spectrum) * 48_000 / (frames - 4_800)
        assert abs(pitch - 440) < 6
        # the tone ends when the source does
        rest = reader.read(frames * speed / 48_000, int(6 / speed * 48_000) - frames, speed)
        sounding = np.concatenate([heard, rest])[:, 0]
        end = np.flatnonzero(np.abs(sounding) > 0.05)[-1]
        assert abs(end / 48_000 - 5 / speed) < 0.06


def test_stretched_sound_in_pieces_is_stretched_sound_at_once(tmp_path: Path) -> None:
    speed = Fraction(4, 3)
    with hearing(write_sound(tmp_path / "a.wav", noise(96_000), "pcm_s16le")) as (reader, _):
        whole = reader.read(Fraction(1, 4), 24_000, speed)
        parts = [reader.read(Fraction(1, 4) + 800 * count * speed / 48_000, 800, speed) for count in range(30)]
    assert np.array_equal(np.concatenate(parts), whole)


def test_ten_minutes_do_not_drift(tmp_path: Path) -> None:
    """Clicks each ten seconds stay where they are, read through and read by jumping."""
    made = np.zeros((600 * 44_100, 2), np.float32)
    made[:: 10 * 44_100] = 0.9
    with hearing(write_sound(tmp_path / "clicks.flac", made, "flac", 44_100)) as (reader, info):
        assert abs(info.duration - 600 * 240_000) <= 5
        position = 0
        for second in range(0, 600, 10):
            heard = reader.read(Fraction(second), 4_800)
            assert int(np.argmax(np.abs(heard[:, 0]))) == 0, second
            position = second
        assert position == 590


def test_a_film_without_sound_is_silent(tmp_path: Path) -> None:
    path = write_film(tmp_path / "mute.mp4", Film(5))
    with opened(path) as descriptor, pytest.raises(MediaSilent):
        SampleReader(descriptor, "mp4", probe(descriptor, "mp4"))


def test_peaks_are_laid_out_as_audiowaveform_does(tmp_path: Path) -> None:
    made = np.zeros((2_560, 2), np.float32)
    made[300] = (0.5, -0.25)
    made[2_000] = (-1.0, 0.75)
    path = write_sound(tmp_path / "a.wav", made, "pcm_f32le")
    with opened(path) as descriptor:
        data = peaks(descriptor, "wav", probe(descriptor, "wav"))
    assert np.frombuffer(data[:24], "<i4").tolist() == [2, 1, 48_000, 256, 10, 2]
    points = np.frombuffer(data[24:], np.int8).reshape(10, 2, 2)
    assert points[1].tolist() == [[0, 64], [-32, 0]]
    assert points[7].tolist() == [[-128, 0], [0, 96]]
    assert not points[[0, 2, 3, 4, 5, 6, 8, 9]].any()


def test_a_cover_in_a_sound_file_is_no_film() -> None:
    import os

    footage = Path(os.environ.get("CLAQUETA_MEDIA", "/nowhere")) / "music.ogg"
    if not footage.is_file():
        pytest.skip("the footage of CLAQUETA_MEDIA is absent")
    with opened(footage) as descriptor:
        info = probe(descriptor, "ogg")
    assert (info.kind, info.video) == ("audio", None)
    assert "cover_ignored" in info.notes


def test_a_jump_into_the_last_page_of_an_ogg_gives_the_same_samples(tmp_path: Path) -> None:
    path = write_sound(tmp_path / "sound.ogg", noise(20 * 48_000 + 1234), "libopus")
    with opened(path) as descriptor:
        info = probe(descriptor, "ogg")
        whole = SampleReader(descriptor, "ogg", info).read(Fraction(0), 20 * 48_000)
        for second in (10, 17, 18, 19):
            part = SampleReader(descriptor, "ogg", info).read(Fraction(second), 48_000)
            assert delay_of(part[:, 0], whole[second * 48_000 : (second + 1) * 48_000, 0]) == 0, second
