"""Each export format holds the pictures and the sound it was given; segments join without a seam."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from claqueta.media.client import opened
from claqueta.media.encoders import (
    ContainerName,
    SoundCodec,
    SoundSettings,
    Speed,
    VideoCodec,
    VideoSettings,
    h264_level,
    video_options,
)
from claqueta.media.frames import VideoReader
from claqueta.media.join import SegmentWriter, join
from claqueta.media.probe import probe
from claqueta.media.refusals import EncodingFailed, OutputWrong, SegmentsDiffer
from claqueta.media.samples import SampleReader
from claqueta.media.verify import Expected, verify
from claqueta.media.writer import MediaWriter
from claqueta.time import Rate
from clips import BITS, delay_of, noise, number_of, numbered

SIZE = (160, 96)
NTSC = Rate(30_000, 1001)


def picture(number: int, alpha: int = 255) -> NDArray[np.uint8]:
    """BGRA, premultiplied."""
    pixels = np.empty((SIZE[1], SIZE[0], 4), np.uint8)
    pixels[..., :3] = numbered(number, *SIZE) // (255 // alpha)
    pixels[..., 3] = alpha
    return pixels


@contextmanager
def output(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def numbers(path: Path, suffix: str, rate: Rate, count: int) -> list[int]:
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, suffix, probe(descriptor, suffix))
        return [number_of(reader.bgra(number / rate.fraction, *SIZE)) for number in range(count)]


FORMATS: list[tuple[VideoCodec, ContainerName, SoundCodec | None, bool, Rate]] = [
    ("h264", "mp4", "aac", False, NTSC),
    ("h264", "mov", "pcm16", False, Rate(24)),
    ("hevc", "mp4", "aac", False, Rate(25)),
    ("av1", "mp4", "aac", False, Rate(30)),
    ("av1", "webm", "opus", False, Rate(30)),
    ("vp9", "webm", "opus", False, NTSC),
    ("vp9", "webm", "opus", True, Rate(30)),
    ("prores422", "mov", "pcm24", False, Rate(25)),
    ("prores4444", "mov", "pcm24", True, NTSC),
    ("gif", "gif", None, False, Rate(20)),
    ("apng", "apng", None, True, Rate(20)),
    ("webp", "webp", None, True, Rate(20)),
]


@pytest.mark.parametrize(("codec", "container", "sound", "alpha", "rate"), FORMATS)
def test_each_format_holds_what_it_was_given(
    codec: VideoCodec, container: ContainerName, sound: SoundCodec | None, alpha: bool, rate: Rate, tmp_path: Path
) -> None:
    path = tmp_path / "made"
    settings = VideoSettings(codec, *SIZE, rate, alpha=alpha, speed="ultrafast")
    length = round(20 / rate.fraction * 48_000)
    made = noise(length)
    with output(path) as descriptor:
        writer = MediaWriter(
            descriptor, container, settings, SoundSettings(sound) if sound else None, expected_frames=20
        )
        for number in range(20):
            pixels = picture(number, 128 if alpha and codec != "gif" else 255)
            writer.bgra(pixels.reshape(-1), SIZE[0] * 4)
        if sound:
            writer.sound(made)
        writer.close()
        expected = Expected(20, *SIZE, rate, length if sound else 0, alpha)
        info = verify(descriptor, container, expected)
    assert info.video is not None
    assert info.video.rate == rate
    if settings.is_yuv:
        assert (info.video.colour.matrix, info.video.colour.full_range) == ("bt709", False)
        assert not info.video.colour.guessed
    if not alpha:
        assert numbers(path, container, rate, 20) == list(range(20))
    if sound:
        with opened(path) as descriptor:
            heard = SampleReader(descriptor, container, info).read(Fraction(0), length)
        # WebM tells times in milliseconds
        assert abs(delay_of(heard[:, 0], made[:, 0])) <= (48 if container == "webm" else 0)


@pytest.mark.parametrize(
    ("container", "codec"),
    [("wav", "pcm16"), ("wav", "pcm24"), ("flac", "flac"), ("mp3", "mp3"), ("ogg", "opus"), ("m4a", "aac")],
)
def test_sound_alone_is_as_long_as_it_was(container: ContainerName, codec: SoundCodec, tmp_path: Path) -> None:
    made = noise(50_001)
    with output(tmp_path / "made") as descriptor:
        writer = MediaWriter(descriptor, container, None, SoundSettings(codec))
        for first in range(0, len(made), 7_001):
            writer.sound(made[first : first + 7_001])
        writer.close()
        info = verify(descriptor, container, Expected(sound_samples=len(made)))
        heard = SampleReader(descriptor, container, info).read(Fraction(0), len(made))
    assert delay_of(heard[:, 0], made[:, 0]) == 0


def segment(path: Path, settings: VideoSettings, first: int, count: int, alpha: int = 255) -> Path:
    with output(path) as descriptor:
        writer = SegmentWriter(descriptor, settings)
        for number in range(first, first + count):
            writer.bgra(picture(number, alpha).reshape(-1), SIZE[0] * 4)
        writer.close()
    return path


@contextmanager
def all_open(paths: list[Path]) -> Iterator[list[int]]:
    descriptors = [os.open(path, os.O_RDONLY) for path in paths]
    try:
        yield descriptors
    finally:
        for descriptor in descriptors:
            os.close(descriptor)


JOINS: list[tuple[VideoCodec, ContainerName, SoundCodec, bool]] = [
    ("h264", "mp4", "aac", False),
    ("h264", "mov", "pcm16", False),
    ("hevc", "mp4", "aac", False),
    ("av1", "mp4", "aac", False),
    ("vp9", "webm", "opus", False),
    ("vp9", "webm", "opus", True),
    ("prores4444", "mov", "pcm24", True),
]


@pytest.mark.parametrize(("codec", "container", "sound", "alpha"), JOINS)
def test_segments_of_any_length_join_without_a_seam(
    codec: VideoCodec, container: ContainerName, sound: SoundCodec, alpha: bool, tmp_path: Path
) -> None:
    settings = VideoSettings(codec, *SIZE, NTSC, alpha=alpha, speed="veryfast" if codec == "h264" else "ultrafast")
    lengths = [1, 2, 33, 1, 12, 2]
    starts = [sum(lengths[:index]) for index in range(len(lengths))]
    parts = [
        segment(tmp_path / f"{start}.mkv", settings, start, length, 128 if alpha else 255)
        for start, length in zip(starts, lengths, strict=True)
    ]
    total = sum(lengths)
    made = noise(100_000)
    raw = tmp_path / "sound"
    raw.write_bytes(made.astype("<f4").tobytes())
    told: list[int] = []
    with all_open([*parts, raw]) as (*segments, heard), output(tmp_path / "joined") as descriptor:
        joined = join(
            segments,
            descriptor,
            container,
            NTSC,
            sound=heard,
            sound_settings=SoundSettings(sound),
            on_frames=told.append,
        )
        info = verify(descriptor, container, Expected(total, *SIZE, NTSC, joined.samples, alpha))
        again = SampleReader(descriptor, container, info).read(Fraction(0), joined.samples)
    assert joined.frames == total
    assert joined.samples == round(total / NTSC.fraction * 48_000)
    assert told == [start + length for start, length in zip(starts, lengths, strict=True)]
    assert abs(delay_of(again[:, 0], made[: joined.samples, 0])) <= (48 if container == "webm" else 0)
    assert info.video is not None
    assert info.video.start == 0
    if not alpha:
        assert numbers(tmp_path / "joined", container, NTSC, total) == list(range(total))


def test_a_join_gives_the_very_pictures_of_its_segments(tmp_path: Path) -> None:
    settings = VideoSettings("h264", *SIZE, Rate(25), speed="medium", threads=2)
    parts = [segment(tmp_path / f"{start}.mkv", settings, start, 20) for start in (0, 20, 40)]
    with all_open(parts) as segments, output(tmp_path / "joined.mp4") as descriptor:
        join(segments, descriptor, "mp4", Rate(25))

    def planes(path: Path) -> list[bytes]:
        with av.open(str(path)) as container:
            return [frame.to_ndarray().tobytes() for frame in container.decode(video=0)]

    assert planes(tmp_path / "joined.mp4") == [plane for part in parts for plane in planes(part)]


def test_joining_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    settings = VideoSettings("h264", *SIZE, Rate(25))
    parts = [segment(tmp_path / f"{start}.mkv", settings, start, 10) for start in (0, 10)]
    with all_open(parts) as segments:
        for name in ("one", "two"):
            with output(tmp_path / name) as descriptor:
                join(segments, descriptor, "mp4", Rate(25))
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_time_stamps_in_a_joined_file_come_from_one_counter(tmp_path: Path) -> None:
    settings = VideoSettings("h264", *SIZE, NTSC, speed="medium")
    parts = [segment(tmp_path / f"{index}.mkv", settings, index * 7, 7) for index in range(5)]
    with all_open(parts) as segments, output(tmp_path / "joined.mp4") as descriptor:
        join(segments, descriptor, "mp4", NTSC)
    with av.open(str(tmp_path / "joined.mp4")) as container:
        base = container.streams.video[0].time_base
        assert base is not None
        stamps = [(packet.pts, packet.dts) for packet in container.demux(video=0) if packet.size]
    step = Fraction(1001, 30_000) / Fraction(base.numerator, base.denominator)
    assert sorted(pts for pts, _ in stamps if pts is not None) == [number * step for number in range(35)]
    decode = [dts for _, dts in stamps if dts is not None]
    assert all(later - earlier == step for earlier, later in pairwise(decode))
    assert all(dts <= pts for pts, dts in stamps if pts is not None and dts is not None)


def test_an_mp4_plays_while_it_loads(tmp_path: Path) -> None:
    settings = VideoSettings("h264", *SIZE, Rate(25))
    part = segment(tmp_path / "0.mkv", settings, 0, 50)
    with all_open([part]) as segments, output(tmp_path / "joined.mp4") as descriptor:
        join(segments, descriptor, "mp4", Rate(25))
    data = (tmp_path / "joined.mp4").read_bytes()
    assert 0 < data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize(
    "other",
    [
        VideoSettings("h264", *SIZE, Rate(25), b_frames=False),
        VideoSettings("h264", 176, 96, Rate(25)),
        VideoSettings("hevc", *SIZE, Rate(25)),
    ],
)
def test_segments_with_other_headers_are_not_joined(other: VideoSettings, tmp_path: Path) -> None:
    same = VideoSettings("h264", *SIZE, Rate(25), speed="medium")
    one = segment(tmp_path / "one.mkv", same, 0, 5)
    two = tmp_path / "two.mkv"
    with output(two) as descriptor:
        writer = SegmentWriter(descriptor, other)
        for _ in range(5):
            writer.bgra(np.zeros(other.width * other.height * 4, np.uint8), other.width * 4)
        writer.close()
    with (
        all_open([one, two]) as segments,
        output(tmp_path / "out") as descriptor,
        pytest.raises(SegmentsDiffer) as caught,
    ):
        join(segments, descriptor, "mp4", Rate(25))
    assert caught.value.data["part"] == 2


def _cut(data: bytes) -> bytes:
    return data[: len(data) * 3 // 4]


def _spoil_end(data: bytes) -> bytes:
    return data[:-3000] + bytes(3000)


@pytest.mark.parametrize("spoil", [_cut, _spoil_end])
def test_a_spoilt_file_does_not_pass_the_check(spoil: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "made.mp4"
    settings = VideoSettings("h264", *SIZE, Rate(25), quality=1)
    random = np.random.default_rng(5)
    with output(path) as descriptor:
        writer = MediaWriter(descriptor, "mp4", settings, expected_frames=30)
        for _ in range(30):
            writer.bgra(random.integers(0, 256, SIZE[0] * SIZE[1] * 4, dtype=np.uint8), SIZE[0] * 4)
        writer.close()
        verify(descriptor, "mp4", Expected(30, *SIZE, Rate(25)))
    path.write_bytes(spoil(path.read_bytes()))
    with opened(path) as descriptor, pytest.raises(OutputWrong):
        verify(descriptor, "mp4", Expected(30, *SIZE, Rate(25)))


@pytest.mark.parametrize(
    "wrong",
    [
        {"frames": 11},
        {"width": 158},
        {"rate": Rate(24)},
        {"sound_samples": 480},
        {"alpha": True},
        {"frames": 0},
    ],
)
def test_what_was_not_ordered_does_not_pass_the_check(wrong: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "made.mp4"
    with output(path) as descriptor:
        writer = MediaWriter(descriptor, "mp4", VideoSettings("h264", *SIZE, Rate(5)), expected_frames=10)
        for number in range(10):
            writer.bgra(picture(number).reshape(-1), SIZE[0] * 4)
        writer.close()
        ordered: dict[str, Any] = {"frames": 10, "width": SIZE[0], "height": SIZE[1], "rate": Rate(5)}
        verify(descriptor, "mp4", Expected(**ordered))
        with pytest.raises(OutputWrong):
            verify(descriptor, "mp4", Expected(**(ordered | wrong)))


def test_impossible_settings_are_a_refusal(tmp_path: Path) -> None:
    with output(tmp_path / "made") as descriptor, pytest.raises(EncodingFailed):
        MediaWriter(descriptor, "mp4", VideoSettings("h264", 161, 97, Rate(25))).bgra(bytes(161 * 97 * 4), 161 * 4)
    with output(tmp_path / "made") as descriptor, pytest.raises(EncodingFailed):
        MediaWriter(descriptor, "webm", VideoSettings("h264", *SIZE, Rate(25)))


def test_every_option_is_a_word_of_this_program() -> None:
    """Numbers and names from tables: nothing that a separator could turn into a second option."""
    for codec in ("h264", "hevc", "av1", "vp9", "prores422", "prores4444", "gif", "apng", "webp"):
        for speed in get_args(Speed.__value__):
            options = video_options(VideoSettings(codec, *SIZE, NTSC, speed=speed))
            assert all(name.replace("-", "").replace("_", "").isalnum() for name in options)
            assert all(isinstance(value, str) for value in options.values())


@pytest.mark.parametrize("codec", ["hevc", "av1"])
def test_ten_bits_are_kept_where_they_are_wanted(codec: VideoCodec, tmp_path: Path) -> None:
    settings = VideoSettings(codec, *SIZE, Rate(25), speed="ultrafast", ten_bit=True)
    with output(tmp_path / "made") as descriptor:
        writer = MediaWriter(descriptor, "mp4", settings)
        for _ in range(4):
            writer.bgra(bytes(SIZE[0] * SIZE[1] * 4), SIZE[0] * 4)
        writer.close()
        info = probe(descriptor, "mp4")
    assert info.video is not None
    assert (info.video.pixel_format, info.video.bit_depth) == ("yuv420p10le", 10)


def test_levels_follow_the_standard() -> None:
    level = {
        (1280, 720, 30): "3.1",
        (1920, 1080, 30): "4.0",
        (1920, 1080, 60): "4.2",
        (3840, 2160, 30): "5.1",
        (3840, 2160, 60): "5.2",
    }
    for (width, height, rate), name in level.items():
        assert h264_level(VideoSettings("h264", width, height, Rate(rate))) == name


def test_the_numbers_of_test_pictures_survive() -> None:
    assert all(number_of(numbered(number)[..., 0]) == number for number in range(0, 1 << BITS, 37))
