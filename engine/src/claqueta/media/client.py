"""What a program asks about media files: each question is answered by a locked child of a host."""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from claqueta.host import Answer, Host, HostLied, Json, Limits
from claqueta.media.info import MediaInfo
from claqueta.media.limits import MediaLimits
from claqueta.media.refusals import MediaMissing
from claqueta.ports import Picture

JOBS = "claqueta.media.jobs"
PEAK_SAMPLES = 256
_HASH_BYTES = 1 << 20
_MEBIBYTE = 1 << 20

_PROBE = Limits(cpu_seconds=10, wall_seconds=60, memory_bytes=512 * _MEBIBYTE)
_PICTURE = Limits(cpu_seconds=30, wall_seconds=60, memory_bytes=1536 * _MEBIBYTE, reply_bytes=512 * _MEBIBYTE)
_SOUND = Limits(cpu_seconds=600, wall_seconds=1200, memory_bytes=512 * _MEBIBYTE, reply_bytes=512 * _MEBIBYTE)
_PROXY = Limits(cpu_seconds=24 * 3600, wall_seconds=24 * 3600, memory_bytes=2048 * _MEBIBYTE, file_bytes=64 << 30)


class MediaHost:
    """Asks about media through a host that has loaded `claqueta.media.jobs`."""

    def __init__(self, host: Host, limits: MediaLimits | None = None) -> None:
        self._host = host
        self._limits = limits or MediaLimits()

    @staticmethod
    def host() -> Host:
        """A host for media alone."""
        return Host([JOBS])

    def probe(self, path: Path) -> MediaInfo:
        """The facts of a file, with the SHA-256 of its bytes. Raises a MediaRefused or a host's refusal."""
        with opened(path) as descriptor:
            answer = self._ask("probe_medium", path, descriptor, None, {}, _PROBE)
            info = _info(answer.value)
            if info.size_bytes != os.fstat(descriptor).st_size or info.sha256:
                raise HostLied(detail="size")
            return info.model_copy(update={"sha256": sha256(descriptor)})

    def thumbnail(
        self,
        path: Path,
        info: MediaInfo,
        *,
        longest: int = 480,
        format_: Literal["png", "jpeg", "webp"] = "webp",
        time: Fraction | None = None,
    ) -> bytes:
        """A file with a small picture of the medium; a telling frame where no `time` (in seconds) is given."""
        request: dict[str, Json] = {
            "longest": longest,
            "format": format_,
            "time": None if time is None else str(time),
        }
        with opened(path) as descriptor:
            return self._ask("thumbnail", path, descriptor, info, request, _PICTURE).blob

    def filmstrip(
        self,
        path: Path,
        info: MediaInfo,
        *,
        height: int = 54,
        count: int = 20,
        format_: Literal["png", "jpeg", "webp"] = "jpeg",
    ) -> bytes:
        """A file with `count` pictures side by side, evenly spread over the duration."""
        request: dict[str, Json] = {"height": height, "count": count, "format": format_}
        with opened(path) as descriptor:
            return self._ask("filmstrip", path, descriptor, info, request, _PICTURE).blob

    def peaks(self, path: Path, info: MediaInfo, *, samples_a_point: int = PEAK_SAMPLES) -> bytes:
        """The outline of the sound in the layout of audiowaveform, version 2."""
        with opened(path) as descriptor:
            return self._ask("outline", path, descriptor, info, {"samples_a_point": samples_a_point}, _SOUND).blob

    def picture(self, path: Path, info: MediaInfo, *, time: Fraction, width: int, height: int) -> Picture:
        """The frame at `time` seconds, at least `width` × `height` where the source has as much."""
        request: dict[str, Json] = {"time": str(time), "width": width, "height": height}
        with opened(path) as descriptor:
            answer = self._ask("read_picture", path, descriptor, info, request, _PICTURE)
        match answer.value:
            case {"width": int(wide), "height": int(high), "opaque": bool(opaque)} if (
                wide > 0 and high > 0 and wide * high * 4 == len(answer.blob)
            ):
                return Picture(wide, high, wide * 4, answer.blob, opaque=opaque)
        raise HostLied(detail="picture")

    def samples(
        self, path: Path, info: MediaInfo, *, start: Fraction, frames: int, speed: Fraction = Fraction(1)
    ) -> NDArray[np.float32]:
        """`frames` stereo samples at 48 kHz from `start` seconds on, shape (frames, 2)."""
        request: dict[str, Json] = {"start": str(start), "frames": frames, "speed": str(speed)}
        with opened(path) as descriptor:
            answer = self._ask("read_samples", path, descriptor, info, request, _SOUND)
        if len(answer.blob) != frames * 8:
            raise HostLied(detail="samples")
        return np.frombuffer(answer.blob, "<f4").reshape(frames, 2)

    def make_proxy(
        self,
        path: Path,
        info: MediaInfo,
        output: Path,
        *,
        threads: int = 2,
        on_progress: Callable[[int, int], None] | None = None,
        cancel: Callable[[], bool] | None = None,
    ) -> int:
        """Write a proxy of a video and return its frame count; `output` appears only when it is complete."""

        def on_event(value: Json) -> None:
            match value:
                case {"done": int(done), "total": int(total)} if on_progress is not None:
                    on_progress(done, total)

        partial = output.with_name(output.name + ".part")
        try:
            with opened(path) as descriptor, partial.open("w+b") as target:
                answer = self._host.call(
                    f"{JOBS}:make_proxy",
                    {**self._request(path, info), "threads": threads},
                    {"input": descriptor, "output": target.fileno()},
                    limits=_PROXY,
                    on_event=on_event,
                    cancel=cancel,
                )
            match answer.value:
                case {"frames": int(frames)} if frames > 0:
                    partial.replace(output)
                    return frames
            raise HostLied(detail="frames")
        finally:
            partial.unlink(missing_ok=True)

    def _ask(
        self,
        job: str,
        path: Path,
        descriptor: int,
        info: MediaInfo | None,
        request: dict[str, Json],
        limits: Limits,
    ) -> Answer:
        payload = {**self._request(path, info), **request}
        return self._host.call(f"{JOBS}:{job}", payload, {"input": descriptor}, limits=limits)

    def _request(self, path: Path, info: MediaInfo | None) -> dict[str, Json]:
        return {
            "suffix": path.suffix.lstrip(".").lower(),
            "limits": self._limits.as_json(),
            "info": None if info is None else info.model_dump_json(),
        }


@contextmanager
def opened(path: Path) -> Iterator[int]:
    """The file's descriptor, for reading. Raises MediaMissing for what is no readable, ordinary file."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except OSError as error:
        raise MediaMissing(name=path.name[:80]) from error
    try:
        if not path.is_file():
            raise MediaMissing(name=path.name[:80])
        yield descriptor
    finally:
        os.close(descriptor)


def sha256(descriptor: int) -> str:
    """The SHA-256 of the bytes behind a descriptor, in hexadecimal."""
    digest = hashlib.sha256()
    offset = 0
    while data := os.pread(descriptor, _HASH_BYTES, offset):
        digest.update(data)
        offset += len(data)
    return digest.hexdigest()


def _info(value: Json) -> MediaInfo:
    try:
        return MediaInfo.model_validate_json(json.dumps(value))
    except ValidationError as error:
        raise HostLied(detail="facts") from error
