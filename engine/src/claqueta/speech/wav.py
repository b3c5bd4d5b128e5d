"""WAV bytes to samples and back: mono 16 bits out; 16-bit or float PCM with one or two channels in.

Reads what a service streams, too: a data chunk whose announced size is wrong ends where the bytes end.
"""

import struct

import numpy as np

_PCM, _FLOAT, _EXTENSIBLE = 1, 3, 0xFFFE
_LOWEST_RATE, _HIGHEST_RATE = 8_000, 96_000


class UnreadableWave(ValueError):
    """The bytes are no WAV sound of a kind that is read here."""


def wave_bytes(pcm: bytes, rate: int) -> bytes:
    """A WAV file of 16-bit mono `pcm` at `rate` Hz."""
    form = struct.pack("<HHIIHH", _PCM, 1, rate, 2 * rate, 2, 16)
    header = (b"RIFF", struct.pack("<I", 36 + len(pcm)), b"WAVEfmt ", struct.pack("<I", 16), form)
    return b"".join((*header, b"data", struct.pack("<I", len(pcm)), pcm))


def mono16(data: bytes) -> tuple[bytes, int]:
    """The samples of a WAV file as 16-bit mono bytes, and their rate. Raises UnreadableWave."""
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise UnreadableWave("no RIFF WAVE header")
    form: bytes | None = None
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], struct.unpack_from("<I", data, at + 4)[0]
        body = data[at + 8 : at + 8 + size]
        if name == b"fmt ":
            form = body
        elif name == b"data":
            if form is None or len(form) < 16:
                raise UnreadableWave("no format before the data")
            return _mixed(body, form)
        at += 8 + size + size % 2
    raise UnreadableWave("no data")


def _mixed(body: bytes, form: bytes) -> tuple[bytes, int]:
    kind, channels, rate, _, _, bits = struct.unpack_from("<HHIIHH", form)
    if kind == _EXTENSIBLE and len(form) >= 26:
        kind = struct.unpack_from("<H", form, 24)[0]
    if channels not in (1, 2) or not _LOWEST_RATE <= rate <= _HIGHEST_RATE:
        raise UnreadableWave("too many channels or an odd rate")
    if (kind, bits) == (_PCM, 16):
        dtype, scale = "<i2", 1.0
    elif (kind, bits) == (_FLOAT, 32):
        dtype, scale = "<f4", 32767.0
    else:
        raise UnreadableWave("neither 16-bit nor float samples")
    width = channels * bits // 8
    samples = np.frombuffer(body[: len(body) // width * width], dtype).reshape(-1, channels)
    mixed = np.nan_to_num(samples.astype(np.float64).mean(axis=1) * scale)
    return np.clip(np.rint(mixed), -32768, 32767).astype("<i2").tobytes(), rate
