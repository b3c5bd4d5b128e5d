"""A program asks through a host; nothing but locked children opens media."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from claqueta.host import Host, HostCancelled
from claqueta.media.client import MediaHost, opened
from claqueta.media.info import MediaInfo
from claqueta.media.probe import probe
from claqueta.media.proxy import needs_proxy
from clips import Film, delay_of, noise, number_of, write_film

MEDIA = Path(os.environ.get("CLAQUETA_MEDIA", "/nowhere"))


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with MediaHost.host() as running:
        yield running


@pytest.fixture(scope="module")
def media(host: Host) -> MediaHost:
    return MediaHost(host)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("client") / "film.mp4"
    return write_film(path, Film(50, sound=noise(96_000), gop=50))


def test_the_facts_are_those_found_without_the_locks(media: MediaHost, film: Path) -> None:
    info = media.probe(film)
    with opened(film) as descriptor:
        bare = probe(descriptor, "mp4")
    assert info.model_copy(update={"sha256": ""}) == bare
    assert info.sha256 == hashlib.sha256(film.read_bytes()).hexdigest()
    assert MediaInfo.model_validate_json(info.model_dump_json()) == info
    assert (info.duration, info.kind) == (480_000, "video")
    assert info.video is not None
    assert info.video.keyframe_seconds is not None
    assert info.video.keyframe_seconds <= 2


def test_asking_does_not_load_ffmpeg_into_the_asking_process(film: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from claqueta.media.client import MediaHost\n"
        "with MediaHost.host() as host: info = MediaHost(host).probe(Path(sys.argv[1]))\n"
        "assert info.kind == 'video'; assert 'av' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program, str(film)], check=True, timeout=60)


def test_pictures_and_samples_come_through(media: MediaHost, film: Path) -> None:
    info = media.probe(film)
    assert number_of(media.picture(film, info, time=Fraction(31, 25), width=160, height=96)) == 31
    heard = media.samples(film, info, start=Fraction(1, 2), frames=24_000)
    assert delay_of(heard[:, 0], noise(96_000)[24_000:48_000, 0]) == 0


def test_thumbnails_and_filmstrips_are_pictures(media: MediaHost, film: Path, tmp_path: Path) -> None:
    info = media.probe(film)
    for suffix in ("png", "jpeg", "webp"):
        path = tmp_path / f"thumb.{suffix}"
        path.write_bytes(media.thumbnail(film, info, longest=80, format_=suffix))
        video = media.probe(path).video
        assert video is not None
        assert (video.width, video.height) == (80, 48)
    strip = tmp_path / "strip.jpeg"
    strip.write_bytes(media.filmstrip(film, info, height=48, count=10))
    strip_info = media.probe(strip)
    assert strip_info.video is not None
    assert (strip_info.video.width, strip_info.video.height) == (800, 48)
    whole = media.picture(strip, strip_info, time=Fraction(0), width=800, height=48)
    pixels = np.frombuffer(whole.pixels, np.uint8).reshape(48, 800, 4)
    assert [number_of(np.ascontiguousarray(pixels[:, x : x + 80, 1])) for x in range(0, 800, 80)] == [
        2, 7, 12, 17, 22, 27, 32, 37, 42, 47,
    ]  # fmt: skip


def test_a_proxy_stands_in_frame_by_frame(media: MediaHost, tmp_path: Path) -> None:
    stamps = [40 * number + (7 if number % 3 else 0) for number in range(50)]
    source = write_film(tmp_path / "film.mkv", Film(50, stamps=stamps, size=(1280, 720), sound=noise(96_000), gop=250))
    info = media.probe(source)
    assert needs_proxy(info)
    told: list[tuple[int, int]] = []
    proxy = tmp_path / "proxy.mp4"
    count = media.make_proxy(source, info, proxy, on_progress=lambda done, total: told.append((done, total)))
    light = media.probe(proxy)
    assert light.video is not None
    assert (light.video.width, light.video.height) == (960, 540)
    assert light.video.frame_count == count
    assert not light.video.is_vfr
    assert light.video.keyframe_seconds is not None
    assert light.video.keyframe_seconds <= Fraction(13, 25)
    assert not needs_proxy(light)
    assert abs(light.duration - info.duration) <= 9600
    assert told[-1] == (count, count)
    for time in (Fraction(1, 2), Fraction(3, 2)):
        there = number_of(media.picture(source, info, time=time, width=1280, height=720))
        here = number_of(media.picture(proxy, light, time=time, width=960, height=540))
        assert abs(there - here) <= 1
    assert delay_of(
        media.samples(proxy, light, start=Fraction(0), frames=48_000)[:, 0], noise(96_000)[:48_000, 0]
    ) in range(-48, 49)


def test_a_cancelled_proxy_leaves_nothing(media: MediaHost, film: Path, tmp_path: Path) -> None:
    info = media.probe(film)
    seen: list[int] = []
    with pytest.raises(HostCancelled):
        media.make_proxy(
            film,
            info,
            tmp_path / "proxy.mp4",
            on_progress=lambda done, _: seen.append(done),
            cancel=lambda: True,
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not MEDIA.is_dir(), reason="the footage of CLAQUETA_MEDIA is absent")
def test_the_footage_is_what_its_makers_say(media: MediaHost) -> None:
    facts = {path.name: media.probe(path) for path in MEDIA.iterdir() if path.suffix != ".md"}
    video = {name: info.video for name, info in facts.items() if info.video is not None}
    assert {name: (info.width, info.height) for name, info in video.items()} == {
        "street.mp4": (768, 432),
        "people.mp4": (768, 432),
        "signing.mkv": (640, 480),
        "astronaut.png": (512, 512),
        "hubble.png": (1000, 872),
    }
    rates = {name: str(info.rate.fraction) for name, info in video.items() if info.rate is not None}
    assert rates == {"street.mp4": "25/2", "people.mp4": "10", "signing.mkv": "30"}
    assert {name for name, info in facts.items() if info.kind == "audio"} == {"music.ogg", "speech.ogg"}
    assert facts["people.mp4"].sound is None
    assert all(info.video is None for info in facts.values() if info.kind == "audio")
