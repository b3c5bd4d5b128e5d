"""The films that conformance cases are made from: small ones, each about one rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from claqueta.document.records import Record
from claqueta.ports import AssetInfo
from claqueta.testing.builders import (
    SECOND,
    audio,
    film,
    generator,
    group,
    image,
    move,
    record_id,
    scene,
    shape,
    text,
    track,
    video,
)
from claqueta.testing.catalogs import image_info, sound_info, video_info
from claqueta.time import Rate, Ticks


@dataclass(frozen=True)
class FilmCase:
    """A film, and what is asked of it."""

    folder: Literal["evaluate", "text"]
    name: str
    about: str
    records: tuple[Record, ...]
    times: tuple[Ticks, ...] = ()
    assets: Mapping[str, AssetInfo] = field(default_factory=dict)
    output: tuple[int, int] | None = None
    sound: bool = False
    captions: bool = False


def at(*times: int) -> tuple[Ticks, ...]:
    """Moments."""
    return tuple(Ticks(time) for time in times)


HALF = SECOND // 2
_BEACH = {"beach": video_info(640, 480, 3 * SECOND, rate=Rate(25), has_sound=True)}
SMALL_TEXT = {"size": 20.0}
"""A style."""

EVALUATE_CASES = (
    FilmCase(
        "evaluate",
        "scenes",
        "Scenes follow one another; elements are seen in [start, start + duration).",
        film(
            scene(SECOND, shape(start=HALF, duration=SECOND // 4), background="#112233"),
            scene(SECOND, shape("ellipse", hidden=True), shape("star", fill="#FF000080"), background="#00FF0080"),
            shape("triangle", start=HALF, duration=SECOND, fill=None),
            background="#202020",
        ),
        at(0, HALF - 1, HALF, HALF + SECOND // 4 - 1, HALF + SECOND // 4, SECOND, SECOND + HALF, 2 * SECOND),
    ),
    FilmCase(
        "evaluate",
        "placement",
        "Anchors, scale, rotation, opacity and keyframes; half a turn is exact.",
        film(
            scene(
                2 * SECOND,
                shape(
                    placement={
                        "x": move((0, 10.0), (SECOND, 110.0, "cubic_in_out")),
                        "y": 40.0,
                        "width": 60.0,
                        "height": 20.0,
                        "anchor_x": 0.0,
                        "anchor_y": 1.0,
                        "rotation": 30.0,
                        "scale_x": move((0, 1.0), (HALF, 2.0, "hold"), (SECOND, -1.0)),
                        "opacity": move((HALF, 1.0), (2 * SECOND, 0.0, "back_in")),
                    },
                    color=move((0, "#FF0000"), (SECOND, "#0000FF00")),
                    stroke={"paint": "#FFFFFF", "width": move((0, 0.0), (SECOND, 4.0)), "dash": (4.0, 2.0)},
                    duration=2 * SECOND,
                ),
                shape(
                    "rectangle",
                    placement={"rotation": 180.0},
                    corner_radius=8.0,
                    duration=2 * SECOND,
                    mask={"shape": "ellipse", "x": 10.0, "feather": move((0, 0.0), (SECOND, 5.0)), "invert": True},
                ),
            ),
        ),
        at(0, HALF, 3 * SECOND // 4, SECOND, 3 * SECOND // 2),
    ),
    FilmCase(
        "evaluate",
        "easings_of_ones_own",
        "Bezier, steps and springs between keyframes.",
        film(
            scene(
                SECOND,
                shape(placement={"x": move((0, 0.0, {"bezier": (0.2, -1.0, 0.4, 2.0)}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, {"steps": 4, "jump": "end"}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, {"steps": 4, "jump": "start"}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, {"stiffness": 200.0, "damping": 10.0}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, {"stiffness": 100.0, "damping": 20.0}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, {"stiffness": 100.0, "damping": 60.0}), (SECOND, 100.0))}),
                shape(placement={"x": move((0, 0.0, "nowhere"), (SECOND, 100.0))}),
            ),
        ),
        at(0, SECOND // 8, SECOND // 4, HALF, 3 * SECOND // 4, SECOND - 1),
    ),
    FilmCase(
        "evaluate",
        "video",
        "Source times are exact, loop, and stay on the last frame; fits, focus and crop.",
        film(
            scene(
                4 * SECOND,
                video("beach", duration=4 * SECOND, source_start=(1, 3), speed=(3, 2)),
                video("beach", duration=4 * SECOND, source_start=(2, 1), loop=True, fit="contain"),
                video(
                    "beach", duration=4 * SECOND, fit="fill", crop={"left": 0.25, "top": move((0, 0.0), (SECOND, 0.5))}
                ),
                video("beach", duration=4 * SECOND, fit="none", focus_x=0.1, focus_y=0.9),
                video("beach", duration=4 * SECOND, focus_y=0.0, corner_radius=6.0),
                image("picture", duration=4 * SECOND, fit="none", blend="multiply"),
                video("gone", duration=4 * SECOND),
                image("beach", duration=4 * SECOND),
            ),
        ),
        at(0, 8000, SECOND, 2 * SECOND + 1, 4 * SECOND - 1),
        {**_BEACH, "picture": image_info(100, 50)},
        sound=True,
    ),
    FilmCase(
        "evaluate",
        "transitions",
        "A transition begins at the cut; what lasts to the old scene's end goes on; an unknown one is a cut.",
        film(
            scene(
                SECOND,
                video("beach", duration=SECOND),
                shape(duration=SECOND - 1),
                transition={"transition": "fade", "duration": HALF, "ease": "linear"},
                background="#334455",
            ),
            scene(HALF // 2, shape("ellipse"), transition={"transition": "fade", "duration": SECOND}),
            scene(HALF // 2, shape("star"), transition={"transition": "no_such_thing"}),
            scene(SECOND, shape("arrow"), transition={"transition": "fade"}),
        ),
        at(
            SECOND - 1,
            SECOND,
            SECOND + HALF // 4,
            SECOND + HALF // 2,
            SECOND + 3 * HALF // 4,
            SECOND + HALF,
            3 * SECOND,
        ),
        _BEACH,
        sound=True,
    ),
    FilmCase(
        "evaluate",
        "groups",
        "Children count place and time from the group; effects and clips of groups and scenes.",
        film(
            scene(
                2 * SECOND,
                group(
                    shape(
                        start=HALF, duration=2 * SECOND, placement={"x": 10.0, "y": 10.0, "width": 4.0, "height": 4.0}
                    ),
                    group(text("in", style=SMALL_TEXT), placement={"x": 5.0, "y": 5.0}),
                    generator("no_such_thing", duration=2 * SECOND),
                    start=HALF,
                    clip=True,
                    placement={"x": 100.0, "y": 50.0, "width": 80.0, "height": 60.0, "rotation": 90.0},
                ),
                effects={
                    "soft": {
                        "effect": "gaussian_blur",
                        "params": {"radius": move((0, 0.0), (SECOND, 900.0)), "odd": 1.0},
                    },
                    "lost": {"effect": "no_such_thing"},
                },
                background={"angle": 0.0, "stops": ({"at": 1.0, "color": "#000000"}, {"at": 0.0, "color": "#FFFFFF"})},
            ),
        ),
        at(0, HALF, SECOND, SECOND + HALF - 1, SECOND + HALF),
    ),
    FilmCase(
        "evaluate",
        "motion",
        "Entrances and exits of whole elements.",
        film(
            scene(
                2 * SECOND,
                *[
                    shape(
                        entrance={"style": style, "duration": HALF},
                        exit={"style": style, "duration": HALF, "delay": SECOND // 10, "amount": 2.0},
                        duration=2 * SECOND,
                        placement={"x": 100.0, "y": 100.0, "width": 50.0, "height": 40.0},
                        mask={} if style == "wipe_up" else None,
                    )
                    for style in (
                        "fade",
                        "rise",
                        "slide_left",
                        "pop",
                        "blur",
                        "wipe_right",
                        "wipe_up",
                        "flip",
                        "tilt",
                        "mask_rise",
                        "bounce",
                        "glide",
                        "no_such_thing",
                    )
                ],
            ),
        ),
        at(0, SECOND // 5, HALF, SECOND, 3 * SECOND // 2, 9 * SECOND // 5, 2 * SECOND - 1),
    ),
    FilmCase(
        "evaluate",
        "letterbox",
        "A film for an output of another shape lies between bars.",
        film(scene(SECOND, shape(), background="#445566"), background="#0A0B0C"),
        at(0),
        output=(200, 400),
    ),
    FilmCase(
        "evaluate",
        "scaled",
        "A film for a smaller output of almost the same shape fills it.",
        film(scene(SECOND, shape()), width=1920, height=1080),
        at(0),
        output=(854, 480),
    ),
    FilmCase(
        "evaluate",
        "sound",
        "Clips, curves, fades, loops, mute and solo, ducking; only what lies within the film.",
        film(
            scene(SECOND, video("beach", duration=2 * SECOND, gain=-3.0), video("beach", muted=True)),
            scene(SECOND, group(video("beach", start=HALF), duration=3 * SECOND // 4)),
            track(
                audio(
                    "song",
                    role="music",
                    duration=9 * SECOND,
                    loop=True,
                    source_start=(1, 2),
                    speed=(1, 2),
                    gain=move((0, -20.0, "sine_in_out"), (SECOND, 0.0, "hold"), (SECOND + HALF, -96.0)),
                    pan=move((0, -1.0, {"steps": 3}), (SECOND, 1.0)),
                    fade_in={"duration": HALF, "curve": "s_curve"},
                    fade_out={"duration": HALF},
                ),
                audio("song", start=3 * SECOND),
                audio("gone"),
                audio("picture"),
                audio("song", muted=True),
                ducking={"depth": 9.0},
                gain=-2.0,
                effects={
                    "squeeze": {"effect": "compressor", "params": {"threshold": -200.0}},
                    "lost": {"effect": "no_such_thing"},
                },
            ),
            track(
                audio("voice", role="voice", scene=record_id("scene", 2), start=HALF, duration=SECOND),
                audio("voice", scene=record_id("scene", 9)),
            ),
            track(audio("voice"), muted=True),
            loudness=None,
        ),
        assets={**_BEACH, "song": sound_info(2 * SECOND), "voice": sound_info(), "picture": image_info()},
        sound=True,
    ),
    FilmCase(
        "evaluate",
        "sound_solo",
        "While a track plays solo, only such tracks are heard.",
        film(scene(SECOND, video("beach")), track(audio("song")), track(audio("song"), solo=True, pan=-0.5)),
        assets={**_BEACH, "song": sound_info()},
        sound=True,
    ),
)
