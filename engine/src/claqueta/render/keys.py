"""Names for pieces of a render: a SHA-256 of everything that decides their bytes, and of nothing else.

The display lists of the frames say what is seen; they hold no names, record ids or project times. Media are named by
the hash of their bytes instead of their ids, so that the same file in another project is the same. Versions of all
that draws and encodes, and every encoder option, complete the name.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claqueta.errors import ClaquetaError, Words
from claqueta.evaluate import to_json
from claqueta.evaluate.display_list import Frame, Layer
from claqueta.evaluate.sound_graph import SoundGraph

KEY_VERSION = 1
_MOST_LAYERS = 20_000


class EvaluationDiffers(ClaquetaError):
    """The job does not see the film that was planned, so its result would stand under a wrong name."""

    code = "render.evaluation_differs"
    words = Words(
        en="The film came out differently in the locked process than it was planned. Please report it.",
        es="La película ha salido distinta en el proceso protegido de lo previsto. Por favor, infórmanos.",
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What a frame shows, as a digest in hexadecimal, and the media that it needs."""

    digest: str
    assets: frozenset[str]


class PictureHasher:
    """Hashes display lists; a layer that appears again (the same object) is not walked again.

    contents: the SHA-256 of the bytes of every asset.
    """

    def __init__(self, contents: Mapping[str, str]) -> None:
        self._contents = contents
        self._layers: dict[int, tuple[Layer, Shown]] = {}

    def frame(self, frame: Frame) -> Shown:
        """The digest and media of one frame."""
        layers = [self._layer(layer) for layer in frame.layers]
        digest = _digest([frame.width, frame.height, str(frame.background), *(layer.digest for layer in layers)])
        return Shown(digest, frozenset[str]().union(*(layer.assets for layer in layers)))

    def _layer(self, layer: Layer) -> Shown:
        known = self._layers.get(id(layer))
        if known is None:
            if len(self._layers) >= _MOST_LAYERS:
                self._layers.clear()
            # The layer is kept beside its digest, so that its id cannot be given to another object.
            known = (layer, by_content(to_json(layer), self._contents))
            self._layers[id(layer)] = known
        return known[1]


def by_content(text: str, contents: Mapping[str, str]) -> Shown:
    """The digest of a canonical text in which every asset is named by its content, and the assets it names."""
    named = [asset for asset in contents if f'"{asset}"' in text]
    for asset in named:
        text = text.replace(f'"{asset}"', f'"{contents[asset]}"')
    return Shown(hashlib.sha256(text.encode()).hexdigest(), frozenset(named))


def segment_key(pictures: Sequence[str], lane: str, encoder: Mapping[str, object], versions: Mapping[str, str]) -> str:
    """The name of a segment: `pictures` are the digests of its frames in order."""
    return _digest(["pictures", KEY_VERSION, list(pictures), lane, dict(encoder), dict(versions)])


def sound_key(
    graph: SoundGraph, start: int, frames: int, contents: Mapping[str, str], versions: Mapping[str, str]
) -> str:
    """The name of a film's sound, or of a part of it."""
    return _digest(["sound", KEY_VERSION, by_content(to_json(graph), contents).digest, start, frames, dict(versions)])


def sounding_assets(graph: SoundGraph, contents: Mapping[str, str]) -> frozenset[str]:
    """The media that are heard in `graph`."""
    return by_content(to_json(graph), contents).assets


def _digest(plain: object) -> str:
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()
