"""Drawn overlays as YUV planes, to be blended onto frames that stay in YUV."""

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter
from numpy.typing import NDArray

from claqueta.ports import Picture

_FLAGS = Interpolation.BILINEAR | Interpolation.ACCURATE_RND

type Plane = NDArray[np.uint8]


def overlay_planes(picture: Picture, left: int, top: int, width: int, height: int) -> tuple[Plane, Plane, Plane, Plane]:
    """Y, U, V (BT.709 limited, of the premultiplied pixels) and coverage of a part of `picture`.

    width, height: even.  Shapes (height, width), twice (height/2, width/2), (height, width).
    """
    rows = np.frombuffer(picture.pixels, np.uint8)
    whole = np.lib.stride_tricks.as_strided(rows, (picture.height, picture.width, 4), (picture.row_bytes, 4, 1))
    part = np.ascontiguousarray(whole[top : top + height, left : left + width])
    converted = VideoReformatter().reformat(
        VideoFrame.from_numpy_buffer(part, format="bgra"),
        format="yuv420p",
        dst_colorspace=Colorspace.ITU709,
        dst_color_range=ColorRange.MPEG,
        interpolation=_FLAGS,
    )
    planes = []
    for plane in converted.planes:
        packed = np.frombuffer(plane, np.uint8).reshape(plane.height, plane.line_size)
        planes.append(packed[:, : plane.width])
    return planes[0], planes[1], planes[2], part[..., 3]
