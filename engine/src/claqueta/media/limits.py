"""How large a medium may be; the defaults are those of the promises."""

from dataclasses import asdict, dataclass

from claqueta.host.wire import Json


@dataclass(frozen=True)
class MediaLimits:
    """Bounds of what is opened."""

    image_pixels: int = 64_000_000
    video_width: int = 8192
    video_height: int = 4320
    frames_per_second: int = 240
    hours: int = 12
    streams: int = 32
    animation_frames: int = 20_000
    """Of GIF, APNG and WebP, whose frames all count before the first is shown."""

    def as_json(self) -> dict[str, Json]:
        """The limits as JSON."""
        return asdict(self)
