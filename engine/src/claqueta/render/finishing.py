"""From pieces and sound to the finished file: join, verify, and only then the final name."""

import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from claqueta.errors import ClaquetaError, Words
from claqueta.host import Host, Json, Limits
from claqueta.media.encoders import ContainerName
from claqueta.media.refusals import OutputWrong
from claqueta.render.attempts import call_again
from claqueta.render.cache import SegmentCache
from claqueta.render.drafts import drafted, drafted_folder, open_draft
from claqueta.render.encoding import Encoding
from claqueta.render.orders import PICTURE_LENGTH, EncodeSoundOrder, JoinOrder, VerifyOrder
from claqueta.render.pieces import JOBS
from claqueta.render.plan import Piece, Plan
from claqueta.render.soundtrack import Soundtrack
from claqueta.render.stages import Stages

_AT_ONCE = 200
"""Pieces joined by one job; a longer film is joined in two steps."""
_COPY_BYTES = 1 << 20
_LIMITS = Limits(cpu_seconds=24 * 3600, wall_seconds=24 * 3600, memory_bytes=2 << 30, file_bytes=256 << 30)


class PieceLost(ClaquetaError):
    """A piece vanished from the cache while the export ran."""

    code = "render.piece_lost"
    words = Words(
        en="A finished piece vanished from the cache while exporting. Export again; the rest is kept.",
        es="Ha desaparecido una pieza terminada mientras se exportaba. Exporta otra vez; el resto se conserva.",
    )
    temporary = True


