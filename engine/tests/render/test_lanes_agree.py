"""Whatever lane makes a frame, it is the same frame: checked on the made pictures, before any encoder."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from math import inf
from pathlib import Path

import av
import numpy as np
import pytest
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from claqueta.document.document import Document, MediaRef
from claqueta.document.tree import Tree
from claqueta.draw import SkiaMeasurer
from claqueta.media.overlays import overlay_planes
from claqueta.media.pictures import YuvPicture
from claqueta.media.probe import probe
from claqueta.render.catalog import ProbedMedia, asset_info
from claqueta.render.film import Film
from claqueta.render.job_media import JobAsset, JobMedia
from claqueta.render.lanes import Lane, split
from claqueta.render.picture_maker import Made, PictureMaker
from claqueta.render.segments import Stretch
from claqueta.testing import (
    SECOND,
    Node,
    asset_id,
    caption,
    film,
    group,
    move,
    scene,
    shape,
    spoken,
    text,
    video,
)
from claqueta.time import Rate

WIDTH, HEIGHT = 640, 360
MOST_LUMA = 0.3
"""Levels on average."""
LEAST_PSNR = 42.0
FRAMES = (0, 7, 14)

type Planes = tuple[NDArray[np.uint8], ...]

_FADE = {"opacity": move((0, 0.0), (SECOND, 1.0))}
_BOX = {"x": 320.0, "y": 300.0, "width": 400.0, "height": 60.0}
_SMALL = {"x": 500.0, "y": 100.0, "width": 160.0, "height": 90.0}
COMPOSITIONS: dict[str, tuple[Node, ...]] = {
    "a video alone": (video("clip"),),
    "a video scaled down to the frame": (video("large"),),
    "a video cut to the frame": (video("square"),),
    "a cropped video": (video("large", crop={"left": 0.1, "right": 0.1, "top": 0.08, "bottom": 0.12}),),
    "one caption": (video("clip"), text("Un rótulo", placement=_BOX)),
    "a caption that fades": (video("clip"), text("Un rótulo", placement={**_BOX, **_FADE})),
    "text with stroke and shadow": (
        video("clip"),
        text(
            "Sombra",
            placement=_BOX,
            style={"stroke": {"paint": "#000000", "width": 6.0}, "shadow": {"color": "#000000C0", "blur": 6.0}},
        ),
    ),
    "a see-through plate at odd places": (
        video("clip"),
        shape(fill="#FF3366A0", placement={"x": 201.5, "y": 99.5, "width": 133.0, "height": 77.0}, corner_radius=9.0),
    ),
    "captions word by word": (video("clip"), caption(spoken("uno dos tres cuatro"), placement=_BOX)),
    "a growing bar": (
        video("clip"),
        shape(fill="#FFD54A", placement={**_BOX, "scale_x": move((0, 0.1), (SECOND, 1.0))}),
    ),
    "a picture in the picture": (video("clip"), video("large", placement=_SMALL)),
    "a turning group over it": (
        video("clip"),
        group(shape("star", fill="#00C2A8"), placement={**_SMALL, "rotation": move((0, 0.0), (SECOND, 90.0))}),
    ),
    "a whole veil": (video("clip"), shape(fill="#10182880")),
}


@pytest.fixture(scope="module")
def clips(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("clips")
    sizes = {"clip": (WIDTH, HEIGHT), "large": (1280, 720), "square": (720, 720)}
    return {name: _clip(folder / f"{name}.mp4", *size) for name, size in sizes.items()}


@pytest.mark.parametrize("name", COMPOSITIONS)
def test_every_lane_that_may_make_a_composition_makes_the_same_pictures(name: str, clips: dict[str, Path]) -> None:
    with _maker(COMPOSITIONS[name], clips) as (maker, shown, catalog):
        for index in FRAMES:
            assert split(shown.frame(index).frame, catalog) is not None, (
                "the overlay lane may not make it: no comparison"
            )
            overlay, canvas = (_planes(maker, index, lane) for lane in (Lane.OVERLAY, Lane.CANVAS))
            bias = float(overlay[0].mean() - canvas[0].mean())
            assert abs(bias) < MOST_LUMA, f"frame {index}: luma differs by {bias:.2f} on average"
            assert _psnr(overlay[0], canvas[0]) > LEAST_PSNR, f"frame {index}: {_psnr(overlay[0], canvas[0]):.1f} dB"


def test_a_frame_that_is_shown_again_under_another_overlay_is_clean(clips: dict[str, Path]) -> None:
    # a third of the speed: three frames of the film show one of the source
    nodes = (video("clip", speed=(1, 3)), shape(fill="#101828", placement={"opacity": move((0, 0.2), (SECOND, 0.8))}))
    with _maker(nodes, clips) as (maker, _, _):
        in_a_row = [_as_planes(made) for _, made in maker.make([Stretch(0, 6, Lane.OVERLAY)])]
    with _maker(nodes, clips) as (maker, _, _):
        canvas = [_as_planes(made) for _, made in maker.make([Stretch(0, 6, Lane.CANVAS)])]
    for index, (overlay, drawn) in enumerate(zip(in_a_row, canvas, strict=True)):
        # an overlay that piled up would take tens of levels
        assert abs(overlay[0].mean() - drawn[0].mean()) < 2, f"frame {index}"


@contextmanager
def _maker(nodes: tuple[Node, ...], clips: dict[str, Path]) -> Iterator[tuple[PictureMaker, Film, ProbedMedia]]:
    records = film(scene(SECOND, *nodes), width=WIDTH, height=HEIGHT)
    files = {asset_id(name): path.open("rb") for name, path in clips.items()}
    try:
        infos = {asset: probe(file.fileno(), "mp4") for asset, file in files.items()}
        refs = {asset: _ref(clips[asset.rstrip("_")]) for asset in files}
        document = Document(records=records, media=refs)
        catalog = ProbedMedia({asset: asset_info(refs[asset], info) for asset, info in infos.items()})
        shown = Film(Tree(document.records), catalog, SkiaMeasurer(), width=WIDTH, height=HEIGHT, rate=Rate(30, 1))
        media = JobMedia({asset: JobAsset(file.fileno(), "mp4", infos[asset]) for asset, file in files.items()})
        yield PictureMaker(shown, catalog, media, clear=False), shown, catalog
        media.close()
    finally:
        for file in files.values():
            file.close()


def _planes(maker: PictureMaker, index: int, lane: Lane) -> Planes:
    ((_, made),) = maker.make([Stretch(index, index + 1, lane)])
    assert isinstance(made, YuvPicture) == (lane is Lane.OVERLAY)
    return _as_planes(made)


def _as_planes(made: Made) -> Planes:
    if isinstance(made, YuvPicture):
        return tuple(plane.copy() for plane in made.planes)
    # what the writer does with pixels
    return overlay_planes(made, 0, 0, made.width, made.height)[:3]


def _psnr(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> float:
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return inf if error == 0 else 10 * float(np.log10(255**2 / error))


def _clip(path: Path, width: int, height: int) -> Path:
    """Half a second of soft moving colours, tagged as BT.709."""
    down, across = np.mgrid[0:height, 0:width] / height
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30, options={"preset": "ultrafast", "crf": "12"})
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        context = stream.codec_context
        context.color_primaries = context.color_trc = context.colorspace = context.color_range = 1
        for number in range(30):
            phase = number / 15
            luma = 125 + 60 * np.sin(9 * across + phase) * np.cos(7 * down - phase)
            chroma_u = 128 + 20 * np.sin(5 * across - phase)
            chroma_v = 128 + 20 * np.cos(6 * down + phase)
            frame = VideoFrame(width, height, "yuv420p")
            for plane, values in zip(frame.planes, (luma, chroma_u[::2, ::2], chroma_v[::2, ::2]), strict=True):
                rows = np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)
                rows[: values.shape[0], : values.shape[1]] = values.round().astype(np.uint8)
            frame.pts, frame.time_base = number, Fraction(1, 30)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def _ref(path: Path) -> MediaRef:
    data = path.read_bytes()
    return MediaRef(path=path.name, sha256=hashlib.sha256(data).hexdigest(), size=len(data), kind="video", name="")
