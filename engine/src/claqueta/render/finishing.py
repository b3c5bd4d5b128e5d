"""From pieces and sound to the finished file: join, verify, and only then the final name."""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from claqueta.errors import ClaquetaError, Words
from claqueta.host import Host, Json, Limits
from claqueta.media.encoders import ContainerName
from claqueta.render.cache import SegmentCache
from claqueta.render.encoding import Encoding
from claqueta.render.orders import PICTURE_LENGTH, EncodeSoundOrder, JoinOrder, VerifyOrder
from claqueta.render.pieces import JOBS
from claqueta.render.plan import Piece, Plan
from claqueta.render.soundtrack import Soundtrack
from claqueta.render.stages import Stages

_AT_ONCE = 200
"""Pieces joined by one job; a longer film is joined in two steps."""
_LIMITS = Limits(cpu_seconds=24 * 3600, wall_seconds=24 * 3600, memory_bytes=2 << 30, file_bytes=256 << 30)


class PieceLost(ClaquetaError):
    """A piece vanished from the cache while the export ran."""

    code = "render.piece_lost"
    words = Words(
        en="A finished piece vanished from the cache while exporting. Export again; the rest is kept.",
        es="Ha desaparecido una pieza terminada mientras se exportaba. Exporta otra vez; el resto se conserva.",
    )
    temporary = True


class OutputExists(ClaquetaError):
    """The folder for a picture sequence holds something else."""

    code = "render.output_exists"
    words = Words(
        en="The folder “{name}” is not empty. Choose a new name for the picture sequence, or empty it.",
        es="La carpeta «{name}» no está vacía. Elige otro nombre para la secuencia de imágenes o vacíala.",
    )


class Finisher:
    """Makes the finished file of an export."""

    def __init__(self, host: Host, cache: SegmentCache, wanted: Encoding, plan: Plan, stages: Stages) -> None:
        self._host = host
        self._cache = cache
        self._wanted = wanted
        self._plan = plan
        self._stages = stages

    def finish(self, sound: Soundtrack | None, output: Path) -> None:
        """Write `output` whole, or not at all. Raises OutputExists for a folder that is not empty."""
        if self._wanted.shape == "pictures":
            with _drafted_folder(output) as folder:
                self._pictures(folder)
            return
        with _drafted(output) as draft:
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
        with ExitStack() as stack:
            while len(pieces) > _AT_ONCE:
                groups = [pieces[first : first + _AT_ONCE] for first in range(0, len(pieces), _AT_ONCE)]
                pieces = [self._joined(group, stack) for group in groups]
            self._run_join(pieces, draft, container, sound)

    def _joined(self, group: Sequence[Path], stack: ExitStack) -> Path:
        """A longer segment of several, in a file that goes when `stack` closes."""
        path = group[0].with_name(f".{secrets.token_hex(8)}.part")
        stack.callback(path.unlink, missing_ok=True)
        with path.open("w+b") as file:
            self._run_join(group, file.fileno(), "mkv", None)
        return path

    def _run_join(
        self, pieces: Sequence[Path], target: int, container: ContainerName, sound: Soundtrack | None
    ) -> None:
        total = sum(piece.length for piece in self._plan.pieces)

        def told(event: Json) -> None:
            match event:
                case {"frames": int(done)}:
                    self._stages.phase("join", min(done, total), total)

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
            self._host.call(
                f"{JOBS}:join_segments",
                order.model_dump_json(),
                {**files, "output": target},
                limits=_LIMITS,
                on_event=told,
            )

    def _encode_sound(self, sound: Soundtrack | None, draft: int) -> None:
        wanted = self._wanted
        assert sound is not None  # noqa: S101  # a preset without pictures has sound
        assert wanted.sound is not None  # noqa: S101  # likewise
        assert wanted.container is not None  # noqa: S101  # only picture sequences have none
        order = EncodeSoundOrder(container=wanted.container, sound=wanted.sound, samples=sound.samples)
        with sound.path.open("rb") as file:
            self._host.call(
                f"{JOBS}:encode_sound",
                order.model_dump_json(),
                {"sound": file.fileno(), "output": draft},
                limits=_LIMITS,
            )

    def _copy_single(self, draft: int) -> None:
        (piece,) = self._plan.pieces
        with self._piece(piece).open("rb") as source, os.fdopen(os.dup(draft), "wb") as target:
            shutil.copyfileobj(source, target)

    def _pictures(self, folder: Path) -> None:
        digits = max(5, len(str(self._plan.frames)))
        number = 0
        for piece in self._plan.pieces:
            for data in _pictures_of(self._piece(piece)):
                (folder / f"{number:0{digits}}.png").write_bytes(data)
                number += 1
            self._stages.phase("join", number, self._plan.frames)

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
        self._host.call(f"{JOBS}:verify_output", order.model_dump_json(), {"output": draft}, limits=_LIMITS)
        self._stages.phase("verify", 1, 1)

    def _piece(self, piece: Piece) -> Path:
        path = self._cache.find(piece.key)
        if path is None:
            raise PieceLost
        return path


@contextmanager
def _drafted(output: Path) -> Iterator[int]:
    """The descriptor of a file beside `output` that takes its name when the block ends well, and vanishes otherwise."""
    draft = _draft_name(output)
    try:
        with draft.open("w+b") as file:
            yield file.fileno()
            os.fsync(file.fileno())
        draft.replace(output)
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _drafted_folder(output: Path) -> Iterator[Path]:
    """A folder beside `output`, likewise; a sequence that was exported there before is replaced."""
    if output.is_dir() and any(path.suffix != ".png" for path in output.iterdir()):
        raise OutputExists(name=output.name)
    draft = _draft_name(output)
    draft.mkdir()
    try:
        yield draft
        if output.is_dir():
            shutil.rmtree(output)
        draft.replace(output)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _draft_name(output: Path) -> Path:
    return output.with_name(f".{output.name}.{secrets.token_hex(6)}.part")


def _pictures_of(piece: Path) -> Iterator[bytes]:
    """The PNG files in a piece of a picture sequence."""
    with piece.open("rb") as file:
        while head := file.read(PICTURE_LENGTH.size):
            (length,) = PICTURE_LENGTH.unpack(head)
            yield file.read(length)
