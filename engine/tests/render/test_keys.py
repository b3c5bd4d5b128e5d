"""Pieces are named by what their frames show: by that alone, and by all of that."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.ports import AssetInfo
from claqueta.render.catalog import ProbedMedia
from claqueta.render.film import Film
from claqueta.render.plan import Piece, Plan, plan
from claqueta.testing import (
    SECOND,
    Node,
    PlainMeasurer,
    asset_id,
    audio,
    caption,
    marker,
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
from exports import small

ENCODER = {"video": "any"}
VERSIONS = {"claqueta": "1"}
BEACH = video_info(160, 90, 60 * SECOND, content="beach")


def planned(
    records: Sequence[Record],
    assets: dict[str, AssetInfo] | None = None,
    *,
    encoder: dict[str, Any] | None = None,
    versions: dict[str, str] | None = None,
    rate: Rate = Rate(30),  # noqa: B008  # frozen
) -> Plan:
    catalog = ProbedMedia(
        {asset_id(name): info for name, info in (assets or {"beach": BEACH, "song": sound_info()}).items()}
    )
    tree = Tree(records)
    seen = Film(tree, catalog, PlainMeasurer(), width=160, height=90, rate=rate)
    return plan(seen, catalog, encoder or ENCODER, versions or VERSIONS)


def keys(made: Plan) -> list[str]:
    return [piece.key for piece in made.pieces]


def clip(source: int, seconds: int = 8) -> Node:
    """A scene of a video from `source` seconds on, with a caption."""
    return scene(
        seconds * SECOND,
        video("beach", source_start=(source, 1), duration=seconds * SECOND),
        caption(spoken("uno dos tres cuatro", word=SECOND), duration=seconds * SECOND),
    )


def test_each_frame_belongs_to_one_piece() -> None:
    made = planned(small(clip(0), clip(20, 3)))
    assert made.frames == 11 * 30
    assert [piece.start for piece in made.pieces[1:]] == [piece.stop for piece in made.pieces[:-1]]


def test_names_ids_markers_and_sound_change_no_key() -> None:
    words = spoken("uno dos tres cuatro", word=SECOND)
    plain = small(
        scene(8 * SECOND, video("beach", duration=8 * SECOND), caption(words, duration=8 * SECOND)),
    )
    dressed = small(
        scene(
            8 * SECOND,
            video("beach", duration=8 * SECOND, id="another_video_01", name="Playa"),
            caption(words, duration=8 * SECOND, id="another_text_001", name="Rótulo"),
            name="Al mar",
            notes="Lo que se dice.",
            id="another_scene_01",
        ),
        marker(SECOND, name="Aquí"),
        track(audio("song", role="music", duration=8 * SECOND)),
        title="Verano",
        language="es",
        loudness=-20.0,
    )
    assert keys(planned(plain)) == keys(planned(dressed))


def test_a_scene_keeps_its_keys_wherever_it_moves() -> None:
    first, second = clip(0), clip(30)
    before = keys(planned(small(first, second)))
    after = keys(planned(small(second, first)))
    assert before != after
    assert sorted(before) == sorted(after)


@settings(max_examples=12, deadline=None)
@given(
    sources=st.lists(st.integers(0, 40), min_size=1, max_size=3),
    at=st.integers(0, 3),
    length=st.sampled_from([SECOND // 30, SECOND // 7, SECOND, 3 * SECOND]),
)
def test_a_scene_put_in_anywhere_changes_no_key_of_the_others(sources: list[int], at: int, length: int) -> None:
    scenes = [clip(source, 3) for source in sources]
    with_another = [*scenes[:at], scene(length, text("Nuevo", duration=length)), *scenes[at:]]
    # where the new scene is not a whole number of frames long, the frames of later ones fall between the old ones
    if length % (SECOND // 30) == 0:
        assert set(keys(planned(small(*scenes)))) <= set(keys(planned(small(*with_another))))


def test_one_changed_word_changes_exactly_the_pieces_that_show_it() -> None:
    def with_word(word: str) -> Plan:
        words = [
            (f"w{second}" if second != 9 else word, second * SECOND, (second + 1) * SECOND) for second in range(16)
        ]
        return planned(
            small(
                scene(
                    16 * SECOND,
                    video("beach", duration=16 * SECOND),
                    caption(words, duration=16 * SECOND, max_words=1),
                )
            )
        )

    before, after = with_word("mar"), with_word("sol")
    changed = [
        (old.start, old.stop) for old, new in zip(before.pieces, after.pieces, strict=True) if old.key != new.key
    ]
    shown = range(9 * 30, 10 * 30)
    touched = [(p.start, p.stop) for p in before.pieces if p.start < shown.stop and p.stop > shown.start]
    assert changed == touched
    assert len(before.pieces) > len(changed)


def test_the_same_bytes_under_another_id_are_the_same() -> None:
    one = planned(small(scene(4 * SECOND, video("beach", duration=4 * SECOND))), {"beach": BEACH})
    other = planned(small(scene(4 * SECOND, video("coast", duration=4 * SECOND))), {"coast": BEACH})
    changed = planned(
        small(scene(4 * SECOND, video("beach", duration=4 * SECOND))),
        {"beach": video_info(160, 90, 60 * SECOND, content="other bytes")},
    )
    assert keys(one) == keys(other)
    assert not set(keys(one)) & set(keys(changed))


@pytest.mark.parametrize(
    "changed",
    [
        {"encoder": {"video": "other"}},
        {"versions": {"claqueta": "2"}},
        {"rate": Rate(25)},
    ],
)
def test_encoder_versions_and_rate_are_part_of_every_key(changed: dict[str, Any]) -> None:
    records = small(clip(0))
    assert not set(keys(planned(records))) & set(keys(planned(records, **changed)))


CHANGES: list[dict[str, Any]] = [
    {"placement": {"x": 81.0}},
    {"placement": {"opacity": 0.9}},
    {"placement": {"rotation": 1.0}},
    {"placement": {"scale_x": move((0, 1.0), (SECOND, 1.1))}},
    {"blend": "multiply"},
    {"hidden": True},
    {"fill": "#FF0000"},
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: next(iter(change)))
def test_whatever_can_be_seen_changes_the_key(change: dict[str, Any]) -> None:
    def with_values(**values: Any) -> list[str]:
        return keys(planned(small(scene(SECOND, shape("rectangle", **values)))))

    assert with_values() != with_values(**change)


def test_pieces_know_the_media_that_they_need() -> None:
    made = planned(small(clip(0, 3), scene(3 * SECOND, text("Sin vídeo", duration=3 * SECOND))))
    needs: list[frozenset[str]] = [piece.assets for piece in made.pieces]
    assert needs[0] == {asset_id("beach")}
    assert needs[-1] == frozenset()


def test_equal_stretches_of_a_film_have_equal_keys() -> None:
    made: Sequence[Piece] = planned(small(clip(0, 4), clip(0, 4))).pieces
    half = len(made) // 2
    assert [piece.key for piece in made[:half]] == [piece.key for piece in made[half:]]
