"""Frames on the socket between a caller and its job: a kind, a JSON value and raw bytes, each with its length first.

The reader trusts nothing: a length above its bound, JSON too deep, a number that is none, an unknown kind raise
HostLied before anything is kept.
"""

import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claqueta.host.refusals import HostLied

type Json = bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None

HEADER = struct.Struct(">cIQ")
PAYLOAD, EVENT, RESULT, REFUSAL = b"P", b"E", b"R", b"X"
CANCEL = b"C"

MAX_JSON = 32 << 20
MAX_EVENT = 64 << 10
MAX_DEPTH = 64


@dataclass(frozen=True)
class Frame:
    """One message."""

    kind: bytes
    value: Json
    blob: bytes


def encode(kind: bytes, value: object, blob: bytes | memoryview = b"") -> list[bytes | memoryview]:
    """The buffers to write, in order. Raises ValueError for a number that is not finite."""
    text = json.dumps(value, allow_nan=False, separators=(",", ":")).encode()
    return [HEADER.pack(kind, len(text), len(blob)) + text, blob]


class FrameReader:
    """Collects bytes and gives whole frames."""

    def __init__(self, *, kinds: bytes, max_json: int = MAX_JSON, max_blob: int = 0) -> None:
        self._kinds = kinds
        self._max_json = max_json
        self._max_blob = max_blob
        self._buffer = bytearray()
        self._header: tuple[bytes, int, int] | None = None

    def feed(self, data: bytes) -> list[Frame]:
        """The frames that `data` completes. Raises HostLied."""
        self._buffer += data
        frames: list[Frame] = []
        while (frame := self._next()) is not None:
            frames.append(frame)
        return frames

    @property
    def has_rest(self) -> bool:
        """Whether bytes came after the last whole frame."""
        return bool(self._buffer)

    def _next(self) -> Frame | None:
        if self._header is None:
            if len(self._buffer) < HEADER.size:
                return None
            kind, json_size, blob_size = HEADER.unpack_from(self._buffer)
            if kind not in self._kinds:
                raise HostLied(detail="kind")
            if json_size > (MAX_EVENT if kind == EVENT else self._max_json) or blob_size > self._max_blob:
                raise HostLied(detail="size")
            self._header = kind, json_size, blob_size
        kind, json_size, blob_size = self._header
        end = HEADER.size + json_size
        if len(self._buffer) < end + blob_size:
            return None
        value = parse(bytes(memoryview(self._buffer)[HEADER.size : end]))
        blob = bytes(memoryview(self._buffer)[end : end + blob_size])
        del self._buffer[: end + blob_size]
        self._header = None
        return Frame(kind, value, blob)


def parse(text: bytes) -> Json:
    """The JSON value of `text`, at most MAX_DEPTH deep and finite. Raises HostLied."""
    try:
        value: Json = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise HostLied(detail="JSON") from error
    _check_depth(value)
    return value


def _refuse_constant(name: str) -> float:
    raise ValueError(name)


def _check_depth(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return
    raise HostLied(detail="depth")
