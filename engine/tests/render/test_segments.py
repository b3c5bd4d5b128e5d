"""Where a film is cut."""

from hypothesis import given
from hypothesis import strategies as st

from claqueta.render.lanes import Lane
from claqueta.render.segments import LONGEST, SHORTEST, Cell, cut

CELLS = st.builds(
    Cell,
    scene=st.integers(0, 3),
    lane=st.sampled_from(Lane),
    structure=st.integers(0, 2),
    anchor=st.integers(0, 5),
)


def runs(draw: st.DrawFn) -> list[Cell]:
    lengths = draw(st.lists(st.tuples(CELLS, st.integers(1, 400)), max_size=8))
    return [cell for cell, length in lengths for _ in range(length)]


FILMS = st.composite(runs)()


@given(FILMS)
def test_stretches_cover_every_frame_once_and_in_order(cells: list[Cell]) -> None:
    stretches = cut(cells)
    covered = [frame for stretch in stretches for frame in range(stretch.start, stretch.stop)]
    assert covered == list(range(len(cells)))


@given(FILMS)
def test_no_stretch_is_longer_than_the_longest(cells: list[Cell]) -> None:
    assert all(stretch.length <= LONGEST for stretch in cut(cells))


@given(FILMS)
def test_no_stretch_spans_two_scenes(cells: list[Cell]) -> None:
    for stretch in cut(cells):
        assert len({cell.scene for cell in cells[stretch.start : stretch.stop]}) == 1


@given(FILMS)
def test_a_stretch_with_a_frame_that_must_be_drawn_whole_is_drawn_whole(cells: list[Cell]) -> None:
    for stretch in cut(cells):
        whole = any(cell.lane is Lane.CANVAS for cell in cells[stretch.start : stretch.stop])
        assert (stretch.lane is Lane.CANVAS) == whole


def test_a_scene_is_cut_on_the_grid_of_its_source() -> None:
    cells = [Cell(0, Lane.OVERLAY, 0, frame // 120) for frame in range(480)]
    assert [stretch.start for stretch in cut(cells)] == [0, 120, 240, 360]


def test_a_piece_shorter_than_the_shortest_joins_its_neighbour() -> None:
    cells = [Cell(0, Lane.OVERLAY, frame // (SHORTEST // 2), 0) for frame in range(2 * SHORTEST)]
    assert [stretch.length for stretch in cut(cells)] == [SHORTEST, SHORTEST]


@given(FILMS, FILMS)
def test_what_happens_in_an_earlier_scene_moves_no_cut_of_a_later_one(before: list[Cell], other: list[Cell]) -> None:
    later = [Cell(9, Lane.CANVAS, 0, frame // 90) for frame in range(500)]

    def cuts_of_the_later(earlier: list[Cell]) -> list[int]:
        return [stretch.start - len(earlier) for stretch in cut(earlier + later) if stretch.start >= len(earlier)]

    assert cuts_of_the_later(before) == cuts_of_the_later(other)
