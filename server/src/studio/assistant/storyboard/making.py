"""What a worker does with a script: phase by phase to a document, then library and project in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from claqueta.document.document import Document, MediaRef
from claqueta.document.records import Audio, Project, Record
from claqueta.draw import SkiaMeasurer
from claqueta.making import MediaCollector, MusicRoom, Notice, StudioNarrator
from claqueta.ops import new_id
from claqueta.ports import Report
from claqueta.storyboard import (
    Bed,
    MediaItem,
    Script,
    spoken_texts,
    storyboard,
    without_missing_pictures,
)
from claqueta.time import Ticks
from studio.accounts.public import Actor
from studio.assistant.events import tell_storyboard
from studio.assistant.models import Phase, StoryboardJob
from studio.assistant.speech.engines import engines, speech_cache
from studio.assistant.speech.speaking import actor_behind, file_name, scratch
from studio.assistant.storyboard.footage import footage
from studio.assistant.storyboard.options import StoryboardOptions
from studio.assistant.storyboard.reading import read_script
from studio.assistant.working import Live, watched
from studio.lib import blobs
from studio.lib.leases import finish, hold
from studio.library import public as library
from studio.projects import public as projects

_MOST_NOTICES = 50


@dataclass(frozen=True)
class _Told:
    """A script told: the document, and what there is to say about it."""

    document: Document
    notices: tuple[Notice, ...]


def make_storyboard(job: StoryboardJob) -> None:
    """Makes the project of `job`. Raises ClaquetaError, FenceLost."""
    actor = actor_behind(job.owner)
    options = StoryboardOptions.model_validate(job.options)
    script = read_script(job.script, options)
    total = len(spoken_texts(script))
    _phase(job, Phase.MEDIA, total=total)
    items = footage(actor, job.workspace_id) if options.use_library else ()
    script, missing = without_missing_pictures(script, items)
    with TemporaryDirectory(dir=scratch()) as folder:
        base = Path(folder)
        collector = MediaCollector(base / "media", relative_to=base)
        told = watched(
            job, lambda live: _tell(script, options, items, collector, live, total), lambda row: tell_storyboard(row)
        )
        _phase(job, Phase.SAVE)
        left_out = [Notice.of_refusal("", refusal) for refusal in missing]
        job.notices = [{"en": notice.text("en"), "es": notice.text("es")} for notice in (*left_out, *told.notices)][
            :_MOST_NOTICES
        ]
        _save(job, actor, told.document, collector, base)


def _phase(job: StoryboardJob, phase: Phase, **values: int) -> None:
    job.phase = phase
    for name, value in values.items():
        setattr(job, name, value)
    hold(job, phase=phase, **values)
    tell_storyboard(job)


def _tell(
    script: Script,
    options: StoryboardOptions,
    items: Sequence[MediaItem],
    collector: MediaCollector,
    live: Live,
    total: int,
) -> _Told:
    """The document. Runs in a thread that knows nothing of the database."""
    live.tell(phase=Phase.SPEAK, done=0)
    narrator = StudioNarrator(engines(), speech_cache(), collector, _Spoken(live), total)
    document = storyboard(
        script,
        style=options.style_for(script),
        format=options.format_for(script),
        narrator=narrator,
        library=_Library(items),
        music=_Music(MusicRoom(None, collector, options.music_for(script)), live),
        measurer=SkiaMeasurer(),
        ids=new_id,
    )
    live.tell()
    return _Told(document, narrator.notices)


class _Spoken:
    """Hears from the narrator; when the last text is spoken, laying out begins."""

    def __init__(self, live: Live) -> None:
        self._live = live

    def report(self, report: Report) -> None:
        """Passes it on. Raises Cancelled."""
        phase = Phase.SPEAK if report.done < report.total else Phase.LAYOUT
        self._live.tell(phase=phase, done=report.done)


class _Library:
    """The workspace's pictures and clips."""

    def __init__(self, items: Sequence[MediaItem]) -> None:
        self._items = items

    def items(self) -> Sequence[MediaItem]:
        """All of them."""
        return self._items


class _Music:
    """Says when music is being composed."""

    def __init__(self, room: MusicRoom, live: Live) -> None:
        self._room = room
        self._live = live

    def bed(self, mood: str, duration: Ticks) -> Bed:
        """Music of `mood`. Raises MoodUnknown, Cancelled."""
        self._live.tell(phase=Phase.MUSIC)
        return self._room.bed(mood, duration)


def _save(job: StoryboardJob, actor: Actor, document: Document, collector: MediaCollector, base: Path) -> None:
    """Puts sounds into the library and makes the project, together with marking the job done: all or nothing."""
    made = {asset: ref for asset, ref in document.media.items() if asset in collector.refs}
    stored = {asset: blobs.keep(base / ref.path) for asset, ref in made.items()}
    music = {record.asset for record in document.records if isinstance(record, Audio) and record.role == "music"}
    with transaction.atomic():
        ids = {
            asset: library.add_file(
                actor,
                workspace_id=job.workspace_id,
                path=base / ref.path,
                name=file_name(ref.name),
                kind="audio",
                origin={"way": "music" if asset in music else "speech", "storyboard": job.id, "text": ref.name},
                stored=stored[asset],
            )
            for asset, ref in made.items()
        }
        media: dict[str, MediaRef] = {ids.get(asset, asset): ref for asset, ref in document.media.items()}
        saved = Document(records=tuple(_renamed(record, ids) for record in document.records), media=media)
        title = next(record.title for record in saved.records if isinstance(record, Project))
        job.project_id = projects.create(
            actor,
            workspace_id=job.workspace_id,
            document=saved,
            title=title or _untitled(job),
            origin={"kind": "storyboard", "job": job.id},
        )
        finish(job, project_id=job.project_id, notices=job.notices, done=job.total)


def _renamed(record: Record, ids: dict[str, str]) -> Record:
    """`record` with the library's id of its sound."""
    if isinstance(record, Audio) and record.asset in ids:
        return record.model_copy(update={"asset": ids[record.asset]})
    return record


def _untitled(job: StoryboardJob) -> str:
    """The first words of the script."""
    return " ".join(job.script.replace("*", "").replace("#", "").split())[:60]
