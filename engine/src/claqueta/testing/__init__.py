"""What tests stand on: films built in a few lines, a catalogue in memory, a measurer that needs no fonts.

Everything here is deterministic: the same calls give the same ids, so expected results can be written down.
"""

from claqueta.testing.builders import (
    SECOND,
    Node,
    asset_id,
    audio,
    build,
    caption,
    film,
    generator,
    group,
    image,
    marker,
    move,
    record_id,
    scene,
    shape,
    spoken,
    text,
    track,
    video,
)
from claqueta.testing.catalogs import MemoryCatalog, image_info, sound_info, video_info
from claqueta.testing.measurers import PlainMeasurer

__all__ = [
    "SECOND",
    "MemoryCatalog",
    "Node",
    "PlainMeasurer",
    "asset_id",
    "audio",
    "build",
    "caption",
    "film",
    "generator",
    "group",
    "image",
    "image_info",
    "marker",
    "move",
    "record_id",
    "scene",
    "shape",
    "sound_info",
    "spoken",
    "text",
    "track",
    "video",
    "video_info",
]
