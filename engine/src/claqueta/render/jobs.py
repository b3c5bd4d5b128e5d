"""The jobs of an export, as they run in the locked child of the host. Each gets an order and open descriptors."""

import errno
import gc
import importlib
import os
from collections.abc import Buffer, Iterable, Mapping
from dataclasses import replace
from itertools import groupby

import numpy as np

from claqueta import draw, evaluate, sound
from claqueta.draw import Compositor, encode_png
from claqueta.evaluate import to_json
from claqueta.host import Channel, Json, Reply, job
from claqueta.media import warmup
from claqueta.media.join import SegmentWriter, join
from claqueta.media.pictures import YuvPicture
from claqueta.media.refusals import DiskFull
from claqueta.media.verify import Expected, verify
from claqueta.media.writer import MediaWriter
from claqueta.ports import Picture
from claqueta.render.film import Film
from claqueta.render.job_media import JobMedia, job_assets
from claqueta.render.keys import EvaluationDiffers, PictureHasher, by_content
from claqueta.render.needs import video_needs
from claqueta.render.orders import (
    PICTURE_LENGTH,
    SAMPLE_BYTES,
    EncodeSoundOrder,
    JoinOrder,
    Order,
    PieceOrder,
    PiecesOrder,
    SoundOrder,
    StillOrder,
    VerifyOrder,
)
from claqueta.render.picture_maker import Made, PictureMaker
from claqueta.render.segments import Stretch
from claqueta.time import SAMPLE_RATE, sample_at

_REPORT_FRAMES = 10
_SOUND_CHUNK_BYTES = SAMPLE_BYTES * SAMPLE_RATE


def warm_up() -> None:
    """Load all that jobs need, before they are locked in."""
    evaluate.warm_up()
    draw.warm_up()
    sound.warm_up()
    warmup.warm_up()
    # numpy loads its masked arrays with the first percentile, which loudness range takes
    np.percentile(np.linspace(0.0, 1.0, 100), [10, 95])
    importlib.import_module("numpy.ma")


def _ordered[O: Order](kind: type[O], payload: Json) -> O:
    """The order in `payload`, whose documents travel as JSON text."""
    assert isinstance(payload, str)  # noqa: S101  # the orchestrator's own order
    return kind.model_validate_json(payload)


