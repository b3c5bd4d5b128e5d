"""The encoders and muxers that exports use, and every option they get: tables of this program, never a user's text."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, get_args

from claqueta.time import Rate

type VideoCodec = Literal["h264", "hevc", "av1", "vp9", "prores422", "prores4444", "gif", "apng", "webp"]
type SoundCodec = Literal["aac", "opus", "mp3", "flac", "pcm16", "pcm24"]
type ContainerName = Literal["mp4", "mov", "webm", "mkv", "gif", "apng", "webp", "wav", "mp3", "flac", "ogg", "m4a"]
type Speed = Literal["ultrafast", "superfast", "veryfast", "faster", "fast", "medium", "slow", "slower"]
"""How much time an encoder takes to make a file smaller, in the words of x264; others take their nearest."""

SEGMENT_CONTAINER: ContainerName = "mkv"

_MUXERS: Mapping[ContainerName, str] = MappingProxyType(
    {
        "mp4": "mp4",
        "mov": "mov",
        "webm": "webm",
        "mkv": "matroska",
        "gif": "gif",
        "apng": "apng",
        "webp": "webp",
        "wav": "wav",
        "mp3": "mp3",
        "flac": "flac",
        "ogg": "ogg",
        "m4a": "ipod",
    }
)
_VIDEO_ENCODERS: Mapping[VideoCodec, str] = MappingProxyType(
    {
        "h264": "libx264",
        "hevc": "libx265",
        "av1": "libsvtav1",
        "vp9": "libvpx-vp9",
        "prores422": "prores_ks",
        "prores4444": "prores_ks",
        "gif": "gif",
        "apng": "apng",
        "webp": "libwebp_anim",
    }
)
_SOUND_ENCODERS: Mapping[SoundCodec, tuple[str, str]] = MappingProxyType(
    {
        "aac": ("aac", "fltp"),
        "opus": ("libopus", "flt"),
        "mp3": ("libmp3lame", "fltp"),
        "flac": ("flac", "s32"),
        "pcm16": ("pcm_s16le", "s16"),
        "pcm24": ("pcm_s24le", "s32"),
    }
)
_SPEEDS: tuple[Speed, ...] = get_args(Speed.__value__)
_PRESETS: Mapping[VideoCodec, Mapping[Speed, str]] = MappingProxyType(
    {
        "av1": dict(zip(_SPEEDS, ("10", "9", "8", "8", "7", "6", "5", "4"), strict=True)),
        "vp9": dict(zip(_SPEEDS, ("8", "6", "5", "4", "4", "3", "2", "1"), strict=True)),
    }
)
"""What encoders other than x264 and x265 call these speeds."""
_QUALITY: Mapping[VideoCodec, int] = MappingProxyType({"h264": 20, "hevc": 22, "av1": 30, "vp9": 31})
_WITH_ALPHA: Mapping[VideoCodec, str] = MappingProxyType(
    {"vp9": "yuva420p", "prores4444": "yuva444p10le", "apng": "rgba", "webp": "bgra", "gif": "bgra"}
)
_OPAQUE: Mapping[VideoCodec, str] = MappingProxyType(
    {
        "prores422": "yuv422p10le",
        "prores4444": "yuv444p10le",
        "gif": "bgra",
        "apng": "rgb24",
        "webp": "bgra",
    }
)

_WITH_TEN_BITS: frozenset[VideoCodec] = frozenset({"hevc", "av1"})

# H.264 levels: macroblocks a second, macroblocks a frame (ITU-T H.264, table A-1)
_H264_LEVELS = (
    ("3.0", 40_500, 1_620),
    ("3.1", 108_000, 3_600),
    ("4.0", 245_760, 8_192),
    ("4.2", 522_240, 8_704),
    ("5.0", 589_824, 22_080),
    ("5.1", 983_040, 36_864),
    ("5.2", 2_073_600, 36_864),
    ("6.0", 4_177_920, 139_264),
    ("6.2", 16_711_680, 139_264),
)


@dataclass(frozen=True)
class VideoSettings:
    """How pictures are encoded."""

    codec: VideoCodec
    width: int
    height: int
    rate: Rate
    quality: int | None = None
    """On the encoder's own scale (CRF; lower is better); None for its usual one."""
    bit_rate: int | None = None
    """Bits a second instead of a quality."""
    speed: Speed = "veryfast"
    alpha: bool = False
    ten_bit: bool = False
    """For H.265 and AV1: fewer bands in smooth gradients, at the same size."""
    keyframe_secs: float = 2.0
    b_frames: bool = True
    threads: int = 2
    loops: bool = True
    """Whether an animation starts again for ever."""

    @property
    def pixel_format(self) -> str:
        """The encoder's pixel format."""
        if self.alpha and self.codec in _WITH_ALPHA:
            return _WITH_ALPHA[self.codec]
        usual = "yuv420p10le" if self.ten_bit and self.codec in _WITH_TEN_BITS else "yuv420p"
        return _OPAQUE.get(self.codec, usual)

    @property
    def is_yuv(self) -> bool:
        """Whether the encoder takes luma and chroma."""
        return self.pixel_format.startswith("yuv")

    @property
    def keeps_alpha(self) -> bool:
        """Whether transparency survives."""
        return self.alpha and self.codec in _WITH_ALPHA

    @property
    def gop_frames(self) -> int:
        """The most frames from keyframe to keyframe."""
        return max(1, round(self.keyframe_secs * self.rate.fraction))


