"""Pictures come upright, in true colours, with their alpha, whatever the file's matrix, range, depth or turn."""

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from claqueta.media.client import opened
from claqueta.media.frames import VideoReader
from claqueta.media.images import encode_image, read_image
from claqueta.media.info import MediaInfo
from claqueta.media.pictures import premultiplied, reduced_size, turned, unpremultiplied
from claqueta.media.probe import probe
from claqueta.ports import Picture
from clips import HEIGHT, WIDTH, Film, jpeg_with_orientation, number_of, numbered, pixels_of, png, write_film


def facts(path: Path) -> MediaInfo:
    with opened(path) as descriptor:
        return probe(descriptor, path.suffix[1:])


def first(path: Path, width: int = 10_000, height: int = 10_000) -> Picture:
    with opened(path) as descriptor:
        return read_image(descriptor, path.suffix[1:], probe(descriptor, path.suffix[1:]), width, height)


def luma(path: Path, width: int, height: int) -> NDArray[np.uint8]:
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, path.suffix[1:], probe(descriptor, path.suffix[1:]))
        return reader.yuv(Fraction(0), width, height).planes[0].copy()


def plain(path: Path, yuv: tuple[int, int, int], size: tuple[int, int], matrix: int, full: int) -> Path:
    """A film of one colour, written as these numbers."""
    container: Any = av.open(str(path), "w")
    with container:
        stream = container.add_stream("libx264", rate=25, options={"qp": "0"})
        stream.width, stream.height, stream.pix_fmt = (*size, "yuv420p")
        stream.codec_context.colorspace, stream.codec_context.color_range = matrix, full
        frame = VideoFrame(*size, "yuv420p")
        for plane, value in zip(frame.planes, yuv, strict=True):
            plane.update(bytes([value]) * plane.buffer_size)
        frame.colorspace, frame.color_range = matrix, full
        for number in range(3):
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


UNSAID, BT709, BT601 = 2, 1, 6
LIMITED, FULL = 1, 2


