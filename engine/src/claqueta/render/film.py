"""The film that is exported: a document seen at the output's size and rate, from one frame to another."""

from fractions import Fraction

from claqueta.document.tree import Tree
from claqueta.evaluate import Evaluated, Evaluator
from claqueta.ports import Catalog, TextMeasurer
from claqueta.time import SAMPLE_RATE, Rate, Ticks, seconds


class Film:
    """A range of a document at `width` × `height` and `rate`; output frames count from 0 at the range's start.

    clear: what is see-through stays so.  cover: in another shape the picture is cut instead of standing between bars.
    """

    def __init__(
        self,
        tree: Tree,
        catalog: Catalog,
        measurer: TextMeasurer,
        *,
        width: int,
        height: int,
        rate: Rate,
        start: Ticks = Ticks(0),
        stop: Ticks | None = None,
        clear: bool = False,
        cover: bool = False,
    ) -> None:
        self.tree = tree
        self.width = width
        self.height = height
        self.rate = rate
        self._evaluator = Evaluator(tree, catalog, measurer, clear=clear).scaled(width, height, cover=cover)
        self._first = rate.frame_at(start)
        end = tree.duration if stop is None else min(stop, tree.duration)
        self.frames = max(0, rate.frame_count(end) - self._first)
        """How many frames the output has."""

    @property
    def start(self) -> Ticks:
        """The project time of output frame 0."""
        return self.rate.frame_start(self._first)

    @property
    def duration(self) -> Ticks:
        """The length of the output: all frames, whole."""
        return Ticks(self.rate.frame_start(self._first + self.frames) - self.start)

    @property
    def samples(self) -> int:
        """How many samples of sound go with the frames, at 48 kHz; the joint counts them in the same way."""
        return round(self.frames / self.rate.fraction * SAMPLE_RATE)

    def time(self, index: int) -> Ticks:
        """The project time at which output frame `index` is shown."""
        return self.rate.frame_start(self._first + index)

    def frame(self, index: int) -> Evaluated:
        """What output frame `index` shows."""
        return self._evaluator.at(self.time(index))

    @property
    def evaluator(self) -> Evaluator:
        """The evaluator of the whole document, for its sound and captions."""
        return self._evaluator

    def scene_at(self, index: int) -> tuple[int, Fraction]:
        """The number of the scene that output frame `index` lies in, and the seconds since it began."""
        time = self.time(index)
        for number in range(len(self.tree.scenes) - 1, -1, -1):
            began = self.tree.scene_starts[self.tree.scenes[number].id]
            if began <= time:
                return number, seconds(Ticks(time - began))
        return 0, seconds(time)