@dataclass(frozen=True)
class SoundSettings:
    """How sound is encoded; always 48 kHz stereo."""

    codec: SoundCodec
    bit_rate: int | None = None


def muxer(container: ContainerName) -> str:
    """FFmpeg's name of the muxer."""
    return _MUXERS[container]


def muxer_options(container: ContainerName, *, header_bytes: int | None, loops: bool = True) -> dict[str, str]:
    """Options of the muxer.  header_bytes: room kept for the index at the front of an MP4, None for none."""
    if container in ("mp4", "mov", "m4a"):
        index = {"moov_size": str(header_bytes)} if header_bytes else {}
        return {"movflags": "+write_colr", "use_editlist": "1", **index}
    if container == "gif":
        return {"loop": "0" if loops else "-1"}
    if container == "apng":
        return {"plays": "0" if loops else "1"}
    if container == "webp":
        return {"loop": "0" if loops else "1"}
    return {}


def video_encoder(settings: VideoSettings) -> str:
    """FFmpeg's name of the encoder."""
    return _VIDEO_ENCODERS[settings.codec]


def sound_encoder(settings: SoundSettings) -> tuple[str, str]:
    """FFmpeg's names of the encoder and of the sample format it takes."""
    return _SOUND_ENCODERS[settings.codec]


def video_options(settings: VideoSettings) -> dict[str, str]:
    """Options of the encoder; those of H.264, H.265, AV1 and VP9 give segments that can be joined."""
    quality = settings.quality if settings.quality is not None else _QUALITY.get(settings.codec, 0)
    by_quality = {} if settings.bit_rate else {"crf": str(quality)}
    preset = _PRESETS.get(settings.codec, {}).get(settings.speed, settings.speed)
    match settings.codec:
        case "h264":
            b_frames = {} if settings.b_frames else {"bf": "0"}
            level = {"level": h264_level(settings)}
            return {"preset": preset, **by_quality, **level, **b_frames, "x264-params": "stitchable=1:open-gop=0"}
        case "hevc":
            order = "" if settings.b_frames else ":bframes=0"
            threads = f":pools={settings.threads}:frame-threads={min(settings.threads, 4)}"
            fixed = "log-level=none:open-gop=0:info=0:repeat-headers=0"
            return {"preset": preset, **by_quality, "x265-params": f"{fixed}{threads}{order}"}
        case "av1":
            return {"preset": preset, **by_quality, "svtav1-params": f"lp={settings.threads}"}
        case "vp9":
            alpha = {"auto-alt-ref": "0"} if settings.alpha else {}
            deadline = "realtime" if settings.speed == "ultrafast" else "good"
            return {
                "deadline": deadline,
                "cpu-used": preset,
                "row-mt": "1",
                "lag-in-frames": "16",
                **by_quality,
                **alpha,
            }
        case "prores422" | "prores4444":
            return {"profile": "4" if settings.codec == "prores4444" else "3", "vendor": "apl0"}
        case "webp":
            return {"quality": str(settings.quality if settings.quality is not None else 80)}
        case _:
            return {}


def h264_level(settings: VideoSettings) -> str:
    """The lowest level that holds size and rate, so that every segment states the same."""
    blocks = -(-settings.width // 16) * -(-settings.height // 16)
    per_second = blocks * settings.rate.fraction
    return next(
        (name for name, rate, size in _H264_LEVELS if per_second <= rate and blocks <= size), _H264_LEVELS[-1][0]
    )
