"""What an edit costs: a minute of twelve clips with a caption each, exported again after one caption changed."""

from dataclasses import dataclass

from bench.exports import Bench, silent
from bench.meter import Cost
from claqueta.document.records import Record
from claqueta.testing import SECOND, film, scene, text, video

_CLIP = 5 * SECOND
_CHANGED = 6


@dataclass(frozen=True)
class Edits:
    """The first export, and those of further rows that differ from it in one caption."""

    first: Cost
    again: tuple[Cost, ...]
    rendered: int
    """Frames made anew by one of `again`."""
    peak_bytes: int

    @property
    def again_share(self) -> float:
        """Of the first export's processor time."""
        return sum(cost.cpu for cost in self.again) / len(self.again) / self.first.cpu

    @property
    def again_share_wall(self) -> float:
        """Of the first export's time on the clock."""
        return sum(cost.wall for cost in self.again) / len(self.again) / self.first.wall

    @property
    def batch(self) -> float:
        """All rows, in exports of one."""
        return 1 + self.again_share * len(self.again)

    @property
    def batch_wall(self) -> float:
        """Likewise, by the clock."""
        return 1 + self.again_share_wall * len(self.again)


def measure_edits(bench: Bench, *, clips: int, rows: int) -> Edits:
    """Exports `rows` rows of an edit of `clips` clips one after the other, with one cache."""
    first = bench.export(bench.document(_edit(clips, 0)), silent())
    again = [bench.export(bench.document(_edit(clips, row)), silent(), keep_cache=True) for row in range(1, rows)]
    return Edits(
        first=first.cost,
        again=tuple(each.cost for each in again),
        rendered=again[0].outcome.rendered,
        peak_bytes=max(each.cost.peak_bytes for each in [first, *again]),
    )


def _edit(clips: int, row: int) -> tuple[Record, ...]:
    changed = min(_CHANGED, clips - 1)
    scenes = [
        scene(
            _CLIP,
            video(("street", "harbour")[clip % 2], duration=_CLIP, source_start=(clip % 5, 1)),
            text(
                f"Offer number {row}" if clip == changed else f"Caption of clip {clip}",
                duration=_CLIP,
                placement={"y": 930.0, "height": 120.0},
            ),
        )
        for clip in range(clips)
    ]
    return film(*scenes, width=1920, height=1080)
