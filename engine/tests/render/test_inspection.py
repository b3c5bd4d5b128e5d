"""Looking at newcomers: loudness, fonts, tables, drawings, always in the locked child."""

import math
import wave
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from claqueta.draw.newcomers import DrawingUnusable, FontUnusable
from claqueta.errors import ClaquetaError
from claqueta.host import Host, HostTimedOut
from claqueta.media.client import MediaHost
from claqueta.media.refusals import MediaDamaged, MediaTooLarge
from claqueta.render.export import HOST_MODULES
from claqueta.render.inspection import JOBS, Inspector
from claqueta.spec.places import assets_path


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    with Host([*HOST_MODULES, JOBS]) as running:
        yield running


@pytest.fixture
def inspector(host: Host) -> Inspector:
    return Inspector(host)


def tone(path: Path, amplitude: float, seconds: int = 4) -> Path:
    times = np.arange(48_000 * seconds) / 48_000
    samples = (amplitude * np.sin(2 * math.pi * 997 * times) * 32767).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(np.repeat(samples, 2).tobytes())
    return path


def test_a_sine_in_both_channels_measures_what_the_standard_says(
    host: Host, inspector: Inspector, tmp_path: Path
) -> None:
    path = tone(tmp_path / "tone.wav", 0.1)  # −20 dBFS: −20 LUFS in both channels at 997 Hz
    level = inspector.loudness(path, MediaHost(host).probe(path))
    assert level.lufs == pytest.approx(-20.0, abs=0.1)
    assert level.peak_dbtp == pytest.approx(-20.0, abs=0.2)


def test_silence_has_no_loudness(host: Host, inspector: Inspector, tmp_path: Path) -> None:
    path = tone(tmp_path / "nothing.wav", 0.0)
    assert inspector.loudness(path, MediaHost(host).probe(path)).lufs is None


def test_a_font_says_its_family_and_shows_letters(inspector: Inspector) -> None:
    look = inspector.font(next(assets_path("fonts").glob("*.ttf")))
    assert look.family
    assert look.glyphs > 50
    assert look.sample.startswith(b"\x89PNG")


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x00\x00", b"\x00\x01\x00\x00" + b"\xff" * 4096, b"MZ" * 100])
def test_what_is_no_font_is_refused(inspector: Inspector, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "not.ttf"
    path.write_bytes(content)
    with pytest.raises(FontUnusable):
        inspector.font(path)


def test_a_table_tells_its_edge_and_one_too_large_is_refused(inspector: Inspector, tmp_path: Path) -> None:
    path = tmp_path / "table.cube"
    path.write_text("LUT_3D_SIZE 2\n" + "0 0 0\n" * 8)
    assert inspector.lut(path) == 2
    path.write_text("LUT_3D_SIZE 512\n0 0 0\n")
    with pytest.raises(MediaTooLarge):
        inspector.lut(path)
    path.write_text("LUT_3D_SIZE 2\n0 0 0\n")
    with pytest.raises(MediaDamaged):
        inspector.lut(path)


def test_a_drawing_becomes_a_picture_of_the_wanted_size(host: Host, inspector: Inspector, tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><rect width="1" height="1"/></svg>')
    picture = tmp_path / "drawing.png"
    picture.write_bytes(inspector.svg(path, width=64, height=32))
    info = MediaHost(host).probe(picture)
    assert info.video is not None
    assert (info.video.width, info.video.height, info.video.has_alpha) == (64, 32, True)


def test_a_drawing_that_multiplies_itself_ends_by_its_time(inspector: Inspector, tmp_path: Path) -> None:
    uses = "".join(f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 12))
    path = tmp_path / "bomb.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
        f'<g id="g0"><rect width="9" height="9"/></g>{uses}<use xlink:href="#g11"/></svg>'
    )
    with pytest.raises((HostTimedOut, DrawingUnusable)):
        inspector.svg(path, width=64, height=64)


def test_what_is_no_drawing_is_refused(inspector: Inspector, tmp_path: Path) -> None:
    path = tmp_path / "no.svg"
    path.write_bytes(b"<svg><<<")
    with pytest.raises(ClaquetaError):
        inspector.svg(path, width=64, height=64)