@job
def render_pieces(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Write each piece into the file named by its key; events tell frames done and pieces finished."""
    order = _ordered(PiecesOrder, payload)
    film = order.film.film()
    _agree(film, order)
    threads = order.video.threads if order.video else 1
    media = JobMedia(job_assets(order.film.assets, files), threads=threads)
    maker = PictureMaker(film, order.film.catalog(), media, clear=order.film.clear)
    made = maker.make(Stretch(piece.start, piece.stop, piece.lane) for piece in order.pieces)
    for number, frames in groupby(made, key=lambda tagged: tagged[0]):
        piece = order.pieces[number]
        _write_piece(piece, order, (frame for _, frame in frames), files[piece.key], channel)
        channel.event({"piece": piece.key})
        gc.collect()  # PyAV's containers and streams hold each other, and with them an encoder's frames
    return Reply({"damaged": media.damaged, "warnings": list(maker.take_warnings())})


def _agree(film: Film, order: PiecesOrder) -> None:
    """Raise EvaluationDiffers when the pieces do not begin here as they were planned."""
    hasher = PictureHasher(order.film.catalog().contents)
    for piece in order.pieces:
        if hasher.frame(film.frame(piece.start).frame).digest != piece.first:
            raise EvaluationDiffers


def _write_piece(piece: PieceOrder, order: PiecesOrder, frames: Iterable[Made], target: int, channel: Channel) -> None:
    writer: _PngPieces | MediaWriter
    if order.video is None:
        writer = _PngPieces(target, order.film.width, order.film.height)
    elif order.container is None:
        writer = SegmentWriter(target, order.video)
    else:
        writer = MediaWriter(target, order.container, order.video, expected_frames=piece.stop - piece.start)
    for number, made in enumerate(frames, start=1):
        if isinstance(made, YuvPicture):
            assert isinstance(writer, MediaWriter)  # noqa: S101  # the overlay lane is for opaque video alone
            writer.frame(made.frame)
        else:
            writer.bgra(made.pixels, made.row_bytes)
        channel.check()
        if number % _REPORT_FRAMES == 0 or number == piece.stop - piece.start:
            channel.event({"frames": number, "of": piece.key})
    writer.close()


class _PngPieces:
    """Writes a piece of a picture sequence: PNG files one after the other, each after its length."""

    def __init__(self, descriptor: int, width: int, height: int) -> None:
        self._descriptor = descriptor
        self._size = (width, height)

    def bgra(self, pixels: Buffer, row_bytes: int) -> None:
        """Write the next picture."""
        array = np.frombuffer(pixels, np.uint8)
        picture = Picture(*self._size, row_bytes, array, opaque=False)
        data = encode_png(picture)
        _write(self._descriptor, PICTURE_LENGTH.pack(len(data)) + data)

    def close(self) -> None:
        """Nothing is held back."""


def _write(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        raise


@job
def render_still(payload: Json, files: Mapping[str, int], _channel: Channel) -> Reply:
    """The film's first frame as a PNG in the answer's bytes."""
    order = _ordered(StillOrder, payload)
    film = order.film.film()
    media = JobMedia(job_assets(order.film.assets, files))
    frame = film.frame(0).frame
    needs = video_needs(frame)
    media.use(media.decode_ahead(needs), frozenset(need.asset for need in needs))
    compositor = Compositor(media)
    picture = compositor.draw(frame, clear=order.film.clear)
    warnings = [f"{warning.code} {warning.detail}" for warning in compositor.take_warnings()]
    return Reply({"warnings": list(warnings)}, encode_png(picture))


@job
def render_sound(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Write the film's sound into `sound` as raw samples: float32, left and right in turn, 48 kHz."""
    order = _ordered(SoundOrder, payload)
    film = order.film.film()
    graph, _ = film.evaluator.sound()
    graph = replace(graph, loudness_lufs=order.loudness)
    if by_content(to_json(graph), order.film.catalog().contents).digest != order.graph:
        raise EvaluationDiffers
    media = JobMedia(job_assets(order.film.assets, files))
    start = sample_at(film.start)
    frames = film.samples
    total = 2 * max(1, frames)

    def measured(done: int, of: int) -> None:
        channel.check()
        channel.event({"samples": done * frames // max(1, of), "total": total})

    def mixed(done: int, of: int) -> None:
        channel.check()
        channel.event({"samples": frames + done * frames // max(1, of), "total": total})

    normal = sound.normalise(graph, media, on_progress=measured)
    for chunk in sound.mix(graph, media, start=start, frames=frames, gain_db=normal.gain_db, on_progress=mixed):
        _write(files["sound"], chunk.tobytes())
    return Reply(
        {
            "samples": frames,
            "lufs": _finite(normal.after.integrated),
            "peak_dbtp": _finite(normal.after.true_peak),
            "notes": [{"en": note.text("en"), "es": note.text("es")} for note in normal.notes],
        }
    )


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


@job
def join_segments(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Join the segments 0, 1, … and `sound` into `output`."""
    order = _ordered(JoinOrder, payload)

    def told(frames: int) -> None:
        channel.check()
        channel.event({"frames": frames})

    joined = join(
        [files[str(number)] for number in range(order.segments)],
        files["output"],
        order.container,
        order.rate,
        sound=files.get("sound"),
        sound_settings=order.sound,
        on_frames=told,
    )
    return Reply({"frames": joined.frames, "samples": joined.samples})


@job
def encode_sound(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:
    """Encode the raw samples in `sound` into `output`: as many as ordered, for more stands behind them."""
    order = _ordered(EncodeSoundOrder, payload)
    writer = MediaWriter(files["output"], order.container, None, order.sound)
    position, end = 0, order.samples * SAMPLE_BYTES
    while data := os.pread(files["sound"], min(_SOUND_CHUNK_BYTES, end - position), position):
        writer.sound(np.frombuffer(data, "<f4").reshape(-1, 2))
        position += len(data)
        channel.check()
        channel.event({"samples": writer.samples})
    writer.close()
    return Reply({"samples": writer.samples})


@job
def verify_output(payload: Json, files: Mapping[str, int], _channel: Channel) -> Reply:
    """Reopen `output`; refuses when it does not hold what was ordered."""
    order = _ordered(VerifyOrder, payload)
    expected = Expected(
        frames=order.frames,
        width=order.width,
        height=order.height,
        rate=order.rate,
        sound_samples=order.samples,
        alpha=order.alpha,
    )
    info = verify(files["output"], order.suffix, expected)
    return Reply(info.model_dump(mode="json"))