class Finisher:
    """Makes the finished file of an export."""

    def __init__(self, host: Host, cache: SegmentCache, wanted: Encoding, plan: Plan, stages: Stages) -> None:
        self._host = host
        self._cache = cache
        self._wanted = wanted
        self._plan = plan
        self._stages = stages

    def finish(self, sound: Soundtrack | None, output: Path) -> None:
        """Write `output` whole, or not at all. Raises PieceLost, SegmentsDiffer, OutputWrong and a host's refusals."""
        output = output.resolve() if output.is_symlink() else output
        output.parent.mkdir(parents=True, exist_ok=True)
        if self._wanted.shape == "pictures":
            with drafted_folder(output) as folder:
                self._pictures(folder)
                self._verify_pictures(folder)
            return
        with drafted(output) as file:
            draft = file.fileno()
            if self._wanted.shape == "sound":
                self._encode_sound(sound, draft)
            elif self._wanted.shape == "streamed":
                self._copy_single(draft)
            else:
                self._join(sound, draft)
            self._verify(sound, draft)

    def _join(self, sound: Soundtrack | None, draft: int) -> None:
        container = self._wanted.container
        assert container is not None  # noqa: S101  # only picture sequences have none
        pieces = [self._piece(piece) for piece in self._plan.pieces]
        lengths = [piece.length for piece in self._plan.pieces]
        with ExitStack() as stack:
            while len(pieces) > _AT_ONCE:
                firsts = range(0, len(pieces), _AT_ONCE)
                pieces = [
                    self._joined(pieces[first : first + _AT_ONCE], sum(lengths[:first]), stack) for first in firsts
                ]
                lengths = [sum(lengths[first : first + _AT_ONCE]) for first in firsts]
            self._run_join(pieces, draft, container, sound, 0)

    def _joined(self, group: Sequence[Path], before: int, stack: ExitStack) -> Path:
        """A longer segment of several, in a file that goes when `stack` closes."""
        path, file = open_draft(group[0].parent, group[0].name)
        stack.callback(path.unlink, missing_ok=True)
        stack.enter_context(file)
        self._run_join(group, file.fileno(), "mkv", None, before)
        return path

    def _run_join(
        self, pieces: Sequence[Path], target: int, container: ContainerName, sound: Soundtrack | None, before: int
    ) -> None:
        total = sum(piece.length for piece in self._plan.pieces)

        def told(event: Json) -> None:
            match event:
                case {"frames": int(done)}:
                    self._stages.phase("join", min(before + done, total), total)

        with ExitStack() as stack:
            files = {str(number): stack.enter_context(path.open("rb")).fileno() for number, path in enumerate(pieces)}
            if sound is not None:
                files["sound"] = stack.enter_context(sound.path.open("rb")).fileno()
            order = JoinOrder(
                segments=len(pieces),
                container=container,
                rate=self._wanted.rate,
                sound=self._wanted.sound if sound is not None else None,
            )
            call_again(
                self._host,
                f"{JOBS}:join_segments",
                order.model_dump_json(),
                {**files, "output": target},
                written=["output"],
                limits=_LIMITS,
                on_event=told,
            )

    def _encode_sound(self, sound: Soundtrack | None, draft: int) -> None:
        wanted = self._wanted
        assert sound is not None  # noqa: S101  # a preset without pictures has sound
        assert wanted.sound is not None  # noqa: S101  # likewise
        assert wanted.container is not None  # noqa: S101  # only picture sequences have none
        order = EncodeSoundOrder(container=wanted.container, sound=wanted.sound, samples=sound.samples)

        def told(event: Json) -> None:
            match event:
                case {"samples": int(done)}:
                    self._stages.phase("join", min(done, order.samples), order.samples)

        with sound.path.open("rb") as file:
            call_again(
                self._host,
                f"{JOBS}:encode_sound",
                order.model_dump_json(),
                {"sound": file.fileno(), "output": draft},
                written=["output"],
                limits=_LIMITS,
                on_event=told,
            )

    def _copy_single(self, draft: int) -> None:
        (piece,) = self._plan.pieces
        path = self._piece(piece)
        size = path.stat().st_size
        with path.open("rb") as source, os.fdopen(os.dup(draft), "wb") as target:
            while data := source.read(_COPY_BYTES):
                target.write(data)
                self._stages.phase("join", min(source.tell(), size), size)

    def _pictures(self, folder: Path) -> None:
        number = 0
        for piece in self._plan.pieces:
            for data in _pictures_of(self._piece(piece)):
                with self._numbered(folder, number).open("xb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                number += 1
                self._stages.phase("join", min(number, self._plan.frames), self._plan.frames)
        if number != self._plan.frames:
            raise OutputWrong(detail=f"{number} / {self._plan.frames}")

    def _numbered(self, folder: Path, number: int) -> Path:
        digits = max(5, len(str(self._plan.frames - 1)))
        return folder / f"{number:0{digits}}.png"

    def _verify_pictures(self, folder: Path) -> None:
        """Check the first and the last picture of a sequence."""
        for done, number in enumerate({0: None, self._plan.frames - 1: None}):
            self._stages.phase("verify", done, 2)
            order = VerifyOrder(
                suffix="png",
                frames=1,
                width=self._wanted.width,
                height=self._wanted.height,
                rate=self._wanted.rate,
                samples=0,
                alpha=False,
            )
            with self._numbered(folder, number).open("rb") as file:
                self._call_verify(order, file.fileno())

    def _verify(self, sound: Soundtrack | None, draft: int) -> None:
        self._stages.phase("verify", 0, 1)
        wanted = self._wanted
        has_pictures = wanted.shape != "sound"
        order = VerifyOrder(
            suffix=wanted.suffix,
            frames=self._plan.frames,
            width=wanted.width if has_pictures else 0,
            height=wanted.height if has_pictures else 0,
            rate=wanted.rate if has_pictures else None,
            samples=sound.samples if sound is not None else 0,
            alpha=wanted.alpha and wanted.shape == "joined",
        )
        self._call_verify(order, draft)

    def _call_verify(self, order: VerifyOrder, descriptor: int) -> None:
        job = f"{JOBS}:verify_output"
        call_again(self._host, job, order.model_dump_json(), {"output": descriptor}, written=[], limits=_LIMITS)

    def _piece(self, piece: Piece) -> Path:
        path = self._cache.find(piece.key)
        if path is None:
            raise PieceLost
        return path


def _pictures_of(piece: Path) -> Iterator[bytes]:
    """The PNG files in a piece of a picture sequence."""
    with piece.open("rb") as file:
        while head := file.read(PICTURE_LENGTH.size):
            (length,) = PICTURE_LENGTH.unpack(head)
            yield file.read(length)
