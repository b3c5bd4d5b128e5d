"""What holds for every film."""

import random
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.evaluate import Evaluator, to_json
from claqueta.evaluate.display_list import GroupContent, Layer, TransitionContent
from claqueta.testing import PlainMeasurer
from claqueta.time import Ticks
from evaluate.films import CATALOG, films

FEW = settings(max_examples=60, deadline=None)


def evaluator(records: tuple[Record, ...]) -> Evaluator:
    return Evaluator(Tree(records), CATALOG, PlainMeasurer())


def moments(film: Evaluator) -> list[Ticks]:
    step = max(1, film.tree.duration // 12)
    return [Ticks(time) for time in range(0, film.tree.duration + 1, step)]


def all_layers(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    for layer in layers:
        yield layer
        match layer.content:
            case GroupContent(layers=held):
                yield from all_layers(held)
            case TransitionContent(outgoing=outgoing, incoming=incoming):
                yield from all_layers((outgoing, incoming))


@FEW
@given(films())
def test_the_same_film_gives_the_same_frames_in_any_order_of_asking(records: tuple[Record, ...]) -> None:
    first, second = evaluator(records), evaluator(records)
    times = moments(first)
    shuffled = random.Random(1).sample(times, len(times))
    later = {time: second.at(time) for time in shuffled}
    for time in times:
        assert first.at(time) == later[time]
        assert hash(first.at(time).frame) == hash(later[time].frame)
        assert first.at(time) == evaluator(records).at(time)
    assert first.sound() == second.sound()
    assert hash(first.sound()[0]) == hash(second.sound()[0])


@FEW
@given(films(), st.randoms(use_true_random=False))
def test_the_order_in_which_records_are_listed_does_not_matter(
    records: tuple[Record, ...], chance: random.Random
) -> None:
    shuffled = list(records)
    chance.shuffle(shuffled)
    one, other = evaluator(records), evaluator(tuple(shuffled))
    assert all(one.at(time) == other.at(time) for time in moments(one))
    assert one.sound() == other.sound()
    assert one.captions() == other.captions()


@FEW
@given(films())
def test_equal_frames_are_written_as_equal_text_and_different_ones_are_not(records: tuple[Record, ...]) -> None:
    film = evaluator(records)
    frames = [film.at(time).frame for time in moments(film)]
    for one in frames:
        for other in frames:
            assert (one == other) == (to_json(one) == to_json(other))


@FEW
@given(films())
def test_layers_keep_within_what_the_display_list_promises(records: tuple[Record, ...]) -> None:
    film = evaluator(records)
    for time in moments(film):
        for layer in all_layers(film.at(time).frame.layers):
            assert 0 < layer.opacity <= 1
            assert layer.width >= 0
            assert layer.height >= 0
            assert layer.radius >= 0


@FEW
@given(films())
def test_neither_ids_nor_records_that_are_not_shown_can_be_told_from_a_frame(records: tuple[Record, ...]) -> None:
    film = evaluator(records)
    marker = records[0].model_copy(update={"title": "another"})
    other = evaluator((marker, *records[1:]))
    for time in moments(film):
        frame = film.at(time).frame
        assert frame == other.at(time).frame
        assert not any(record.id in to_json(frame) for record in records)


@FEW
@given(films(), st.sampled_from([(640, 360), (160, 90), (100, 300), (321, 180)]))
def test_an_output_of_another_size_shows_the_same_film(records: tuple[Record, ...], size: tuple[int, int]) -> None:
    film = evaluator(records)
    scaled = film.scaled(*size)
    for time in moments(film):
        small, full = scaled.at(time), film.at(time)
        assert (small.frame.width, small.frame.height) == size
        assert small.warnings == full.warnings
        layers = small.frame.layers
        if size == (100, 300):
            (picture,) = layers
            assert isinstance(picture.content, GroupContent)
            assert picture.clip
            assert picture.content.background == full.frame.background
            layers = picture.content.layers
        assert [layer.content for layer in layers] == [layer.content for layer in full.frame.layers]
    assert film.at(Ticks(0)).frame.width == 320
