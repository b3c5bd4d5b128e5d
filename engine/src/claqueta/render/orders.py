"""What the orchestrator orders from a job in the host: strict, and checked again where it arrives."""

import struct
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claqueta.document.document import Document
from claqueta.document.tree import Tree
from claqueta.draw import SkiaMeasurer
from claqueta.media.encoders import ContainerName, SoundSettings, VideoSettings
from claqueta.media.info import MediaInfo
from claqueta.render.catalog import ProbedMedia, asset_info
from claqueta.render.film import Film
from claqueta.render.lanes import Lane
from claqueta.time import Rate, Ticks

PICTURE_LENGTH = struct.Struct("<I")
"""Stands before each PNG in a piece of a picture sequence."""

SAMPLE_BYTES = 8
"""Of one stereo sample as it is kept: two float32."""

type Natural = Annotated[int, Field(ge=0)]


class Order(BaseModel):
    """Frozen and strict; travels as JSON."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class AssetOrder(Order):
    """A medium that was opened for the job under the name of its asset."""

    suffix: str
    info: MediaInfo | None


class FilmOrder(Order):
    """The document, and how it is seen."""

    document: Document
    assets: dict[str, AssetOrder]
    """Media that can be used; the job has a descriptor for each."""
    width: int
    height: int
    rate: Rate
    start: Natural
    """Ticks of the project."""
    stop: Natural
    clear: bool
    cover: bool = False

    def catalog(self) -> ProbedMedia:
        """The catalog of the media that can be used."""
        return ProbedMedia(
            {asset: asset_info(self.document.media[asset], order.info) for asset, order in self.assets.items()}
        )

    def film(self) -> Film:
        """The film to render."""
        return Film(
            Tree(self.document.records),
            self.catalog(),
            SkiaMeasurer(),
            width=self.width,
            height=self.height,
            rate=self.rate,
            start=Ticks(self.start),
            stop=Ticks(self.stop),
            clear=self.clear,
            cover=self.cover,
        )


class PieceOrder(Order):
    """Frames [start, stop) of the film, to be written to the file named by `key`."""

    start: Natural
    stop: Natural
    lane: Lane
    key: str
    first: str
    """The digest of the first frame; the job refuses when it sees another."""


class PiecesOrder(Order):
    """Several pieces, made by one job that keeps its decoders between them."""

    film: FilmOrder
    pieces: tuple[PieceOrder, ...]
    video: VideoSettings | None
    """None for a sequence of PNG pictures."""
    container: ContainerName | None
    """None makes segments to be joined; a container makes one finished file of one piece."""


class SoundOrder(Order):
    """The sound of the film, as raw samples."""

    film: FilmOrder
    loudness: float | None
    """LUFS to bring it to; None leaves it."""
    graph: str
    """The digest of the sound graph; the job refuses when it hears another."""


class StillOrder(Order):
    """One frame as a PNG."""

    film: FilmOrder


class JoinOrder(Order):
    """Segments named 0, 1, … and perhaps `sound`, into `output`."""

    segments: Natural
    container: ContainerName
    rate: Rate
    sound: SoundSettings | None


class EncodeSoundOrder(Order):
    """Raw samples in `sound` into a finished sound file `output`."""

    container: ContainerName
    sound: SoundSettings
    samples: Natural


class VerifyOrder(Order):
    """What the finished file must hold."""

    suffix: str
    frames: Natural
    width: Natural
    height: Natural
    rate: Rate | None
    samples: Natural
    alpha: bool
