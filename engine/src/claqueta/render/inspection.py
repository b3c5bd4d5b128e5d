"""What a program asks about a newcomer beyond its facts: how loud, which font, which table, what drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from claqueta.host import Answer, Host, HostLied, Json, Limits
from claqueta.media.client import opened
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits

JOBS = "claqueta.render.inspection_jobs"
_MEBIBYTE = 1 << 20
_SOUND = Limits(cpu_seconds=600, wall_seconds=1200, memory_bytes=512 * _MEBIBYTE)
_LOOK = Limits(cpu_seconds=2, wall_seconds=20, memory_bytes=512 * _MEBIBYTE, reply_bytes=64 * _MEBIBYTE)
_PNG = b"\x89PNG\r\n\x1a\n"
_MOST_TEXT = 100


@dataclass(frozen=True)
class SoundLevel:
    """How loud a medium is; None where it is silent or too short to tell."""

    lufs: float | None
    """Integrated."""
    peak_dbtp: float | None


@dataclass(frozen=True)
class FontLook:
    """What a font says of itself, and a PNG of a few of its letters."""

    family: str
    weight: int
    italic: bool
    glyphs: int
    sample: bytes


class Inspector:
    """Asks through a host that has loaded `claqueta.render.inspection_jobs`."""

    def __init__(self, host: Host, limits: MediaLimits | None = None) -> None:
        self._host = host
        self._limits = limits or MediaLimits()

    def loudness(
        self, path: Path, info: MediaInfo, *, on_progress: Callable[[int, int], None] | None = None
    ) -> SoundLevel:
        """How loud the sound of a medium is. Raises a MediaRefused or a host's refusal."""

        def on_event(value: Json) -> None:
            match value:
                case {"done": int(done), "total": int(total)} if on_progress is not None:
                    on_progress(done, total)

        request: dict[str, Json] = {
            "suffix": path.suffix.lstrip(".").lower(),
            "limits": self._limits.as_json(),
            "info": info.model_dump_json(),
        }
        answer = self._ask("measure_loudness", path, request, _SOUND, on_event)
        match answer.value:
            case {"lufs": (int() | float() | None) as lufs, "peak_dbtp": (int() | float() | None) as peak}:
                return SoundLevel(lufs, peak)
        raise HostLied(detail="loudness")

    def font(self, path: Path) -> FontLook:
        """What a font file is. Raises FontUnusable's twin from the host, or a host's refusal."""
        answer = self._ask("inspect_font", path, {"suffix": path.suffix.lstrip(".").lower()}, _LOOK)
        match answer.value:
            case {"family": str(family), "weight": int(weight), "italic": int(italic), "glyphs": int(glyphs)} if (
                0 < len(family) <= _MOST_TEXT and answer.blob.startswith(_PNG)
            ):
                return FontLook(family, weight, bool(italic), glyphs, answer.blob)
        raise HostLied(detail="font")

    def lut(self, path: Path) -> int:
        """The edge of a colour lookup table. Raises MediaDamaged, MediaTooLarge, or a host's refusal."""
        match self._ask("inspect_lut", path, {}, _LOOK).value:
            case {"edge": int(edge)} if 2 <= edge <= 65:
                return edge
        raise HostLied(detail="lut")

    def svg(self, path: Path, *, width: int, height: int) -> bytes:
        """A PNG of a drawing. Raises DrawingUnusable, or a host's refusal."""
        answer = self._ask("rasterise_svg", path, {"width": width, "height": height}, _LOOK)
        if not answer.blob.startswith(_PNG):
            raise HostLied(detail="svg")
        return answer.blob

    def _ask(
        self,
        job: str,
        path: Path,
        request: dict[str, Json],
        limits: Limits,
        on_event: Callable[[Json], None] | None = None,
    ) -> Answer:
        with opened(path) as descriptor:
            return self._host.call(f"{JOBS}:{job}", request, {"input": descriptor}, limits=limits, on_event=on_event)
