"""The facts of one medium, found by `probe` and believed by everything after."""

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from claqueta.time import TICKS_PER_SECOND, Rate, Ticks

_MAX_TERM = 1 << 62
_LARGE_ENOUGH = 720
_CLOSE_KEYFRAMES_SECS = Fraction(1)


def _read_fraction(value: object) -> object:
    if isinstance(value, str):
        numerator, _, denominator = value.partition("/")
        top, bottom = int(numerator), int(denominator or "1")
        if abs(top) > _MAX_TERM or not 0 < bottom <= _MAX_TERM:
            raise ValueError("not a fraction in bounds")
        return Fraction(top, bottom)
    return value


type Exact = Annotated[Fraction, BeforeValidator(_read_fraction), PlainSerializer(str)]
"""A fraction; "num/den" in JSON."""

type Matrix = Literal["bt601", "bt709", "bt2020", "rgb"]
type Transfer = Literal["bt709", "pq", "hlg", "linear"]
type Orientation = Literal[1, 2, 3, 4, 5, 6, 7, 8]
"""As EXIF counts: 1 upright, 2 mirrored, 3 half turn, 4 flipped, 5 transposed, 6 and 8 quarter turns, 7 transverse."""


class _Facts(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Colour(_Facts):
    """How numbers become light. What the file does not say is guessed: `guessed` tells.

    No matrix: BT.709 from 720 lines on, BT.601 below; no range: limited, but full for formats that are always full.
    """

    matrix: Matrix
    full_range: bool
    primaries: Literal["bt709", "bt601", "bt2020", "p3"] = "bt709"
    transfer: Transfer = "bt709"
    guessed: bool = False


class VideoInfo(_Facts):
    """The facts of the pictures."""

    stream: int = Field(ge=0)
    codec: str
    coded_width: int = Field(gt=0)
    coded_height: int = Field(gt=0)
    width: int = Field(gt=0)
    """As shown: after rotation, with square pixels."""
    height: int = Field(gt=0)
    sample_aspect: Exact = Fraction(1)
    orientation: Orientation = 1
    pixel_format: str
    bit_depth: int = Field(ge=1, le=32)
    has_alpha: bool = False
    interlaced: bool = False
    colour: Colour
    rate: Rate | None = None
    """The mean rate; None for a still picture."""
    is_vfr: bool = False
    frame_count: int | None = None
    start: Exact = Fraction(0)
    """Time stamp of the first frame that is shown, in seconds."""
    keyframe_seconds: Exact | None = None
    """The longest way between two keyframes, where known."""

    @property
    def is_hdr(self) -> bool:
        """Whether the light is coded for HDR screens."""
        return self.colour.transfer in ("pq", "hlg")


class SoundInfo(_Facts):
    """The facts of the sound."""

    stream: int = Field(ge=0)
    codec: str
    sample_rate: int = Field(gt=0)
    channels: int = Field(gt=0)
    start: Exact = Fraction(0)
    """Time stamp of the first sample that is heard (priming is cut away), in seconds."""


class MediaInfo(_Facts):
    """The facts of a medium."""

    kind: Literal["video", "image", "audio"]
    container: str
    duration: Ticks = Field(ge=0)
    """0 for a still picture."""
    video: VideoInfo | None = None
    sound: SoundInfo | None = None
    sha256: str = Field(default="", pattern="^([0-9a-f]{64})?$")
    size_bytes: int = Field(ge=0)
    notes: tuple[Literal["icc_ignored", "cover_ignored", "hdr", "interlaced", "duration_estimated"], ...] = ()

    @property
    def origin(self) -> Fraction:
        """The time stamp, in seconds, that counts as time zero of this medium: its first frame, or first sample."""
        if self.kind != "audio" and self.video is not None:
            return self.video.start
        return self.sound.start if self.sound is not None else Fraction(0)

    @property
    def duration_secs(self) -> Fraction:
        """How long it lasts, in seconds."""
        return Fraction(self.duration, TICKS_PER_SECOND)


def needs_proxy(info: MediaInfo) -> bool:
    """Whether editing on the medium itself would be slow: above 720 lines, or keyframes far apart, or HDR."""
    video = info.video
    if info.kind != "video" or video is None or video.has_alpha:
        return False
    far_apart = video.keyframe_seconds is None or video.keyframe_seconds > _CLOSE_KEYFRAMES_SECS
    return min(video.width, video.height) > _LARGE_ENOUGH or far_apart or video.is_hdr or video.is_vfr