@pytest.mark.parametrize(
    ("yuv", "size", "matrix", "full", "rgb"),
    [
        ((63, 102, 240), (64, 64), BT709, LIMITED, (255, 1, 0)),
        ((63, 102, 240), (64, 64), BT601, LIMITED, (233, 0, 2)),
        ((63, 102, 240), (64, 64), UNSAID, LIMITED, (233, 0, 2)),
        ((63, 102, 240), (1280, 720), UNSAID, LIMITED, (255, 1, 0)),
        ((235, 128, 128), (64, 64), BT709, LIMITED, (255, 255, 255)),
        ((235, 128, 128), (64, 64), BT709, FULL, (235, 235, 235)),
        ((16, 128, 128), (64, 64), BT709, FULL, (16, 16, 16)),
    ],
)
def test_matrix_and_range_are_obeyed_or_guessed_by_height(
    yuv: tuple[int, int, int], size: tuple[int, int], matrix: int, full: int, rgb: tuple[int, int, int], tmp_path: Path
) -> None:
    path = plain(tmp_path / "plain.mkv", yuv, size, matrix, full)
    video = facts(path).video
    assert video is not None
    assert video.colour.guessed == (matrix == UNSAID)
    assert video.colour.full_range == (full == FULL)
    pixel = pixels_of(first(path))[size[1] // 2, size[0] // 2]
    assert np.abs(pixel[:3][::-1].astype(int) - rgb).max() <= 2


@pytest.mark.parametrize(("matrix", "full"), [(BT709, LIMITED), (BT601, LIMITED), (BT709, FULL)])
def test_luma_keeps_its_level_on_the_way_to_planes_and_back(matrix: int, full: int, tmp_path: Path) -> None:
    """The default flags of swscale darken it by a level."""
    path = plain(tmp_path / "plain.mkv", (120, 128, 128), (64, 64), matrix, full)
    expected = 120 if full == LIMITED else 16 + 120 * 219 / 255
    assert abs(float(luma(path, 64, 64).mean()) - expected) <= 0.5
    assert abs(float(luma(path, 32, 48).mean()) - expected) <= 0.5


def test_planes_that_are_right_already_are_given_untouched(tmp_path: Path) -> None:
    path = plain(tmp_path / "plain.mkv", (97, 80, 200), (64, 64), BT709, LIMITED)
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, "mkv", probe(descriptor, "mkv"))
        picture = reader.yuv(Fraction(0), 64, 64)
        assert [int(plane[9, 9]) for plane in picture.planes] == [97, 80, 200]
        assert picture.frame is reader.frame(Fraction(0))


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_films_are_shown_upright(rotation: int, tmp_path: Path) -> None:
    path = write_film(tmp_path / "turned.mp4", Film(5, rotation=rotation))
    video = facts(path).video
    assert video is not None
    assert (video.width, video.height) == ((HEIGHT, WIDTH) if rotation != 180 else (WIDTH, HEIGHT))
    straight = np.ascontiguousarray(np.rot90(numbered(0)[..., 0], rotation // 90))
    assert straight.shape == (video.height, video.width)
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, "mp4", facts(path))
        shown = pixels_of(reader.bgra(Fraction(3, 25), 1000, 1000))[..., 1]
        upright = np.rot90(numbered(3)[..., 0], rotation // 90)
        assert shown.shape == upright.shape
        assert np.abs(shown.astype(int) - upright).mean() < 8
        planes = reader.yuv(Fraction(3, 25), video.width, video.height).planes
        assert planes[0].shape == (video.height, video.width)
        assert np.abs(planes[0].astype(int) - (16 + upright * (219 / 255))).mean() < 8
        assert planes[1].shape == (video.height // 2, video.width // 2)


def test_wide_pixels_are_made_square(tmp_path: Path) -> None:
    path = write_film(tmp_path / "wide.mp4", Film(5, aspect=Fraction(4, 3)))
    video = facts(path).video
    assert video is not None
    assert (video.width, video.height) == (213, HEIGHT)
    assert (first(path).width, first(path).height) == (213, HEIGHT)
    narrow = facts(write_film(tmp_path / "narrow.mkv", Film(5, aspect=Fraction(8, 9)))).video
    assert narrow is not None
    assert (narrow.width, narrow.height) == (WIDTH, 108)


@pytest.mark.parametrize("size", [(159, 95), (161, 97), (98, 54), (15, 9)])
def test_odd_sizes_survive(size: tuple[int, int], tmp_path: Path) -> None:
    path = write_film(tmp_path / "odd.mkv", Film(3, size=size, codec="ffv1", pixel_format="yuv420p"))
    picture = first(path)
    assert (picture.width, picture.height) == size
    assert luma(path, 64, 36).shape == (36, 64)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_photos_stand_as_their_exif_says(orientation: int, tmp_path: Path) -> None:
    pixels = np.zeros((24, 40, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[:12, :20, 2] = 250  # the left upper quarter is red
    pixels[:12, 20:, 1] = 250  # the right upper one green
    plain_file = encode_image(Picture(40, 24, 160, pixels.reshape(-1), opaque=True), "jpeg")
    path = tmp_path / "photo.jpg"
    path.write_bytes(jpeg_with_orientation(plain_file, orientation))
    video = facts(path).video
    assert video is not None
    assert video.orientation == orientation
    expected = turned(pixels, orientation)
    assert (video.height, video.width) == expected.shape[:2]
    shown = pixels_of(first(path))
    assert np.abs(shown[..., 1:3].astype(int) - expected[..., 1:3]).mean() < 12


def test_the_eight_turns_are_those_of_exif() -> None:
    pixels = np.arange(6, dtype=np.uint8).reshape(2, 3)
    expected = {
        1: pixels,
        2: pixels[:, ::-1],
        3: pixels[::-1, ::-1],
        4: pixels[::-1],
        5: pixels.T,
        6: np.rot90(pixels, -1),
        7: pixels[::-1, ::-1].T,
        8: np.rot90(pixels),
    }
    for orientation, picture in expected.items():
        assert turned(pixels, orientation).tolist() == picture.tolist()  # type: ignore[arg-type]  # keys 1…8


@pytest.mark.parametrize("depth", [8, 16])
def test_png_of_8_and_16_bits_with_alpha_comes_premultiplied(depth: int, tmp_path: Path) -> None:
    size = depth // 8
    red, half = b"\xff" * size, b"\x80" * size
    row = b"\0" + (red + b"\0" * 2 * size + half) * 4
    path = tmp_path / "half.png"
    path.write_bytes(png(4, 4, row * 4, depth=depth))
    info = facts(path)
    assert info.kind == "image"
    assert info.video is not None
    assert info.video.has_alpha
    assert info.video.bit_depth == depth
    picture = first(path)
    assert not picture.opaque
    assert np.abs(pixels_of(picture)[2, 2].astype(int) - (0, 0, 128, 128)).max() <= 1


@pytest.mark.parametrize(
    ("name", "codec", "pixel_format"),
    [
        ("a.webm", "libvpx-vp9", "yuva420p"),
        ("b.webm", "libvpx", "yuva420p"),
        ("c.mov", "prores_ks", "yuva444p10le"),
        ("d.mov", "qtrle", "argb"),
        ("e.mov", "png", "rgba"),
        ("f.apng", "apng", "rgba"),
        ("g.webp", "libwebp_anim", "bgra"),
    ],
)
def test_films_with_alpha_keep_it(name: str, codec: str, pixel_format: str, tmp_path: Path) -> None:
    options = {"auto-alt-ref": "0"} if codec.startswith("libvpx") else {}
    container: Any = av.open(str(tmp_path / name), "w")
    with container:
        stream = container.add_stream(codec, rate=25, options=options)
        stream.width, stream.height, stream.pix_fmt = 64, 64, pixel_format
        pixels = np.zeros((64, 64, 4), np.uint8)
        pixels[:, :32] = (255, 255, 255, 255)
        pixels[:32, 32:] = (255, 255, 255, 128)
        for number in range(5):
            frame = VideoFrame.from_ndarray(pixels, format="rgba").reformat(format=pixel_format)
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    info = facts(tmp_path / name)
    assert info.video is not None
    assert info.video.has_alpha
    shown = pixels_of(first(tmp_path / name)).astype(int)
    assert np.abs(shown[32, 8] - 255).max() <= 6
    assert np.abs(shown[8, 56] - 128).max() <= 8
    assert shown[56, 56].max() <= 6


def test_premultiplying_and_back_loses_at_most_what_alpha_hides() -> None:
    random = np.random.default_rng(3)
    pixels = random.integers(0, 256, (64, 64, 4), dtype=np.uint8)
    once = premultiplied(pixels)
    exact = np.rint(pixels[..., :3] * (pixels[..., 3:] / 255)).astype(int)
    assert np.abs(once[..., :3] - exact).max() <= 1
    assert (once[..., :3] <= once[..., 3:]).all()
    again = premultiplied(unpremultiplied(once))
    assert np.abs(again.astype(int) - once).max() <= 1


def test_pictures_are_never_smaller_than_asked_nor_twice_as_large() -> None:
    for width, height in ((4000, 3000), (1920, 1080), (401, 77)):
        for wanted_width, wanted_height in ((100, 10), (640, 360), (999, 700), (5000, 10)):
            got = reduced_size(width, height, wanted_width, wanted_height)
            enough = got[0] >= min(width, wanted_width) - 1 and got[1] >= min(height, wanted_height) - 1
            assert enough
            halved = (got[0] // 2, got[1] // 2)
            assert got == (width, height) or halved[0] < wanted_width or halved[1] < wanted_height


def test_ten_bits_are_read_as_eight(tmp_path: Path) -> None:
    path = write_film(
        tmp_path / "ten.mkv",
        Film(4, codec="libx265", pixel_format="yuv420p10le", options={"x265-params": "log-level=none"}),
    )
    video = facts(path).video
    assert video is not None
    assert video.bit_depth == 10
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, "mkv", facts(path))
        assert number_of(reader.bgra(Fraction(3, 25), WIDTH, HEIGHT)) == 3


def test_hdr_is_marked_and_brought_to_sdr(tmp_path: Path) -> None:
    path = tmp_path / "hdr.mkv"
    container: Any = av.open(str(path), "w")
    with container:
        params = "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc"
        stream = container.add_stream("libx265", rate=25, options={"x265-params": params})
        stream.width, stream.height, stream.pix_fmt = 128, 128, "yuv420p10le"
        stream.codec_context.color_primaries, stream.codec_context.color_trc = 9, 16
        stream.codec_context.colorspace, stream.codec_context.color_range = 9, 1
        frame = VideoFrame(128, 128, "yuv420p10le")
        code = 64 + round(0.508 * 876)  # 100 nits, where standard white lies
        for plane, value in zip(frame.planes, (code, 512, 512), strict=True):
            plane.update(np.full(plane.buffer_size // 2, value, "<u2").tobytes())
        frame.colorspace, frame.color_range, frame.color_trc, frame.color_primaries = 9, 1, 16, 9
        for number in range(3):
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    info = facts(path)
    assert info.video is not None
    assert info.video.is_hdr
    assert "hdr" in info.notes
    pixel = pixels_of(first(path))[64, 64]
    assert pixel[:3].max() - pixel[:3].min() <= 4  # grey stays grey
    assert 100 <= pixel[1] <= 255


def test_interlaced_pictures_are_made_whole(tmp_path: Path) -> None:
    path = tmp_path / "fields.ts"
    container: Any = av.open(str(path), "w")
    with container:
        stream = container.add_stream("mpeg2video", rate=25, options={"flags": "+ilme+ildct", "q": "2"})
        stream.width, stream.height, stream.pix_fmt = 128, 128, "yuv420p"
        for number in range(12):
            frame = VideoFrame(128, 128, "yuv420p")
            rows = np.full((128, frame.planes[0].line_size), 40, np.uint8)
            rows[0::2, 8 * number : 8 * number + 16] = 220  # a bar that moves between the fields
            rows[1::2, 8 * number + 4 : 8 * number + 20] = 220
            frame.planes[0].update(rows.tobytes())
            for plane in frame.planes[1:]:
                plane.update(bytes([128]) * plane.buffer_size)
            frame.pts = number
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    info = facts(path)
    if info.video is None or not info.video.interlaced:
        pytest.fail("the film is not interlaced")
    with opened(path) as descriptor:
        reader = VideoReader(descriptor, "ts", info)
        raw = reader.frame(Fraction(5, 25)).to_ndarray(format="gray").astype(int)
    combing = np.abs(raw[1:-1:2] - (raw[0:-2:2] + raw[2::2]) / 2).mean()
    assert combing < 3


@pytest.mark.parametrize("format_", ["png", "webp", "jpeg"])
def test_pictures_can_be_written_and_read_again(format_: Any, tmp_path: Path) -> None:
    pixels = np.zeros((30, 50, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[:, 25:, 2] = 200
    picture = Picture(50, 30, 200, pixels.reshape(-1), opaque=True)
    path = tmp_path / f"again.{format_}"
    path.write_bytes(encode_image(picture, format_))
    shown = pixels_of(first(path)).astype(int)
    assert np.abs(shown[15, 40] - (0, 0, 200, 255)).max() <= 10
    assert np.abs(shown[15, 10] - (0, 0, 0, 255)).max() <= 10
    assert io.BytesIO(path.read_bytes()).getbuffer().nbytes > 50
