"""The media of a document, opened and probed for an export; what cannot be used becomes a problem, not a stop."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from claqueta.document.document import Document, MediaRef
from claqueta.errors import ClaquetaError, Words
from claqueta.host import HostUnavailable
from claqueta.media.client import MediaHost, opened, sha256
from claqueta.ports import AssetInfo
from claqueta.render.catalog import asset_info
from claqueta.render.orders import AssetOrder

_PROBED = ("video", "image", "audio")


class MediaChanged(ClaquetaError):
    """The file is not the one that the document was made with."""

    code = "media.changed"
    words = Words(
        en="The file “{path}” is not the one this project was made with. Put the original back, or choose it again.",
        es="El archivo «{path}» no es el que usó este proyecto. Devuelve el original o vuelve a elegirlo.",
    )


@dataclass(frozen=True)
class MediaProblem:
    """A medium that cannot be used, and why."""

    asset: str
    path: str
    error: ClaquetaError


class MediaTable:
    """Opens, checks and probes every medium that a document names; a context manager that closes them."""

    def __init__(
        self,
        document: Document,
        folder: Path,
        media: MediaHost,
        on_opened: Callable[[int, int], None] | None = None,
    ) -> None:
        self._document = document
        self._folder = folder
        self._media = media
        self._on_opened = on_opened
        self._stack = ExitStack()
        self.files: dict[str, int] = {}
        """Open descriptors by asset."""
        self.orders: dict[str, AssetOrder] = {}
        """What jobs are told of the media that can be used."""
        self.problems: list[MediaProblem] = []

    def __enter__(self) -> "MediaTable":
        media = self._document.media
        try:
            for done, (asset, ref) in enumerate(media.items()):
                if self._on_opened is not None:
                    self._on_opened(done, len(media))
                try:
                    self._open(asset, ref)
                except HostUnavailable:
                    raise
                except ClaquetaError as error:
                    self.problems.append(MediaProblem(asset, ref.path, error))
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def facts(self) -> dict[str, AssetInfo]:
        """What evaluation needs to know of the media that can be used."""
        return {asset: asset_info(self._document.media[asset], order.info) for asset, order in self.orders.items()}

    def _open(self, asset: str, ref: MediaRef) -> None:
        path = self._folder / ref.path
        info = None
        if ref.kind in _PROBED:
            info = self._media.probe(path)
        descriptor = self._stack.enter_context(opened(path))
        if (info.sha256 if info else sha256(descriptor)) != ref.sha256:
            raise MediaChanged(path=ref.path)
        self.files[asset] = descriptor
        self.orders[asset] = AssetOrder(suffix=path.suffix.lstrip(".").lower(), info=info)
