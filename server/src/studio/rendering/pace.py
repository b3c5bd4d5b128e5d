"""How long exports take: measured on the export itself, before that on earlier ones, before that from a table."""

from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Sum

from claqueta.document.document import Document
from claqueta.document.tree import Tree
from claqueta.presets import ExportPreset
from claqueta.render.cost import CostModel
from claqueta.render.lanes import Lane
from claqueta.render.plan import Piece
from claqueta.time import Rate, Ticks
from studio.lib.leases import State
from studio.rendering.models import ExportJob, Segment

_TABLE_PACE = 1000.0
"""Of one worker that nobody has measured: the table's milliseconds in each second."""
_TRUSTED_SHARE = 0.05
_REST_MS = 1.2
"""Of sound, joining and verifying, for each frame."""
_PAST_JOBS = 20
_TYPICAL_PIECE = 150
_SIZE_SPARE = 1.1


def remaining_seconds(job: ExportJob, done_cost: float, left_cost: float) -> float:
    """Seconds until `job` is done, with as many workers as are at it now."""
    measured = done_cost / job.busy_seconds if job.busy_seconds > 0 else 0.0
    trust = min(1.0, done_cost / job.cost_pictures / _TRUSTED_SHARE) if job.cost_pictures else 0.0
    pace = trust * measured + (1 - trust) * past_pace() if trust < 1 else measured
    held = Segment.objects.filter(job=job, state=State.HELD)
    workers = max(1, held.values("holder").distinct().count())
    return left_cost / max(pace, 1.0) / workers


def past_pace() -> float:
    """The table's milliseconds that one worker did in a second, over the last exports."""
    past = ExportJob.objects.filter(state=State.DONE, busy_seconds__gt=0).order_by("-finished")[:_PAST_JOBS]
    sums = past.aggregate(cost=Sum("cost_pictures"), seconds=Sum("busy_seconds"))
    return (sums["cost"] / sums["seconds"] if sums["seconds"] else 0.0) or _TABLE_PACE


def rest_cost(frames: int) -> float:
    """What sound, joining and verifying of `frames` cost, in the table's milliseconds."""
    return frames * _REST_MS


@dataclass(frozen=True)
class Extent:
    """How much there is to export."""

    frames: int
    width: int
    """Pixels."""
    height: int
    rate: Rate


def extent(document: Document, preset: ExportPreset, start: int, stop: int | None) -> Extent:
    """How much `preset` makes of `document` between two times in ticks."""
    tree = Tree(document.records)
    width, height = preset.picture_size(tree.project.width, tree.project.height)
    rate = preset.picture_rate(Rate(*tree.project.rate))
    end = Ticks(min(tree.duration, tree.duration if stop is None else stop))
    first = Ticks(min(start, end))
    frames = max(0, rate.frame_count(end) - rate.frame_at(first)) if end > 0 else 0
    return Extent(frames, width, height, rate)


def guessed_cost(preset: ExportPreset, extent: Extent) -> float:
    """What an export costs before it is planned, as if every frame were drawn whole."""
    frames = extent.frames
    codec = preset.video.codec.removesuffix("_4444") if preset.video else ""
    if preset.video is None:
        return rest_cost(frames)
    model = CostModel(codec, extent.width, extent.height)
    pieces = -(-frames // _TYPICAL_PIECE)
    piece = Piece(0, _TYPICAL_PIECE, Lane.CANVAS, "", frozenset(), "")
    return model.piece_ms(piece) * pieces + rest_cost(frames)


def guessed_size(preset: ExportPreset, extent: Extent) -> int:
    """How many bytes the file may have, generously."""
    frames, width, height = extent.frames, extent.width, extent.height
    seconds = float(Fraction(frames) / extent.rate.fraction)
    bits = 0.0
    if preset.video is not None:
        match preset.video.codec:
            case "png":
                bits += frames * width * height * 12
            case "gif":
                bits += frames * width * height * 4
            case "prores_4444":
                bits += frames * width * height * 5
            case _:
                per_pixel = 0.12 * 2 ** ((23 - (preset.video.crf or 23)) / 6)
                bits += (
                    preset.video.bitrate * seconds
                    if preset.video.bitrate is not None
                    else frames * width * height * per_pixel
                )
    if preset.audio is not None:
        bits += (preset.audio.bitrate or 2_304_000) * seconds
    return int(bits / 8 * _SIZE_SPARE) + 65_536
