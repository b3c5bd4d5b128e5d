"""Pictures and sound stay together: clicks against flashes, over minutes, at odd rates, with real footage."""

import os
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from claqueta.host import Host
from claqueta.media.client import MediaHost
from claqueta.media.info import MediaInfo
from claqueta.render.cache import SegmentCache
from claqueta.render.export import Exporter
from claqueta.testing import SECOND, audio, caption, image, scene, spoken, track, video
from clips import pixels_of, write_sound
from exports import Listener, document, lumas, quick, small, sound_of

SOURCE_RATE = Fraction(25, 2)
EVERY = 10
"""Seconds from flash to flash."""


def flashing(path: Path, seconds: int) -> Path:
    """A film at 12.5 frames a second whose frames at 0, 10, 20, … seconds are white."""
    container: Any = av.open(str(path), "w")
    with container:
        stream = container.add_stream("libx264", rate=SOURCE_RATE, options={"preset": "ultrafast", "g": "50"})
        stream.width, stream.height, stream.pix_fmt = 64, 36, "yuv420p"
        stream.codec_context.time_base = 1 / SOURCE_RATE
        for number in range(int(seconds * SOURCE_RATE)):
            white = number / SOURCE_RATE % EVERY == 0
            frame = VideoFrame.from_ndarray(
                np.full((36, 64, 3), 255 if white else 0, np.uint8), format="rgb24"
            ).reformat(format="yuv420p")
            frame.pts, frame.time_base = number, 1 / SOURCE_RATE
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def clicking(path: Path, seconds: int) -> Path:
    """Clicks of a hundredth of a second at 0, 10, 20, … seconds, in 44.1 kHz."""
    samples = np.zeros((seconds * 44_100, 2), np.float32)
    for start in range(0, seconds, EVERY):
        samples[start * 44_100 : start * 44_100 + 441] = 0.5
    return write_sound(path, samples, "pcm_s16le", rate=44_100)


def starts(levels: Sequence[float] | NDArray[np.float32], threshold: float) -> list[int]:
    """Where the levels rise above the threshold."""
    above = np.asarray(levels) > threshold
    return [int(place) for place in np.flatnonzero(above & ~np.concatenate([[False], above[:-1]]))]


def check_clicks_against_flashes(host: Host, folder: Path, seconds: int, rate: str) -> None:
    media = {"flash": flashing(folder / "flash.mp4", seconds), "click": clicking(folder / "click.wav", seconds)}
    made = document(
        small(
            scene(seconds * SECOND, video("flash", duration=seconds * SECOND)),
            track(audio("click", duration=seconds * SECOND)),
            loudness=None,
        ),
        media,
    )
    output = folder / "film.mp4"
    outcome = Exporter(host, SegmentCache(folder / "cache")).export(made, folder, output, quick(rate=rate), Listener())
    frame = 1 / Fraction(rate)
    flashes = [number * frame for number in starts(lumas(output), 128)]
    clicks = [Fraction(sample, 48_000) for sample in starts(np.abs(sound_of(output)[:, 0]), 0.2)]
    wanted = list(range(0, seconds, EVERY))
    assert len(flashes) == len(clicks) == len(wanted)
    assert max(abs(flash - time) for flash, time in zip(flashes, wanted, strict=True)) <= frame
    assert max(abs(click - time) for click, time in zip(clicks, wanted, strict=True)) < Fraction(1, 500)
    assert outcome.frames == -(-seconds * Fraction(rate)).__floor__()


@pytest.mark.parametrize("rate", ["30", "24000/1001"])
def test_clicks_stay_with_flashes_for_a_minute(rate: str, host: Host, tmp_path: Path) -> None:
    check_clicks_against_flashes(host, tmp_path, 60, rate)


@pytest.mark.nightly
@pytest.mark.parametrize("rate", ["30", "30000/1001", "25"])
def test_clicks_stay_with_flashes_for_ten_minutes(rate: str, host: Host, tmp_path: Path) -> None:
    check_clicks_against_flashes(host, tmp_path, 600, rate)


@pytest.fixture
def footage(tmp_path: Path) -> Path:
    folder = os.environ.get("CLAQUETA_MEDIA")
    if not folder or not (Path(folder) / "people.mp4").is_file():
        pytest.skip("CLAQUETA_MEDIA names no folder with the footage")
    for path in Path(folder).iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


