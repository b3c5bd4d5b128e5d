"""From an export preset to the settings of encoders and muxers, and to the files that are written."""

from dataclasses import dataclass, replace
from typing import Literal

from claqueta.media import encoders
from claqueta.presets import ExportPreset
from claqueta.presets.model import AudioCodec, VideoCodec
from claqueta.time import Rate

_VIDEO: dict[VideoCodec, encoders.VideoCodec] = {
    "h264": "h264",
    "hevc": "hevc",
    "av1": "av1",
    "vp9": "vp9",
    "prores_4444": "prores4444",
    "gif": "gif",
}
_SOUND: dict[AudioCodec, encoders.SoundCodec] = {
    "aac": "aac",
    "opus": "opus",
    "mp3": "mp3",
    "flac": "flac",
    "pcm_s16le": "pcm16",
    "pcm_s24le": "pcm24",
}
type Shape = Literal["joined", "streamed", "pictures", "sound"]
"""How the output is made: of joined segments; in one go (GIF has nothing to join); as a folder of pictures; sound."""


@dataclass(frozen=True)
class Encoding:
    """What a preset means for a film of a certain size and rate."""

    shape: Shape
    container: encoders.ContainerName | None
    """None for a folder of pictures."""
    suffix: str
    width: int
    height: int
    rate: Rate
    video: encoders.VideoSettings | None
    sound: encoders.SoundSettings | None
    alpha: bool
    cover: bool
    """Whether a film of another shape is cut to fill the picture."""

    def with_threads(self, threads: int) -> "Encoding":
        """The same with `threads` for each encoder; the thread count is part of what decides the bytes."""
        return replace(self, video=replace(self.video, threads=threads)) if self.video else self


def encoding(preset: ExportPreset, *, width: int, height: int, rate: Rate) -> Encoding:
    """The encoding of a project of `width` × `height` at `rate` by `preset`."""
    picture_width, picture_height = preset.picture_size(width, height)
    picture_rate = preset.picture_rate(rate)
    sound = None
    if preset.audio is not None:
        sound = encoders.SoundSettings(_SOUND[preset.audio.codec], preset.audio.bitrate)
    video = None
    alpha = preset.video is not None and preset.video.has_alpha
    if preset.video is not None and preset.video.codec in _VIDEO:
        video = encoders.VideoSettings(
            codec=_VIDEO[preset.video.codec],
            width=picture_width,
            height=picture_height,
            rate=picture_rate,
            quality=preset.video.crf,
            bit_rate=preset.video.bitrate,
            speed=preset.video.speed,
            alpha=alpha,
            ten_bit=preset.video.pixel_format == "yuv420p10le",
        )
    return Encoding(
        shape=_shape(preset),
        container=None if preset.container == "png" else preset.container,
        suffix=preset.extension,
        width=picture_width,
        height=picture_height,
        rate=picture_rate,
        video=video,
        sound=sound,
        alpha=alpha,
        cover=preset.video is not None and preset.video.size.fit == "cover",
    )


def _shape(preset: ExportPreset) -> Shape:
    if preset.video is None:
        return "sound"
    if preset.container == "png":
        return "pictures"
    return "streamed" if preset.container == "gif" else "joined"
