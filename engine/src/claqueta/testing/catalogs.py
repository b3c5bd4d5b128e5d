"""A catalogue that tests fill by hand."""

import hashlib
from collections.abc import Mapping

from claqueta.ports import AssetInfo
from claqueta.testing.builders import SECOND, asset_id
from claqueta.time import Rate, Ticks


class MemoryCatalog:
    """Knows the assets it was given, by their short names or ids."""

    def __init__(self, assets: Mapping[str, AssetInfo] | None = None) -> None:
        self.assets = {asset_id(name): info for name, info in (assets or {}).items()}

    def asset(self, asset: str) -> AssetInfo | None:
        """The facts of `asset`, or None."""
        return self.assets.get(asset)


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def video_info(
    width: int = 1920,
    height: int = 1080,
    duration: int = 10 * SECOND,
    *,
    rate: Rate | None = Rate(30),  # noqa: B008 - frozen
    has_sound: bool = False,
    has_alpha: bool = False,
    content: str = "video",
) -> AssetInfo:
    """The facts of a video."""
    return AssetInfo("video", _hash(content), width, height, Ticks(duration), rate, has_alpha, has_sound)


def image_info(width: int = 1200, height: int = 800, *, has_alpha: bool = False, content: str = "image") -> AssetInfo:
    """The facts of a picture."""
    return AssetInfo("image", _hash(content), width, height, has_alpha=has_alpha)


def sound_info(duration: int = 10 * SECOND, *, content: str = "sound") -> AssetInfo:
    """The facts of a sound."""
    return AssetInfo("audio", _hash(content), duration=Ticks(duration), has_sound=True)
