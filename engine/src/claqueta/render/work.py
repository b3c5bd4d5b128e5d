"""The work of an export that has been planned: the pieces that are missing, the sound, and the finished file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from claqueta.host import Host
from claqueta.media.refusals import OutputWrong, SegmentsDiffer
from claqueta.render.attempts import ATTEMPTS
from claqueta.render.cache import SegmentCache
from claqueta.render.cost import CostModel
from claqueta.render.encoding import Encoding
from claqueta.render.film import Film
from claqueta.render.finishing import Finisher, PieceLost
from claqueta.render.orders import FilmOrder
from claqueta.render.pieces import PieceMaker
from claqueta.render.plan import Piece, Plan
from claqueta.render.soundtrack import Soundtrack, render_soundtrack
from claqueta.render.stages import Stages


@dataclass
class Work:
    """One planned export."""

    host: Host
    cache: SegmentCache
    order: FilmOrder
    film: Film
    wanted: Encoding
    planned: Plan
    files: dict[str, int]
    stages: Stages
    jobs: int
    rendered: int = 0
    notes: set[str] = field(default_factory=set)

    def done(self, loudness: float | None, output: Path) -> Soundtrack | None:
        """Do it; the sound. What turns out useless when the pieces are put together is made again."""
        for attempt in range(1, ATTEMPTS + 1):
            self._make_pictures()
            sound = None
            if self.wanted.sound is not None:
                sound = render_soundtrack(
                    self.host, self.cache, self.order, self.film, self.files, loudness, self.stages
                )
            finisher = Finisher(self.host, self.cache, self.wanted, self.planned, self.stages)
            try:
                finisher.finish(sound, output)
            except (PieceLost, SegmentsDiffer, OutputWrong) as error:
                if attempt == ATTEMPTS:
                    raise
                if not isinstance(error, PieceLost):
                    self._forget(sound)
            else:
                return sound
        raise AssertionError("unreachable")

    def _make_pictures(self) -> None:
        missing = [piece for piece in _once(self.planned.pieces) if self.cache.find(piece.key) is None]
        video = self.wanted.video
        cost = CostModel(video.codec if video else "png", self.wanted.width, self.wanted.height)
        self.stages.begin(cost, self.planned.pieces, missing, has_sound=self.wanted.sound is not None)
        container = self.wanted.container if self.wanted.shape == "streamed" else None
        maker = PieceMaker(self.host, self.cache, self.order, video, cost, container)
        if missing:
            maker.make(missing, self.files, jobs=self.jobs, on_wait=lambda: self.stages.pictures(maker.progress))
        self.rendered += sum(piece.length for piece in missing)
        self.notes |= maker.progress.warnings

    def _forget(self, sound: Soundtrack | None) -> None:
        for piece in self.planned.pieces:
            self.cache.discard(piece.key)
        if sound is not None:
            sound.path.unlink(missing_ok=True)


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without those that show the same as an earlier one."""
    return list({piece.key: piece for piece in reversed(pieces)}.values())[::-1]
