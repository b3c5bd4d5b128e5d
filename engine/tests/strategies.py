"""Random valid documents, and random operations on them, for laws: small trees with few ids, so that edits meet."""

import json
from collections.abc import Mapping

from hypothesis import strategies as st
from pydantic import JsonValue

from claqueta.document.records import RECORD, Record
from claqueta.ops import Op, Patch, Put, Remove, apply
from claqueta.ops.apply import Applied

type Json = st.SearchStrategy[JsonValue]
type Records = Mapping[str, Record]

PROJECT = "the-only-project"
IDS = tuple(f"record-number-{number:02}" for number in range(14))
ASSETS = ("asset-of-a-video", "asset-of-a-sound")

order: Json = st.sampled_from(["a0", "a1", "a1V", "b00", "Zz"])
time: Json = st.integers(0, 5_000_000)
duration: Json = st.integers(1, 5_000_000)
number: Json = st.floats(-1000, 1000, width=32)
length: Json = st.floats(0, 1000, width=32)
unit: Json = st.floats(0, 1, width=32)
color: Json = st.sampled_from(["#000000", "#FFFFFF80", "#1e90ff"])
name: Json = st.sampled_from(["", "street", "Título {x}", "夜 \u202e"])
switch: Json = st.booleans()
key = st.sampled_from(["e1", "glow", "4"])
ease: Json = st.sampled_from(["linear", {"steps": 3}, {"bezier": [0.1, 2, 0.3, -1]}, {"stiffness": 100}])
asset: Json = st.sampled_from(ASSETS)
fraction: Json = st.tuples(st.integers(0, 100), st.integers(1, 50)).map(list)
ratio: Json = st.tuples(st.integers(1, 100), st.integers(1, 50)).map(list)


def animated(value: Json) -> Json:
    """The value, constant or over time."""
    moments = st.lists(
        st.tuples(st.integers(0, 900), value, ease), min_size=1, max_size=3, unique_by=lambda key: key[0]
    )
    return value | moments.map(
        lambda keys: {"keys": [{"time": t, "value": v, "ease": e} for t, v, e in sorted(keys, key=lambda k: k[0])]}
    )


gradient: Json = st.fixed_dictionaries(
    {"stops": st.lists(st.fixed_dictionaries({"at": unit, "color": color}), min_size=2, max_size=3)}
)
paint: Json = color | gradient
stroke: Json = st.fixed_dictionaries({"paint": paint}, optional={"width": animated(length), "dash": st.just([4, 2])})
params: Json = st.dictionaries(key, animated(number) | color | switch, max_size=2)
effect: Json = st.fixed_dictionaries(
    {"effect": st.sampled_from(["glow", "vignette"])}, optional={"order": order, "enabled": switch, "params": params}
)
effects: Json = st.dictionaries(key, effect, max_size=2)
animation: Json = st.fixed_dictionaries({"style": st.just("rise")}, optional={"duration": duration, "ease": ease})
placement: Json = st.fixed_dictionaries(
    {}, optional={"x": animated(number), "width": animated(length), "anchor_x": unit, "opacity": animated(unit)}
)
words: Json = st.lists(
    st.fixed_dictionaries({"text": st.sampled_from(["hola", "mundo"]), "start": time, "end": time}), max_size=3
)
style: Json = st.fixed_dictionaries(
    {}, optional={"size": animated(st.integers(1, 200)), "fill": paint, "stroke": st.none() | stroke}
)
fade: Json = st.fixed_dictionaries({}, optional={"duration": time, "curve": st.sampled_from(["linear", "s_curve"])})
transition: Json = st.fixed_dictionaries(
    {"transition": st.just("fade")}, optional={"duration": duration, "params": params}
)

_EFFECTS: dict[str, Json] = {
    "effects": effects,
    "effects.e1": st.none() | effect,
    "effects.glow.enabled": switch,
    "effects.glow.params.e1": st.none() | animated(number),
}
_ELEMENT: dict[str, Json] = {
    "name": name, "start": time, "duration": duration, "order": order, "hidden": switch, "placement": placement,
    "placement.x": animated(number), "placement.opacity": animated(unit), "mask": st.none() | st.just({}),
    "mask.feather": animated(length), "entrance": st.none() | animation, "entrance.delay": time, **_EFFECTS,
}  # fmt: skip
_SOURCE: dict[str, Json] = {"asset": asset, "fit": st.sampled_from(["cover", "contain"]), "crop.left": animated(unit)}
_STYLE: dict[str, Json] = {
    "style": style, "style.size": animated(st.integers(1, 99)), "style.stroke": st.none() | stroke,
    "style.stroke.width": animated(length), "style.color": st.none() | animated(color),
}  # fmt: skip
PATHS: Mapping[str, Mapping[str, Json]] = {
    "project": {
        "title": name, "background": color, "loudness": st.none() | st.floats(-40, -6, width=16), "rate": ratio,
        **_EFFECTS,
    },
    "scene": {
        "name": name, "order": order, "duration": duration, "background": st.none() | paint,
        "transition": st.none() | transition, "transition.duration": duration, **_EFFECTS,
    },
    "track": {
        "name": name, "order": order, "gain": animated(st.floats(-96, 24, width=16)), "muted": switch, **_EFFECTS,
    },
    "audio": {
        "name": name, "start": time, "duration": duration, "asset": asset, "source_start": fraction, "speed": ratio,
        "fade_in": fade, "fade_in.duration": time, "scene": st.none() | st.sampled_from(IDS), "words": words,
    },
    "marker": {"name": name, "time": time, "color": color},
    "video": {**_ELEMENT, **_SOURCE, "source_start": fraction, "speed": ratio, "loop": switch},
    "image": {**_ELEMENT, **_SOURCE},
    "text": {**_ELEMENT, **_STYLE, "text": name},
    "caption": {**_ELEMENT, **_STYLE, "words": words, "max_words": st.integers(1, 30)},
    "shape": {**_ELEMENT, "fill": st.none() | paint, "stroke": st.none() | stroke, "trim_end": animated(unit)},
    "generator": {**_ELEMENT, "params": params, "params.e1": st.none() | animated(number)},
    "group": {**_ELEMENT, "clip": switch},
}  # fmt: skip
"""What the record is (kind of an element, else type) → paths of it → values that fit there."""

