"""What an export preset says: container, picture, sound. `spec/presets/export` holds one file each."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from claqueta.spec.parameters import Label, SpecModel
from claqueta.time import Rate

type Container = Literal["mp4", "mov", "webm", "gif", "mp3", "wav", "flac", "ogg", "m4a", "png"]
type VideoCodec = Literal["h264", "hevc", "av1", "vp9", "prores_4444", "gif", "png"]
type AudioCodec = Literal["aac", "opus", "mp3", "pcm_s16le", "pcm_s24le", "flac"]
type PixelFormat = Literal["yuv420p", "yuv420p10le", "yuva420p", "yuva444p10le", "rgba", "pal8"]
type Speed = Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower"]
type Subtitles = Literal["none", "burnt", "srt", "vtt"]
type Loudness = Annotated[float, Field(ge=-40, le=-6)] | Literal["project", "none"]
type Pixels = Annotated[int, Field(ge=16, le=8192)]

VIDEO_CODECS: Mapping[Container, tuple[VideoCodec, ...]] = {
    "mp4": ("h264", "hevc", "av1"),
    "mov": ("h264", "hevc", "prores_4444"),
    "webm": ("vp9", "av1"),
    "gif": ("gif",),
    "png": ("png",),
}
AUDIO_CODECS: Mapping[Container, tuple[AudioCodec, ...]] = {
    "mp4": ("aac",),
    "mov": ("aac", "pcm_s16le", "pcm_s24le"),
    "webm": ("opus",),
    "mp3": ("mp3",),
    "wav": ("pcm_s16le", "pcm_s24le"),
    "flac": ("flac",),
    "ogg": ("opus",),
    "m4a": ("aac",),
}
PIXEL_FORMATS: Mapping[VideoCodec, tuple[PixelFormat, ...]] = {
    "h264": ("yuv420p",),
    "hevc": ("yuv420p", "yuv420p10le"),
    "av1": ("yuv420p", "yuv420p10le"),
    "vp9": ("yuv420p", "yuva420p"),
    "prores_4444": ("yuva444p10le",),
    "gif": ("pal8",),
    "png": ("rgba",),
}
ALPHA_FORMATS: frozenset[PixelFormat] = frozenset({"yuva420p", "yuva444p10le", "rgba"})
WORST_CRF: Mapping[VideoCodec, int] = {"h264": 51, "hevc": 51, "av1": 63, "vp9": 63}
"""The codecs that are told a quality or a bitrate, and the largest CRF (smallest file) each knows."""
LOSSY_SOUND: frozenset[AudioCodec] = frozenset({"aac", "opus", "mp3"})


class Size(SpecModel):
    """How large the picture is. Nothing given: the project's size. One side given: the other follows the project."""

    width: Pixels | None = None
    height: Pixels | None = None
    short_side: Pixels | None = None
    """Of width and height the smaller, so that one preset serves lying and standing projects."""
    fit: Literal["contain", "cover"] = "contain"
    """Where width and height have another aspect than the project: bars in its background colour, or cut."""

    @model_validator(mode="after")
    def _one_rule(self) -> Self:
        if self.short_side is not None and (self.width is not None or self.height is not None):
            raise PydanticCustomError("preset_size", "short_side excludes width and height")
        return self


class VideoSettings(SpecModel):
    """How the picture is encoded."""

    codec: VideoCodec
    size: Size = Size()
    rate: Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,5}(/[1-9][0-9]{0,3})?$")] | None = None
    """Frames a second as a whole number or fraction; none keeps the project's."""
    rate_at_most: Annotated[int, Field(ge=1, le=240)] | None = None
    """The project's rate is halved, thirded, … until it is no more than this."""
    crf: Annotated[int, Field(ge=0, le=63)] | None = None
    """Constant quality; less is better and larger. Codecs of `WORST_CRF` need this or `bitrate`, not both."""
    bitrate: Annotated[int, Field(ge=50_000, le=400_000_000)] | None = None
    """Bits a second, on average."""
    speed: Speed = "medium"
    """Of encoding, in the words of x264; other encoders take their nearest."""
    pixel_format: PixelFormat = "yuv420p"

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.pixel_format not in PIXEL_FORMATS[self.codec]:
            raise PydanticCustomError("preset_pixel_format", "the codec does not have this pixel format")
        worst = WORST_CRF.get(self.codec)
        if (self.crf is not None) + (self.bitrate is not None) != (worst is not None):
            raise PydanticCustomError("preset_quality", "one of crf and bitrate, for codecs that take them")
        if worst is not None and self.crf is not None and self.crf > worst:
            raise PydanticCustomError("preset_crf", "at most {worst}", {"worst": worst})
        return self

    @property
    def has_alpha(self) -> bool:
        """Whether what is see-through in the project stays so."""
        return self.pixel_format in ALPHA_FORMATS


class AudioSettings(SpecModel):
    """How the sound is encoded: 48 kHz stereo."""

    codec: AudioCodec
    bitrate: Annotated[int, Field(ge=32_000, le=512_000)] | None = None
    """Bits a second; lossy codecs need it, others have none."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.bitrate is not None) != (self.codec in LOSSY_SOUND):
            raise PydanticCustomError("preset_sound_bitrate", "lossy codecs take a bitrate, others none")
        return self


class ExportPreset(SpecModel):
    """One way to export a project."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    label: Label
    description: Label
    container: Container
    """`png` is a folder of numbered pictures."""
    video: VideoSettings | None = None
    audio: AudioSettings | None = None
    loudness: Loudness = "project"
    """What the sound is brought to: the project's own target, none, or LUFS."""
    subtitles: Subtitles = "burnt"
    """`burnt` draws captions; `srt` and `vtt` write them beside the file instead; `none` leaves them out."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if self.video is None and self.audio is None:
            raise PydanticCustomError("preset_empty", "picture, sound or both")
        if self.video is not None and self.video.codec not in VIDEO_CODECS.get(self.container, ()):
            raise PydanticCustomError("preset_video_codec", "the container does not hold this codec")
        if self.audio is not None and self.audio.codec not in AUDIO_CODECS.get(self.container, ()):
            raise PydanticCustomError("preset_audio_codec", "the container does not hold this codec")
        return self

    @property
    def extension(self) -> str:
        """Of the file, without the dot; of each picture of a sequence."""
        return self.container

    def picture_size(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in pixels of the export of a `width` × `height` project; even, as 4:2:0 needs."""
        size = self.video.size if self.video is not None else Size()
        wide, high = size.width, size.height
        if size.short_side is not None:
            wide, high = (None, size.short_side) if width >= height else (size.short_side, None)
        if wide is None and high is None:
            wide, high = width, height
        elif wide is None and high is not None:
            wide = (2 * high * width + height) // (2 * height)
        elif high is None and wide is not None:
            high = (2 * wide * height + width) // (2 * width)
        return _even(wide or 0), _even(high or 0)

    def picture_rate(self, project: Rate) -> Rate:
        """Frames a second of the export of a project at the rate `project`."""
        if self.video is None:
            return project
        if self.video.rate is not None:
            numerator, _, denominator = self.video.rate.partition("/")
            return Rate(int(numerator), int(denominator or 1))
        limit = self.video.rate_at_most
        if limit is None or project.fraction <= limit:
            return project
        parts = -(-project.numerator // (project.denominator * limit))
        return Rate(project.numerator, project.denominator * parts)


def _even(length: int) -> int:
    return min(8192, max(16, length + length % 2))
