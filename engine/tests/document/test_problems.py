"""check names what is wrong with a film, in words, and never raises."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.color import Color
from claqueta.document.checks.looks import contrast
from claqueta.document.document import Document, MediaRef
from claqueta.document.problems import Problem, check
from claqueta.document.records import Record
from claqueta.testing.builders import (
    SECOND,
    Node,
    asset_id,
    audio,
    caption,
    film,
    generator,
    group,
    marker,
    move,
    scene,
    shape,
    spoken,
    text,
    track,
    video,
)
from claqueta.testing.catalogs import MemoryCatalog, image_info, sound_info, video_info
from strategies import records

STOPS = ({"at": 0.0, "color": "#000000"}, {"at": 1.0, "color": "#000000"})
BLACK_ON_WHITE = {"fill": "#000000", "background": {"paint": "#FFFFFF"}}


def listed(name: str, kind: str) -> dict[str, MediaRef]:
    entry: dict[str, Any] = {"path": f"{name}.bin", "sha256": "0" * 64, "size": 1, "kind": kind}
    return {asset_id(name): MediaRef(**entry)}


MEDIA = listed("beach", "video") | listed("song", "audio") | listed("cat", "image")
CATALOG = MemoryCatalog({"beach": video_info(), "song": sound_info(), "cat": image_info()})


def problems(*nodes: Node, catalog: MemoryCatalog | None = CATALOG, **project: Any) -> list[tuple[str, str]]:
    """Record and code of each problem."""
    document = Document(records=film(*nodes, **project), media=MEDIA)
    return [(problem.record.partition("_")[0], problem.code) for problem in check(document, catalog)]


def test_a_sound_film_has_no_problems() -> None:
    assert problems(
        scene(2 * SECOND, video("beach"), text("Hello", order="b00")),
        scene(SECOND, shape(), text("Bye", order="b00")),
        track(audio("song", duration=3 * SECOND)),
        marker(SECOND),
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([], ("project", "project.empty")),
        ([scene(SECOND)], ("scene", "scene.empty")),
        ([scene(SECOND, shape(hidden=True))], ("scene", "scene.empty")),
        ([scene(SECOND, shape(start=SECOND))], ("shape", "element.unseen")),
        ([scene(SECOND, shape(start=1))], ("shape", "element.cut")),
        ([scene(SECOND, group(shape(start=SECOND)))], ("shape", "element.unseen")),
        ([scene(SECOND, shape()), shape(start=2 * SECOND)], ("shape", "element.unseen")),
        (
            [scene(SECOND, shape(), transition={"transition": "fade", "duration": 500_000}), scene(SECOND, shape())],
            ("scene", "transition.long"),
        ),
        ([scene(SECOND, shape(), transition={"transition": "fade"})], ("scene", "transition.idle")),
        (
            [scene(SECOND, shape(), transition={"transition": "warpdrive"}), scene(SECOND, shape())],
            ("scene", "transition.unknown"),
        ),
        ([scene(SECOND, shape()), track(audio("song", start=SECOND))], ("audio", "audio.unheard")),
        ([scene(SECOND, shape()), track(audio("song", start=5))], ("audio", "audio.cut")),
        ([scene(SECOND, shape()), track(audio("song", scene="scene_0000000002"))], ("audio", "audio.scene_gone")),
        (
            [scene(SECOND, shape()), track(audio("song", fade_in={"duration": SECOND}, fade_out={"duration": 1}))],
            ("audio", "audio.fades_long"),
        ),
        ([scene(SECOND, shape()), marker(2 * SECOND)], ("marker", "marker.beyond")),
        ([scene(SECOND, video("cat"))], ("video", "medium.kind")),
        ([scene(SECOND, video("nothing"))], ("video", "medium.unlisted")),
        ([scene(SECOND, video("beach", source_start=(10, 1)))], ("video", "source.beyond")),
        ([scene(SECOND, video("beach", source_start=(19, 2)))], ("video", "source.short")),
        ([scene(SECOND, video("beach", source_start=(17, 2), speed=(2, 1)))], ("video", "source.short")),
        ([scene(SECOND, shape()), track(audio("beach"))], ("audio", "medium.silent")),
        ([scene(SECOND, shape(effects={"a": {"effect": "sparkle_dust"}}))], ("shape", "effect.unknown")),
        (
            [scene(SECOND, shape(effects={"a": {"effect": "gaussian_blur", "params": {"size": 2.0}}}))],
            ("shape", "parameter.unknown"),
        ),
        (
            [scene(SECOND, shape(effects={"a": {"effect": "gaussian_blur", "params": {"radius": 1e6}}}))],
            ("shape", "parameter.unfit"),
        ),
        (
            [scene(SECOND, shape(effects={"a": {"effect": "gaussian_blur", "params": {"radius": "#FF0000"}}}))],
            ("shape", "parameter.unfit"),
        ),
        ([scene(SECOND, shape()), track(effects={"a": {"effect": "vignette"}})], ("track", "sound_effect.unknown")),
        ([scene(SECOND, generator("no_such_sky"))], ("generator", "generator.unknown")),
        ([scene(SECOND, shape(entrance={"style": "teleport"}))], ("shape", "animation.unknown")),
        ([scene(SECOND, shape(corner_radius=move((0, 1.0, "wobbly"), (9, 2.0))))], ("shape", "easing.unknown")),
        ([scene(SECOND, shape(), text("Hi", style={"font": "Comic Sans MS"}))], ("text", "font.unknown")),
        ([scene(SECOND, text("  \n"))], ("text", "text.empty")),
        ([scene(SECOND, caption([], style=BLACK_ON_WHITE))], ("caption", "caption.empty")),
        (
            [scene(SECOND, caption(spoken("one two", start=200_000), style=BLACK_ON_WHITE))],
            ("caption", "caption.words_late"),
        ),
        (
            [scene(SECOND, *(caption(spoken("one"), style=BLACK_ON_WHITE) for _ in range(2)))],
            ("caption", "caption.overlap"),
        ),
        ([scene(SECOND, text("Hi", style={"fill": "#111111"}))], ("text", "text.contrast")),
        ([scene(SECOND, text("Hi"), background="#FFFFEE")], ("text", "text.contrast")),
        (
            [scene(SECOND, shape(), text("Hi", style={"fill": "#777777", "background": {"paint": "#888888"}}))],
            ("text", "text.contrast"),
        ),
        ([scene(SECOND, shape(order="a0"), shape(order="a0"))], ("shape", "order.double")),
    ],
)  # fmt: skip
def test_each_mistake_is_named_once(nodes: list[Node], expected: tuple[str, str]) -> None:
    assert problems(*nodes) == [expected]


@pytest.mark.parametrize(
    "nodes",
    [
        [scene(SECOND, text("Hi", style={"fill": "#111111", "shadow": {"color": "#FFFFFF"}}))],
        [scene(SECOND, video("beach"), text("Hi", style={"fill": "#111111"}))],
        [scene(SECOND, text("Hi", style={"fill": "#111111"}), background={"stops": STOPS})],
        [
            scene(
                SECOND,
                caption(spoken("up"), style=BLACK_ON_WHITE, placement={"y": 20.0, "height": 30.0}),
                caption(spoken("down"), style=BLACK_ON_WHITE, placement={"y": 150.0, "height": 30.0}),
            )
        ],
        [scene(SECOND, video("beach", source_start=(19, 2), loop=True))],
        [scene(SECOND, background="#112233")],
    ],
)  # fmt: skip
def test_what_may_well_be_meant_is_not_complained_of(nodes: list[Node]) -> None:
    assert problems(*nodes) == []


def test_without_the_media_at_hand_what_the_document_says_of_them_is_examined() -> None:
    wrong = [scene(SECOND, video("song")), scene(SECOND, video("nothing"))]
    assert problems(*wrong, catalog=None) == [("video", "medium.kind"), ("video", "medium.unlisted")]
    assert problems(scene(SECOND, video("beach")), catalog=MemoryCatalog()) == [("video", "medium.missing")]


def test_the_gravest_come_first_and_speak_both_languages() -> None:
    document = Document(
        records=film(scene(SECOND, text(" ", name="título"), video("nothing"), shape(start=1))), media=MEDIA
    )
    found = check(document)
    assert [problem.severity for problem in found] == ["error", "warning", "hint"]
    assert all(problem.text("en") != problem.text("es") for problem in found)


def test_a_broken_tree_is_told_and_the_rest_still_examined() -> None:
    made = film(scene(SECOND, text("Hi", effects={"a": {"effect": "sparkle_dust"}})))
    codes = {problem.code for problem in check(Document(records=made[1:]))}
    assert codes == {"project.one", "parent.missing", "effect.unknown"}


def test_contrast_is_measured_as_wcag_does() -> None:
    assert round(contrast(Color.parse("#000000"), Color.parse("#FFFFFF")), 6) == 21
    assert round(contrast(Color.parse("#767676"), Color.parse("#FFFFFF")), 2) == 4.54


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_check_never_raises_and_every_problem_has_words(data: st.DataObject) -> None:
    made = list(data.draw(records(most=12)).values())
    kept: list[Record] = data.draw(st.lists(st.sampled_from(made), max_size=14))
    others = [record.model_copy(update={"parent": data.draw(st.sampled_from(made)).id}) for record in kept[::3]]
    document = Document.model_construct(claqueta=1, records=(*kept, *others), media=MEDIA)
    for catalog in (None, CATALOG):
        found = check(document, catalog)
        assert all(
            isinstance(p, Problem) and p.text("en") and "{" not in p.text("es").replace("{x}", "") for p in found
        )