_NEEDED: Mapping[str, dict[str, Json]] = {
    "project": {},
    "scene": {"order": order, "duration": duration},
    "track": {"order": order},
    "audio": {"asset": asset, "duration": duration},
    "marker": {"time": time},
    "video": {"asset": asset},
    "image": {"asset": asset},
    "text": {"text": name},
    "caption": {"words": words},
    "shape": {},
    "generator": {"generator": st.just("aurora")},
    "group": {},
}
_ELEMENTS = ("video", "image", "text", "caption", "shape", "generator", "group")
_HOLDERS: Mapping[str, tuple[str, ...]] = {
    "audio": ("track",),
    **dict.fromkeys(_ELEMENTS, ("scene", "group", "project")),
}


def what(record: Record) -> str:
    """The kind of an element, the type of any other record."""
    return str(getattr(record, "kind", record.type))


@st.composite
def record(draw: st.DrawFn, id: str, parent: str | None, kind: str) -> Record:
    """A record with a random choice of its top fields set."""
    fields = {path: value for path, value in PATHS[kind].items() if "." not in path}
    written: dict[str, JsonValue] = {"id": id, "type": "element" if kind in _ELEMENTS else kind, "parent": parent}
    if kind in _ELEMENTS:
        written |= {"kind": kind, "order": draw(order), "duration": draw(duration)}
    written |= draw(st.fixed_dictionaries(_NEEDED[kind]))
    chosen = draw(st.lists(st.sampled_from(sorted(fields)), max_size=3, unique=True))
    written |= {field: draw(fields[field]) for field in chosen}
    return RECORD.validate_json(json.dumps(written))


@st.composite
def child(draw: st.DrawFn, records: Records, id: str) -> Record:
    """A record that one of `records` may hold."""
    present = {what(held) for held in records.values()}
    kinds = [kind for kind in _NEEDED if kind != "project" and present & set(_HOLDERS.get(kind, ("project",)))]
    kind = draw(st.sampled_from(kinds))
    holders = [held.id for held in records.values() if what(held) in _HOLDERS.get(kind, ("project",))]
    return draw(record(id, draw(st.sampled_from(holders)), kind))


@st.composite
def records(draw: st.DrawFn, most: int = 8) -> dict[str, Record]:
    """A valid project: every record by its id."""
    root = draw(record(PROJECT, None, "project"))
    made: dict[str, Record] = {root.id: root}
    for id in IDS[: draw(st.integers(0, most))]:
        made[id] = draw(child(made, id))
    return made


@st.composite
def patch(draw: st.DrawFn, target: Record) -> Patch:
    """Random values at one or two random paths; it may still be refused (a part that is absent, paths that overlap)."""
    paths = PATHS[what(target)]
    chosen = draw(st.lists(st.sampled_from(sorted(paths)), min_size=1, max_size=2, unique=True))
    return Patch(id=target.id, set={path: draw(paths[path]) for path in chosen})


@st.composite
def operation(draw: st.DrawFn, before: Records) -> Op:
    """An operation on `before`, accepted more often than not."""
    if not before:
        return Put(record=draw(record(PROJECT, None, "project")))
    verb = draw(st.sampled_from(["patch", "patch", "patch", "put", "move", "remove", "replace"]))
    ids = sorted(before)
    target = before[draw(st.sampled_from(ids))]
    if verb == "put":
        return Put(record=draw(child(before, draw(st.sampled_from(IDS)))))
    if verb == "move":
        return Patch(id=target.id, set={"parent": draw(st.sampled_from(ids)), "order": draw(order)})
    if verb == "remove":
        return Remove(id=draw(st.sampled_from([*IDS, PROJECT])))
    if verb == "replace":
        return Put(record=draw(record(target.id, target.parent, what(target))))
    return draw(patch(target))


@st.composite
def accepted(draw: st.DrawFn, before: Records, most: int = 6) -> tuple[Op, ...]:
    """A commit that `before` accepts."""
    current, kept = before, list[Op]()
    for _ in range(draw(st.integers(1, most))):
        op = draw(operation(current))
        outcome = apply(current, [op])
        if isinstance(outcome, Applied):
            current = outcome.records
            kept.append(op)
    return tuple(kept)
