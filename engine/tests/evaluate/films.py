"""Random films for laws about evaluation."""

from typing import Any

from hypothesis import strategies as st

from claqueta.document.records import Record
from claqueta.evaluate import animation_specs, easing_specs
from claqueta.testing import (
    SECOND,
    MemoryCatalog,
    Node,
    audio,
    caption,
    film,
    group,
    image,
    image_info,
    move,
    scene,
    shape,
    sound_info,
    spoken,
    text,
    track,
    video,
    video_info,
)
from claqueta.time import Rate

CATALOG = MemoryCatalog(
    {
        "beach": video_info(640, 480, 3 * SECOND, rate=Rate(25), has_sound=True),
        "street": video_info(1920, 1080, SECOND, rate=Rate(30000, 1001)),
        "photo": image_info(1000, 700),
        "song": sound_info(4 * SECOND),
    }
)

_times = st.integers(0, 2 * SECOND)
_lengths = st.integers(1, 2 * SECOND)
_eases = st.sampled_from([*sorted(easing_specs()), "no_such_thing"])
_names = st.sampled_from(["beach", "street", "photo", "gone"])
_places = st.floats(-500, 500)
_words = st.text("abc déñ *\\\n-سل日", min_size=1, max_size=40)


@st.composite
def animated(draw: st.DrawFn, values: st.SearchStrategy[float]) -> Any:
    """A number, or keyframes."""
    if draw(st.booleans()):
        return draw(values)
    times = sorted(draw(st.sets(_times, min_size=1, max_size=4)))
    return move(*[(time, draw(values), draw(_eases)) for time in times])


_placements = st.fixed_dictionaries(
    {},
    optional={
        "x": animated(_places),
        "y": animated(_places),
        "width": animated(st.floats(0, 500)),
        "height": animated(st.floats(0, 500)),
        "rotation": animated(st.floats(-400, 400)),
        "scale_x": animated(st.floats(-3, 3)),
        "opacity": animated(st.floats(0, 1)),
    },
)
_motions = st.none() | st.fixed_dictionaries(
    {"style": st.sampled_from([*animation_specs(), "no_such_thing"])},
    optional={
        "duration": _lengths,
        "unit": st.sampled_from(["block", "line", "word", "character"]),
        "stagger": st.integers(0, 50_000),
        "ease": _eases,
    },
)
_shared = {
    "start": _times,
    "duration": _lengths,
    "hidden": st.sampled_from([False, False, False, True]),
    "placement": _placements,
    "entrance": _motions,
    "exit": _motions,
}
_styles = st.fixed_dictionaries(
    {"size": animated(st.floats(1, 100))},
    optional={
        "align": st.sampled_from(["start", "center", "end"]),
        "vertical": st.sampled_from(["top", "middle", "bottom"]),
        "letter_spacing": st.floats(-2, 10),
        "case": st.sampled_from(["as_written", "upper", "lower"]),
        "shrink": st.booleans(),
        "background": st.just({"paint": "#000000"}),
    },
)
_fits = st.sampled_from(["cover", "contain", "fill", "none"])


def _nodes(kind: Any, name: st.SearchStrategy[Any], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Node]:
    given = st.fixed_dictionaries({}, optional={**_shared, **more})
    return st.builds(lambda first, values: kind(first, **values), name, given)


_leaves = st.one_of(
    _nodes(video, _names, fit=_fits, loop=st.booleans(), speed=st.tuples(st.integers(1, 9), st.integers(1, 9))),
    _nodes(image, _names, fit=_fits),
    _nodes(text, _words, style=_styles),
    _nodes(shape, st.sampled_from(["rectangle", "star"]), corner_radius=animated(st.floats(0, 50))),
    _nodes(
        caption,
        st.lists(st.sampled_from(["One", "two,", "three.", "four"]), min_size=1, max_size=8).map(
            lambda words: spoken(" ".join(words))
        ),
        highlight=st.fixed_dictionaries({"mode": st.sampled_from(["none", "color", "plate", "pop", "reveal"])}),
        style=_styles,
    ),
)
elements = st.recursive(
    _leaves,
    lambda inner: st.builds(
        lambda nodes, values: group(*nodes, **values),
        st.lists(inner, max_size=3),
        st.fixed_dictionaries({}, optional=_shared),
    ),
    max_leaves=6,
)
_transitions = st.none() | st.fixed_dictionaries(
    {"transition": st.sampled_from(["fade", "no_such_thing"]), "duration": _lengths}
)
scenes = st.builds(
    lambda duration, nodes, transition: scene(duration, *nodes, transition=transition),
    st.integers(1, 3 * SECOND),
    st.lists(elements, max_size=3),
    _transitions,
)
tracks = st.builds(
    lambda gain, length, start: track(audio("song", duration=length, start=start, gain=gain)),
    animated(st.floats(-96, 24)),
    _lengths,
    _times,
)


@st.composite
def films(draw: st.DrawFn) -> tuple[Record, ...]:
    """The records of a small film with anything in it."""
    parts = [*draw(st.lists(scenes, min_size=1, max_size=3)), *draw(st.lists(elements, max_size=1))]
    return film(*parts, *draw(st.lists(tracks, max_size=2)), rate=draw(st.sampled_from([(30, 1), (30000, 1001)])))
