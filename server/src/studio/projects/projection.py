"""What of a record stands in columns: the one place that says so."""

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from claqueta.document.records import Audio, Marker, Project, Record, Scene, Track
from studio.projects import models

type Records = Mapping[str, Record]

TABLES: tuple[type[models.RecordRow], ...] = (
    models.VideoScene,
    models.VideoElement,
    models.AudioTrack,
    models.AudioElement,
    models.Marker,
)


def table(record: Record) -> type[models.RecordRow] | None:
    """Where `record` is a row; None for the Project record, which stands in the project's own row."""
    match record:
        case Project():
            return None
        case Scene():
            return models.VideoScene
        case Track():
            return models.AudioTrack
        case Audio():
            return models.AudioElement
        case Marker():
            return models.Marker
        case _:
            return models.VideoElement


def columns(record: Record) -> dict[str, Any]:
    """The columns of `record`'s row, but for its project."""
    shared = {"record": record.id, "parent": record.parent or "", "data": record.model_dump(mode="json")}
    match record:
        case Project():
            return {
                "record": record.id,
                "data": shared["data"],
                "title": record.title,
                "title_folded": folded(record.title),
                "width": record.width,
                "height": record.height,
                "rate_numerator": record.rate[0],
                "rate_denominator": record.rate[1],
                "language": record.language,
            }
        case Scene():
            return shared | {"order": record.order, "duration": record.duration}
        case Track():
            return shared | {"order": record.order}
        case Audio():
            return shared | {
                "role": record.role,
                "scene": record.scene or "",
                "start": record.start,
                "duration": record.duration,
                "asset": record.asset,
            }
        case Marker():
            return shared | {"start": record.time, "duration": record.duration}
        case element:
            return shared | {
                "kind": element.kind,
                "order": element.order,
                "start": element.start,
                "duration": element.duration,
                "asset": getattr(element, "asset", ""),
            }


def totals(records: Iterable[Record]) -> dict[str, int]:
    """What a project's row tells of its scenes: how many, how long together, and the moment that stands for all."""
    scenes = sorted((record for record in records if isinstance(record, Scene)), key=lambda s: (s.order, s.id))
    return {
        "scene_count": len(scenes),
        "duration": sum(scene.duration for scene in scenes),
        # by two thirds of the first scene its texts have come and none has gone yet
        "poster_time": scenes[0].duration * 2 // 3 if scenes else 0,
    }


def folded(text: str) -> str:
    """`text` without accents and capitals."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return plain.casefold()[:400]


def project_of(records: Records) -> Project | None:
    """The Project record."""
    return next((record for record in records.values() if isinstance(record, Project)), None)
