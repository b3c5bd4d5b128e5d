"""The catalog of an export: what probing found, in the terms that evaluation uses."""

from collections.abc import Mapping

from claqueta.document.document import MediaRef
from claqueta.media.info import MediaInfo
from claqueta.ports import AssetInfo


class ProbedMedia:
    """A Catalog over facts that are known already."""

    def __init__(self, assets: Mapping[str, AssetInfo]) -> None:
        self._assets = assets
        self.contents = {asset: info.sha256 for asset, info in assets.items()}
        """The SHA-256 of the bytes of each asset."""

    def asset(self, asset: str) -> AssetInfo | None:
        """The facts of `asset`, or None when it is missing or was refused."""
        return self._assets.get(asset)


def asset_info(ref: MediaRef, info: MediaInfo | None) -> AssetInfo:
    """The facts of a medium; `info` is None for what holds neither picture nor sound."""
    if info is None:
        return AssetInfo(kind=ref.kind, sha256=ref.sha256)
    video = info.video
    return AssetInfo(
        kind=info.kind,
        sha256=ref.sha256,
        width=video.width if video else 0,
        height=video.height if video else 0,
        duration=info.duration,
        rate=video.rate if video else None,
        has_alpha=bool(video and video.has_alpha),
        has_sound=info.sound is not None,
    )
