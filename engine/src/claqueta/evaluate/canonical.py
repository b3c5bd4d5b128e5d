"""Display lists and sound graphs as JSON: one text for equal values, on every machine.

Keys are sorted and always all there; fractions are [numerator, denominator], colours #RRGGBB[AA], places and maps lists
of numbers, floats the shortest decimal that reads back the same. What a content or paint is stands in `is`. Conformance
cases compare this form with a twin's; keys of rendered segments are hashes of it.
"""

from collections.abc import Callable
from dataclasses import fields
from fractions import Fraction
from json.encoder import encode_basestring
from typing import Any

from claqueta.color import Color
from claqueta.evaluate import display_list, sound_graph
from claqueta.evaluate.memo import Memo
from claqueta.geometry import Affine, Rect
from claqueta.ports import FontFace

type Writer = Callable[[Any], str]

_NAMES: dict[type, str] = {
    display_list.VideoContent: "video",
    display_list.ImageContent: "image",
    display_list.GeneratorContent: "generator",
    display_list.ShapeContent: "shape",
    display_list.TextContent: "text",
    display_list.GroupContent: "group",
    display_list.TransitionContent: "transition",
    display_list.PlaceholderContent: "placeholder",
    display_list.GradientPaint: "gradient",
}
_RECORDS: tuple[type, ...] = (
    *_NAMES,
    FontFace,
    display_list.StrokeLine,
    display_list.DropShadow,
    display_list.EffectCall,
    display_list.MaskShape,
    display_list.TextRun,
    display_list.TextPlate,
    display_list.Layer,
    display_list.Frame,
    display_list.Warning,
    sound_graph.CurvePoint,
    sound_graph.FadeShape,
    sound_graph.Clip,
    sound_graph.Duck,
    sound_graph.SoundEffect,
    sound_graph.TrackSound,
    sound_graph.SoundGraph,
)
_KEPT = 1024


def to_json(value: object) -> str:
    """`value` (a frame, a layer, a sound graph, or any part of one) as canonical JSON."""
    return _WRITERS[type(value)](value)


class CanonicalWriter:
    """`to_json` for many frames in turn: layers that are the same object are written once."""

    def __init__(self) -> None:
        self._layers: Memo[int, tuple[display_list.Layer, str]] = Memo(_KEPT)

    def layer(self, layer: display_list.Layer) -> str:
        """`layer` as canonical JSON."""
        return self._layers.get(id(layer), lambda: (layer, to_json(layer)))[1]

    def frame(self, frame: display_list.Frame) -> str:
        """`frame` as canonical JSON."""
        layers = ",".join([self.layer(layer) for layer in frame.layers])
        background = to_json(frame.background)
        return f'{{"background":{background},"height":{frame.height},"layers":[{layers}],"width":{frame.width}}}'


def _record_writer(kind: type) -> Writer:
    """A writer of all fields of a dataclass in the order of their names."""
    names = sorted(field.name for field in fields(kind))
    heads = [(name, f'"{name}":') for name in names]
    if kind in _NAMES:
        heads.append(("", f'"is":"{_NAMES[kind]}"'))
        heads.sort(key=lambda head: head[0] or "is")

    def write(value: Any) -> str:
        parts = []
        for name, head in heads:
            if name:
                held = getattr(value, name)
                parts.append(head + _WRITERS[type(held)](held))
            else:
                parts.append(head)
        return "{" + ",".join(parts) + "}"

    return write


def _list(values: tuple[Any, ...]) -> str:
    return "[" + ",".join([_WRITERS[type(value)](value) for value in values]) + "]"


def _float(value: float) -> str:
    return repr(value + 0.0)


_WRITERS: dict[type, Writer] = {
    type(None): lambda value: "null",  # noqa: ARG005 - there is one None
    bool: lambda value: "true" if value else "false",
    int: repr,
    float: _float,
    str: encode_basestring,
    tuple: _list,
    Fraction: lambda value: f"[{value.numerator},{value.denominator}]",
    Color: lambda value: f'"{value}"',
    Affine: lambda m: _list((m.a, m.b, m.c, m.d, m.e, m.f)),
    Rect: lambda rect: _list((rect.x, rect.y, rect.width, rect.height)),
    **{kind: _record_writer(kind) for kind in _RECORDS},
}
