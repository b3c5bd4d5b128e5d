"""Films in a few lines: nested calls become a flat set of records with ids, parents and order keys.

    records = film(
        scene(2 * SECOND, video("beach"), text("Hello")),
        track(audio("song", role="music", duration=2 * SECOND)),
    )

Ids count the records of each kind in the order of writing: `text_00000000001` is the first text. Give `id=` to choose
one. Assets are named by short words that `asset_id` stretches. Times are ticks; records are validated as any others.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from claqueta.document.model import Animated, Keyframe
from claqueta.document.records import RECORD, Record
from claqueta.document.tree import Tree

SECOND = 240_000
"""Ticks."""

type Value = Any
"""What a field of a record holds: a model, or the plain data of one."""

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Node:
    """A record to be, with what it holds."""

    kind: str
    values: dict[str, Value]
    children: tuple["Node", ...] = field(default=())


def record_id(kind: str, number: int) -> str:
    """The id of the `number`-th (from 1) record of `kind`: 16 characters."""
    return f"{kind}_{number:0{15 - len(kind)}}"


def asset_id(name: str) -> str:
    """A short name as an asset id of 16 characters."""
    return name.ljust(16, "_")


def film(*nodes: Node, **project: Value) -> tuple[Record, ...]:
    """The records of a project that holds `nodes`; keyword arguments are the project's own fields.

    A small format, 320 × 180 at 30 frames a second, unless told otherwise.
    """
    values: dict[str, Value] = {"id": record_id("project", 1), "type": "project", "width": 320, "height": 180}
    values |= project
    made: list[Record] = [RECORD.validate_python(values)]
    counts: Counter[str] = Counter()
    _place(nodes, values["id"], counts, made)
    return tuple(made)


def build(*nodes: Node, **project: Value) -> Tree:
    """`film` as a tree."""
    return Tree(film(*nodes, **project))


def scene(duration: int, *elements: Node, **values: Value) -> Node:
    """A scene of `duration` ticks."""
    return Node("scene", {"type": "scene", "duration": duration} | values, elements)


def video(asset: str, **values: Value) -> Node:
    """A video over the whole frame for a second."""
    return _element("video", {"asset": asset_id(asset)} | values)


def image(asset: str, **values: Value) -> Node:
    """A picture over the whole frame for a second."""
    return _element("image", {"asset": asset_id(asset)} | values)


def text(words: str, **values: Value) -> Node:
    """A text over the whole frame for a second."""
    return _element("text", {"text": words} | values)


def caption(words: Sequence[tuple[str, int, int]], **values: Value) -> Node:
    """Captions; each word is (text, start, end)."""
    spoken_words = [{"text": word, "start": start, "end": end} for word, start, end in words]
    return _element("caption", {"words": tuple(spoken_words)} | values)


def shape(name: str = "rectangle", **values: Value) -> Node:
    """A shape over the whole frame for a second."""
    return _element("shape", {"shape": name} | values)


def generator(name: str, **values: Value) -> Node:
    """A generator over the whole frame for a second."""
    return _element("generator", {"generator": name} | values)


def group(*elements: Node, **values: Value) -> Node:
    """A group over the whole frame for a second."""
    node = _element("group", values)
    return Node(node.kind, node.values, elements)


def track(*sounds: Node, **values: Value) -> Node:
    """A track of sound."""
    return Node("track", {"type": "track"} | values, sounds)


def audio(asset: str, **values: Value) -> Node:
    """A second of a sound at the start of the project."""
    return Node("audio", {"type": "audio", "asset": asset_id(asset), "duration": SECOND} | values)


def marker(time: int, **values: Value) -> Node:
    """A marker at `time`."""
    return Node("marker", {"type": "marker", "time": time} | values)


def move[V](*keys: tuple[int, V] | tuple[int, V, Value]) -> Animated[V]:
    """A property that changes: keyframes as (time, value) or (time, value, ease)."""
    frames = [Keyframe[V](time=key[0], value=key[1], ease=key[2] if len(key) == 3 else "linear") for key in keys]
    return Animated[V](keys=tuple(frames))


def spoken(sentence: str, *, start: int = 0, word: int = 72_000, gap: int = 0) -> list[tuple[str, int, int]]:
    """The words of `sentence` for `caption`, each `word` ticks long, `gap` ticks apart."""
    step = word + gap
    return [(each, start + n * step, start + n * step + word) for n, each in enumerate(sentence.split())]


def _element(kind: str, values: dict[str, Value]) -> Node:
    return Node(kind, {"type": "element", "kind": kind, "duration": SECOND} | values)


def _place(nodes: Iterable[Node], parent: str, counts: Counter[str], made: list[Record]) -> None:
    size = made[0]
    for place, node in enumerate(nodes):
        counts[node.kind] += 1
        values: dict[str, Value] = {"id": record_id(node.kind, counts[node.kind]), "parent": parent} | node.values
        if node.kind not in ("audio", "marker"):
            values.setdefault("order", f"a{_DIGITS[place // 62]}{_DIGITS[place % 62]}")
        if values["type"] == "element":
            values["placement"] = _whole_frame(size) | dict(values.get("placement", {}))
        made.append(RECORD.validate_python(values))
        _place(node.children, values["id"], counts, made)


def _whole_frame(project: Any) -> dict[str, float]:
    return {
        "x": project.width / 2,
        "y": project.height / 2,
        "width": float(project.width),
        "height": float(project.height),
    }
