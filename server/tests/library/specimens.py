"""Small files of every kind, made on the spot."""

import math
import os
import struct
import zlib
from pathlib import Path

import pytest

FOOTAGE = Path(os.environ.get("CLAQUETA_MEDIA") or Path(__file__).parents[4] / "shared" / "media")
needs_footage = pytest.mark.skipif(not (FOOTAGE / "street.mp4").is_file(), reason="the footage is absent")
SRT = "1\n00:00:01,000 --> 00:00:02,500\n<i>Hola</i>, mundo\n\n2\n00:00:03,000 --> 00:00:04,000\nAdiós\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="20" height="20" fill="#c00"/></svg>'
CUBE = "LUT_3D_SIZE 2\n" + "0.1 0.2 0.3\n" * 8


def png(width: int = 32, height: int = 16) -> bytes:
    """A grey picture."""
    return png_claiming(width, height, b"".join(b"\0" + b"\x80" * width for _ in range(height)))


def png_claiming(width: int, height: int, rows: bytes) -> bytes:
    """A picture whose header claims a size, whatever the rows hold."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def wav(seconds: float = 2.0) -> bytes:
    """A tone of −20 dBFS, mono, 8 kHz."""
    samples = [round(3276 * math.sin(2 * math.pi * 440 * n / 8000)) for n in range(int(8000 * seconds))]
    data = struct.pack(f"<{len(samples)}h", *samples)
    form = struct.pack("<HHIIHH", 1, 1, 8000, 16000, 2, 16)
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def font() -> bytes:
    """A face that the engine brings along."""
    from claqueta.spec.places import assets_path

    return next(assets_path("fonts").glob("*.ttf")).read_bytes()
