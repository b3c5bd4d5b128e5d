"""The frame that is shown at a time is the last one whose time stamp is not after it, however the film is made."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

import av
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claqueta.media.client import opened
from claqueta.media.frames import VideoReader
from claqueta.media.info import MediaInfo
from claqueta.media.probe import probe
from claqueta.media.refusals import MediaBlind
from clips import HEIGHT, WIDTH, Film, number_of, write_film

B_FRAMES = {"bf": "3", "x264-params": "b-pyramid=normal"}


@contextmanager
def reading(path: Path, threads: int = 1) -> Iterator[tuple[VideoReader, MediaInfo]]:
    with opened(path) as descriptor:
        info = probe(descriptor, path.suffix[1:])
        reader = VideoReader(descriptor, path.suffix[1:], info, threads=threads)
        yield reader, info
        reader.close()


def shown(reader: VideoReader, time: Fraction) -> int:
    return number_of(reader.bgra(time, WIDTH, HEIGHT))


FILMS = {
    "even.mp4": Film(60, gop=12, options=B_FRAMES),
    "long-gop.mp4": Film(90, gop=250, options=B_FRAMES),
    "ntsc.mov": Film(60, rate=Fraction(30000, 1001), options=B_FRAMES),
    "even.mkv": Film(60, rate=Fraction(30), gop=12, options=B_FRAMES),
    "ntsc.mkv": Film(60, rate=Fraction(24000, 1001), gop=250, options=B_FRAMES),
    "fast.mkv": Film(60, rate=Fraction(120), gop=30),
    "stream.ts": Film(60, gop=12, options=B_FRAMES),
    "open-gop.ts": Film(60, gop=12, options={"bf": "3", "x264-params": "open-gop=1"}),
    "old.avi": Film(60, codec="mpeg4", gop=12),
    "small.webm": Film(40, codec="libvpx-vp9", gop=20, options={"deadline": "realtime", "cpu-used": "8"}),
    "new.mp4": Film(30, codec="libsvtav1", gop=15, options={"preset": "12"}),
    "h265.mp4": Film(40, codec="libx265", gop=20, options={"x265-params": "log-level=none", "preset": "ultrafast"}),
    "pro.mov": Film(20, codec="prores_ks", pixel_format="yuv422p10le"),
    "moving.gif": Film(20, rate=Fraction(20), codec="gif", pixel_format="rgb8"),
    "moving.apng": Film(20, rate=Fraction(20), codec="apng", pixel_format="rgb24"),
    "moving.webp": Film(20, rate=Fraction(20), codec="libwebp_anim", pixel_format="yuv420p"),
}


@pytest.mark.parametrize("name", FILMS)
def test_every_frame_is_found_forward_backward_and_at_random(name: str, tmp_path: Path) -> None:
    film = FILMS[name]
    path = write_film(tmp_path / name, film)
    with reading(path, threads=2) as (reader, info):
        assert info.video is not None
        assert info.video.frame_count == film.frames
        assert not info.video.is_vfr
        # the middle of a frame is safe from the rounding of coarse containers, its start is the edge that matters
        orders = [list(range(film.frames)), list(range(film.frames))[::-7]]
        orders.append(random.Random(1).sample(range(film.frames), min(12, film.frames)))
        for order in orders:
            for number in order:
                assert shown(reader, number / film.rate) == number
                assert shown(reader, (number + Fraction(1, 2)) / film.rate) == number
        assert reader.damaged == 0


@pytest.mark.parametrize(("name", "rate"), [("a.mp4", 25), ("b.mov", 24), ("c.mkv", 30)])
def test_before_the_first_frame_and_after_the_last_those_stand_still(name: str, rate: int, tmp_path: Path) -> None:
    path = write_film(tmp_path / name, Film(20, rate=Fraction(rate)))
    with reading(path) as (reader, _):
        assert shown(reader, Fraction(-5)) == 0
        assert shown(reader, Fraction(100)) == 19
        assert shown(reader, Fraction(0)) == 0


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gaps=st.lists(st.integers(5, 400), min_size=3, max_size=25),
    times=st.lists(st.integers(0, 9_000), min_size=1, max_size=12),
    suffix=st.sampled_from(["mp4", "mkv"]),
)
def test_variable_rates_obey_the_law(gaps: list[int], times: list[int], suffix: str, tmp_path: Path) -> None:
    stamps = [sum(gaps[:count]) for count in range(len(gaps))]
    path = write_film(tmp_path / f"vfr.{suffix}", Film(len(stamps), stamps=stamps, gop=8, options={"bf": "0"}))
    with reading(path) as (reader, _):
        for time in times:
            expected = max(number for number, stamp in enumerate(stamps) if stamp <= time)
            assert shown(reader, Fraction(time, 1000)) == expected


def test_a_variable_rate_is_reported(tmp_path: Path) -> None:
    stamps = [0, 40, 80, 500, 540, 1000, 1033, 1066]
    with reading(write_film(tmp_path / "vfr.mp4", Film(8, stamps=stamps))) as (_, info):
        assert info.video is not None
        assert info.video.is_vfr


def test_time_zero_is_the_first_frame_wherever_its_stamp_lies(tmp_path: Path) -> None:
    stamps = [5000 + 40 * number for number in range(30)]
    for suffix in ("mp4", "mkv", "ts"):
        path = write_film(tmp_path / f"late.{suffix}", Film(30, stamps=stamps, gop=10, options=B_FRAMES))
        with reading(path) as (reader, _):
            assert [shown(reader, Fraction(number, 25)) for number in (0, 1, 13, 29, 4)] == [0, 1, 13, 29, 4]


def test_an_edit_list_hides_what_it_cuts(tmp_path: Path) -> None:
    """A film remuxed from its middle on carries an edit list that skips the frames before the cut."""
    whole = write_film(tmp_path / "whole.mp4", Film(50, gop=10, options={"bf": "0", "x264-params": "scenecut=0"}))
    cut = tmp_path / "cut.mp4"
    with av.open(str(whole)) as source, av.open(str(cut), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is None or packet.pts is None or packet.pts * packet.time_base < Fraction(20, 25):
                continue
            packet.pts -= round(Fraction(23, 25) / Fraction(packet.time_base.numerator, packet.time_base.denominator))
            packet.dts = packet.pts
            packet.stream = stream
            target.mux(packet)
    with reading(cut) as (reader, _):
        assert [shown(reader, Fraction(number, 25)) for number in (0, 1, 5, 26)] == [23, 24, 28, 49]


def test_a_hole_in_the_middle_freezes_the_last_good_frame_and_is_counted(tmp_path: Path) -> None:
    path = write_film(tmp_path / "hole.mp4", Film(60, gop=10, options={"bf": "0", "qp": "20"}))
    with av.open(str(path)) as container:
        positions = [(packet.pos, packet.size) for packet in container.demux(video=0) if packet.size]
    data = bytearray(path.read_bytes())
    for position, size in positions[31:35]:
        assert position is not None
        data[position : position + size] = bytes(size)
    path.write_bytes(data)
    with reading(path) as (reader, _):
        numbers = [shown(reader, Fraction(number, 25)) for number in range(60)]
        assert numbers[:31] == list(range(31))
        assert set(numbers[31:35]) <= {30}
        assert numbers[40:] == list(range(40, 60))
        assert reader.damaged > 0


def test_a_film_cut_short_still_plays_to_where_it_ends(tmp_path: Path) -> None:
    path = write_film(tmp_path / "short.mkv", Film(60, gop=10))
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    with reading(path) as (reader, _):
        assert shown(reader, Fraction(10, 25)) == 10
        assert 20 < shown(reader, Fraction(100)) < 60


def test_two_readers_share_a_descriptor(tmp_path: Path) -> None:
    path = write_film(tmp_path / "shared.mp4", Film(50))
    with opened(path) as descriptor:
        info = probe(descriptor, "mp4")
        one, two = (VideoReader(descriptor, "mp4", info) for _ in range(2))
        for number in range(20):
            assert shown(one, Fraction(number, 25)) == number
            assert shown(two, Fraction(49 - number, 25)) == 49 - number
        one.close()
        assert shown(two, Fraction(1)) == 25
        two.close()


def test_pictures_outlive_their_reader(tmp_path: Path) -> None:
    path = write_film(tmp_path / "kept.mp4", Film(30))
    with reading(path) as (reader, _):
        kept = [reader.bgra(Fraction(number, 25), WIDTH, HEIGHT) for number in range(30)]
    assert [number_of(picture) for picture in kept] == list(range(30))


def test_sound_has_no_frames(tmp_path: Path) -> None:
    from clips import noise, write_sound

    path = write_sound(tmp_path / "a.wav", noise(4800), "pcm_s16le")
    with opened(path) as descriptor, pytest.raises(MediaBlind):
        VideoReader(descriptor, "wav", probe(descriptor, "wav"))


MEDIA = Path(os.environ.get("CLAQUETA_MEDIA", "/nowhere"))


@pytest.mark.skipif(not MEDIA.is_dir(), reason="the footage of CLAQUETA_MEDIA is absent")
@pytest.mark.parametrize("name", ["street.mp4", "people.mp4", "signing.mkv"])
def test_footage_gives_the_same_frame_walking_and_jumping(name: str) -> None:
    with reading(MEDIA / name) as (walking, info), reading(MEDIA / name) as (jumping, _):
        assert info.video is not None
        assert info.video.rate is not None
        count = min(60, info.video.frame_count or 0)
        walked = {}
        for number in range(count):
            frame = walking.yuv(number / info.video.rate.fraction, 160, 90)
            walked[number] = frame.planes[0].tobytes()
        for number in random.Random(2).sample(range(count), 10):
            frame = jumping.yuv(number / info.video.rate.fraction, 160, 90)
            assert frame.planes[0].tobytes() == walked[number]
