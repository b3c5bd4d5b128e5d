"""WAV bytes, also as services send them."""

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claqueta.speech.wav import UnreadableWave, mono16, wave_bytes


@given(st.lists(st.integers(-32768, 32767), max_size=50), st.integers(8000, 96000))
def test_what_is_written_is_read_back(samples: list[int], rate: int) -> None:
    pcm = np.array(samples, "<i2").tobytes()
    assert mono16(wave_bytes(pcm, rate)) == (pcm, rate)


@given(st.binary(max_size=80), st.integers(0, 60))
def test_damaged_bytes_are_refused_or_read_but_never_crash(noise: bytes, at: int) -> None:
    data = bytearray(wave_bytes(b"\1\2" * 20, 22_050))
    data[at : at + len(noise)] = noise
    try:
        pcm, rate = mono16(bytes(data))
    except UnreadableWave:
        return
    assert len(pcm) % 2 == 0
    assert 8000 <= rate <= 96000


def test_a_stream_of_unknown_length_in_stereo_floats_is_mixed_to_mono() -> None:
    left_right = np.array([[0.5, 0.25], [-1.0, 0.0]], "<f4").tobytes()
    form = struct.pack("<HHIIHH", 3, 2, 24_000, 192_000, 8, 32)
    data = b"RIFF\xff\xff\xff\xffWAVEfmt " + struct.pack("<I", 16) + form + b"data\xff\xff\xff\xff" + left_right
    pcm, rate = mono16(data)
    assert rate == 24_000
    assert np.frombuffer(pcm, "<i2").tolist() == [round(0.375 * 32767), round(-0.5 * 32767)]


@pytest.mark.parametrize("data", [b"", b"ID3", b"RIFF0000WAVE", b"RIFF0000WAVEdata\0\0\0\0"])
def test_what_is_no_wave_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableWave):
        mono16(data)
