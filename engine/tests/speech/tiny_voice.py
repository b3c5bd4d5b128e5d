"""A tiny but valid Piper voice, made on the spot: noise for every phoneme, silence for spaces and signs.

Piper feeds a network with `input` (ids, shape (1, n)), `input_lengths` and `scales` (noise, length, noise of the
width) and takes float samples from its first output. This one gives each id the same time, `step` samples times the
length scale, so that the length of its speech is known beforehand. The network is written in ONNX's protobuf
by hand: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3
"""

import json
import struct
from pathlib import Path
from typing import Any

STEP = 800
_SYMBOLS = 256
_SILENT = " !'(),-.:;?\"^$"
_IDS = {sign: [number] for number, sign in enumerate("_^$ !'(),-.:;?" + "abcdefghijklmnopqrstuvwxyz")}
_IDS |= {sign: [100 + number] for number, sign in enumerate("æçðøŋœɐɑɒɔəɚɛɜɟɡɣɪɫɬɲɹɾʃʊʌʎʒʔʝβθχᵻˈˌːˑ̩̃")}
_FLOAT, _INT64 = 1, 7


def tiny_voice(folder: Path, name: str, language: str, *, rate: int = 22_050, step: int = STEP, **changes: Any) -> Path:
    """The .onnx file of a new voice in `folder`, its description beside it. changes: of the description."""
    model = folder / f"{name}.onnx"
    model.write_bytes(network(step))
    described = description(language, rate) | changes
    model.with_name(model.name + ".json").write_text(json.dumps(described), "utf-8")
    return model


def description(language: str, rate: int = 22_050) -> dict[str, Any]:
    """A voice's description. language: as Piper writes it, es_ES."""
    return {
        "audio": {"sample_rate": rate, "quality": "medium"},
        "espeak": {"voice": {"es": "es", "en": "en-us"}[language[:2]]},
        "language": {"code": language, "family": language[:2]},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "num_symbols": _SYMBOLS,
        "num_speakers": 1,
        "speaker_id_map": {},
        "phoneme_id_map": _IDS,
        "piper_version": "1.0.0",
    }


def network(step: int = STEP) -> bytes:
    """The network's file: loudness by id, held for `step` · length scale samples, times noise."""
    loud = [0.0 if any(_IDS.get(sign) == [number] for sign in _SILENT) else 0.8 for number in range(_SYMBOLS)]
    nodes = (
        _node("Gather", ["loud", "input"], "held"),
        _node("Unsqueeze", ["held", "two"], "columns"),
        _node("Gather", ["scales", "one"], "length"),
        _node("Mul", ["length", "step"], "frames"),
        _node("Cast", ["frames"], "count", _integer("to", _INT64)),
        _node("Concat", ["ones", "count"], "wide", _integer("axis", 0)),
        _node("Expand", ["columns", "wide"], "blocks"),
        _node("Reshape", ["blocks", "flat"], "envelope"),
        _node("RandomUniformLike", ["envelope"], "noise", _float("low", -1), _float("high", 1)),
        _node("Mul", ["envelope", "noise"], "output"),
    )
    constants = (
        _tensor("loud", _FLOAT, [_SYMBOLS], struct.pack(f"<{_SYMBOLS}f", *loud)),
        _tensor("step", _FLOAT, [1], struct.pack("<f", step)),
        _tensor("one", _INT64, [1], struct.pack("<q", 1)),
        _tensor("two", _INT64, [1], struct.pack("<q", 2)),
        _tensor("ones", _INT64, [2], struct.pack("<2q", 1, 1)),
        _tensor("flat", _INT64, [4], struct.pack("<4q", 1, 1, 1, -1)),
    )
    inputs = (
        _value("input", _INT64, [1, "phonemes"]),
        _value("input_lengths", _INT64, [1]),
        _value("scales", _FLOAT, [3]),
    )
    graph = [_bytes(1, node) for node in nodes]
    graph.append(_text(2, "voice"))
    graph.extend(_bytes(5, constant) for constant in constants)
    graph.extend(_bytes(11, value) for value in inputs)
    graph.append(_bytes(12, _value("output", _FLOAT, [1, 1, 1, "samples"])))
    return b"".join((_number(1, 8), _bytes(7, b"".join(graph)), _bytes(8, _number(2, 15))))


def _node(kind: str, inputs: list[str], output: str, *attributes: bytes) -> bytes:
    parts = [*(_text(1, name) for name in inputs), _text(2, output), _text(4, kind)]
    return b"".join((*parts, *(_bytes(5, attribute) for attribute in attributes)))


def _integer(name: str, value: int) -> bytes:
    return _text(1, name) + _number(3, value) + _number(20, 2)


def _float(name: str, value: float) -> bytes:
    return _text(1, name) + _varint(2 << 3 | 5) + struct.pack("<f", value) + _number(20, 1)


def _tensor(name: str, kind: int, shape: list[int], data: bytes) -> bytes:
    return b"".join((*(_number(1, size) for size in shape), _number(2, kind), _text(8, name), _bytes(9, data)))


def _value(name: str, kind: int, shape: list[int | str]) -> bytes:
    sizes = (_text(2, size) if isinstance(size, str) else _number(1, size) for size in shape)
    form = b"".join(_bytes(1, size) for size in sizes)
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, form)))


def _text(field: int, text: str) -> bytes:
    return _bytes(field, text.encode())


def _bytes(field: int, data: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes((*out, value))