@pytest.mark.parametrize("name", ["people.mp4", "street.mp4", "signing.mkv"])
def test_real_footage_shows_at_each_moment_the_frame_of_that_moment(name: str, host: Host, footage: Path) -> None:
    info = MediaHost(host).probe(footage / name)
    seconds = min(6, int(info.duration_secs))
    made = document(
        small(scene(seconds * SECOND, video("clip", duration=seconds * SECOND, fit="fill"))),
        {"clip": footage / name},
    )
    output = footage / "film.mp4"
    outcome = Exporter(host, SegmentCache(footage / "cache")).export(made, footage, output, quick(crf="8"), Listener())
    assert not outcome.problems
    assert outcome.frames == seconds * 30
    made_info = MediaHost(host).probe(output)
    assert info.video is not None
    assert info.video.rate is not None
    step = 1 / info.video.rate.fraction
    # in the middle of a source frame, so that a frame too early or too late is another one
    for number in (1, 31, 64, seconds * 15 + 1, seconds * 30 - 8):
        time = Fraction(number, 30)
        middle = (time / step).__floor__() * step + step / 2
        shown = blocks(host, output, made_info, time)
        wanted = blocks(host, footage / name, info, middle)
        assert far(shown, wanted) < 3, number
        for by in (-step, step):
            other = blocks(host, footage / name, info, max(Fraction(0), middle + by))
            if far(wanted, other) > 0.5:  # where nothing moves, one frame is like another
                assert unlike(shown, wanted) < unlike(shown, other), number


def far(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    return float(np.abs(one - other).mean())


def unlike(one: NDArray[np.float64], other: NDArray[np.float64]) -> float:
    """How far the pictures are from one another, their brightness aside."""
    difference = one - other
    return float(np.abs(difference - difference.mean(axis=(0, 1))).mean())


def blocks(host: Host, path: Path, info: MediaInfo, time: Fraction) -> NDArray[np.float64]:
    """The picture at `time` as mean colours of 6 × 16 blocks."""
    picture = MediaHost(host).picture(path, info, time=time, width=160, height=90)
    pixels = pixels_of(picture)[..., :3].astype(np.float64)
    parts: NDArray[np.float64] = pixels.reshape(6, picture.height // 6, 16, picture.width // 16, 3).mean(axis=(1, 3))
    return parts


def test_a_sound_with_a_cover_picture_is_heard_to_its_end_without_drift(host: Host, footage: Path) -> None:
    info = MediaHost(host).probe(footage / "music.ogg")
    seconds = int(info.duration_secs)
    made = document(
        small(
            scene(seconds * SECOND, image("cover", duration=seconds * SECOND, fit="cover")),
            track(audio("music", duration=seconds * SECOND)),
            loudness=None,
            master_gain=-20.0,
        ),
        {"music": footage / "music.ogg", "cover": footage / "astronaut.png"},
    )
    output = footage / "film.wav"
    outcome = Exporter(host, SegmentCache(footage / "cache")).export(made, footage, output, quick("wav"), Listener())
    assert not outcome.problems
    heard = sound_of(output)
    assert len(heard) == seconds * 48_000
    for start in (0, seconds // 2, seconds - 2):
        source = MediaHost(host).samples(footage / "music.ogg", info, start=Fraction(start), frames=48_000)
        part = heard[start * 48_000 : (start + 1) * 48_000]
        assert float(np.abs(part - source * 0.1).max()) < 2e-3


def test_all_the_footage_in_one_film_with_captions(host: Host, footage: Path) -> None:
    names = {"people": "people.mp4", "street": "street.mp4", "signing": "signing.mkv", "stars": "hubble.png"}
    media = {name: footage / file for name, file in names.items()}
    scenes = [
        scene(
            2 * SECOND,
            (image if name == "stars" else video)(name, duration=2 * SECOND, fit="cover"),
            caption(spoken("uno dos tres"), duration=2 * SECOND),
            transition={"transition": "fade", "duration": SECOND // 4} if name != "stars" else None,
        )
        for name in names
    ]
    media["speech"] = footage / "speech.ogg"
    made = document(small(*scenes, track(audio("speech", role="voice", duration=8 * SECOND))), media)
    output = footage / "film.mp4"
    outcome = Exporter(host, SegmentCache(footage / "cache")).export(made, footage, output, quick(), Listener())
    assert not outcome.problems
    assert not outcome.warnings
    assert len(lumas(output)) == outcome.frames == 240
    assert outcome.sound is not None
    assert outcome.sound.lufs is not None
    assert abs(outcome.sound.lufs + 14) < 1
