"""The films that the conformance cases of text and captions are made from."""

from collections.abc import Mapping

from claqueta.testing.builders import SECOND, caption, film, scene, spoken, text
from claqueta.testing.film_cases import SMALL_TEXT, FilmCase, at

_BOX = {"x": 100.0, "y": 50.0, "width": 200.0, "height": 100.0}


def _lines(
    name: str,
    about: str,
    words: str,
    *,
    times: tuple[int, ...] = (0,),
    emphasis: str | None = None,
    language: str = "en",
    box: Mapping[str, float] | None = None,
    entrance: object = None,
    leave: object = None,
    **style: object,
) -> FilmCase:
    return FilmCase(
        "text",
        name,
        about,
        film(
            scene(
                SECOND,
                text(
                    words,
                    style={**SMALL_TEXT, **style},
                    emphasis=emphasis,
                    placement=box or _BOX,
                    entrance=entrance,
                    exit=leave,
                ),
            ),
            language=language,
        ),
        at(*times),
    )


TEXT_CASES = (
    _lines(
        "greedy",
        "Words fill lines; line breaks of the text stay.",
        "one two three four\n\nfive",
        vertical="top",
        align="start",
    ),
    _lines("balanced", "The last word of a headline does not stand alone.", "every good headline has two lines here"),
    _lines("aligned_end", "End is the right, and the bottom.", "one two three four", align="end", vertical="bottom"),
    _lines(
        "right_to_left",
        "Start is the right where the first strong letter is Arabic; Latin words keep their order.",
        "سلام big world يا ٣",
        align="start",
    ),
    _lines(
        "arabic_within", "Arabic words within Latin ones run from right to left among themselves.", "say يا سلام now"
    ),
    _lines(
        "long_word", "A word wider than the box makes the text smaller, down to a quarter.", "incomprehensibilities"
    ),
    _lines("broken_word", "Without shrinking it is broken.", "incomprehensibilities", shrink=False),
    _lines(
        "overflow",
        "What does not fit at a quarter is warned of.",
        "word " * 9,
        box={**_BOX, "width": 30.0, "height": 8.0},
    ),
    _lines(
        "spacing",
        "Letter spacing is not counted after the last letter of a line.",
        "ab cd",
        letter_spacing=4.0,
        align="end",
    ),
    _lines("upper", "Upper case keeps ¿¡ and ñ.", "¿qué año? ¡straße!", case="upper"),
    _lines("upper_turkish", "Turkish has two kinds of i.", "istanbul ılık", case="upper", language="tr"),
    _lines(
        "emphasis",
        "Words between stars are painted otherwise; \\* is a star; single stars stay.",
        r"a *big b*-c 2 * 3 \*x\* *no",
        emphasis="#FF0000",
    ),
    _lines(
        "hyphens",
        "Lines may break after hyphens and between ideographs.",
        "well-known-phrases-break 日本語の文章です",
        size=30.0,
        align="start",
    ),
    _lines(
        "plates_of_lines",
        "Plates hug lines and meet halfway.",
        "one two three four five six",
        background={"paint": "#000000", "padding_x": 6.0, "padding_y": 6.0},
    ),
    _lines(
        "plate_of_block",
        "One plate behind all lines.",
        "one two\nthree",
        background={"paint": "#00000080", "per_line": False},
    ),
    _lines(
        "gradient",
        "A gradient spans the box; shadow and stroke go with every run.",
        "one two",
        fill={"gradient": "radial", "stops": ({"at": 0.0, "color": "#FF0000"}, {"at": 1.0, "color": "#00FF00"})},
        shadow={},
        stroke={"paint": "#000000"},
    ),
    _lines(
        "words_rise",
        "Words rise from behind their line one after the other, and leave the same way.",
        "one two\nthree",
        times=(0, 12_000, 24_000, 60_000, 120_000, 180_000, 220_000),
        entrance={"style": "mask_rise", "unit": "word", "duration": 48_000, "stagger": 12_000},
        leave={"style": "mask_rise", "unit": "word", "duration": 48_000, "stagger": 12_000},
    ),
    _lines(
        "typewriter",
        "Letters appear one by one; a style that does not move blocks moves its first unit.",
        "aé b",
        times=(0, 9_600, 19_200, 60_000),
        entrance={"style": "typewriter", "duration": 9_600, "stagger": 9_600},
    ),
    _lines(
        "drift",
        "Letter spacing closes about the middle of the line.",
        "ab cd",
        times=(0, 60_000, 200_000),
        entrance={"style": "drift", "duration": 120_000},
    ),
    _lines(
        "lines_wipe",
        "Lines are uncovered from the left, with their plates.",
        "one\ntwo",
        times=(30_000, 90_000),
        background={"paint": "#000000"},
        entrance={"style": "wipe_right", "unit": "line", "stagger": 60_000},
    ),
    _lines(
        "block_rises",
        "Text that moves as a block moves with its layer.",
        "one two",
        times=(0, 60_000),
        entrance={"style": "rise"},
    ),
    *[
        FilmCase(
            "text",
            f"captions_{mode}",
            f"Caption pages with the spoken word standing out by “{mode}”.",
            film(
                scene(
                    5 * SECOND,
                    caption(
                        [
                            *spoken("These are eleven words that take more than one caption page.", start=SECOND // 4),
                            *spoken("After a pause", start=17 * SECOND // 4),
                        ],
                        duration=5 * SECOND,
                        max_words=6,
                        highlight={"mode": mode},
                        placement=_BOX,
                        style={**SMALL_TEXT, "vertical": "bottom"},
                        entrance={"style": "fade", "duration": 24_000} if mode == "none" else None,
                    ),
                ),
            ),
            at(
                0,
                SECOND // 4 - 1,
                SECOND // 4,
                SECOND // 4 + 9_600,
                SECOND // 4 + 80_000,
                2 * SECOND,
                3 * SECOND,
                4 * SECOND,
                9 * SECOND // 2,
            ),
            captions=True,
        )
        for mode in ("none", "color", "plate", "pop", "reveal")
    ],
)
