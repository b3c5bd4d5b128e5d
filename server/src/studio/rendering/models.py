"""The ledger of exports: what was ordered, the pieces each consists of, and the pieces that are kept."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from studio.accounts.models import User, Workspace
from studio.lib.ids import IdField
from studio.lib.leases import Leased, State

STUCK_AFTER = timedelta(seconds=30)


class Step(models.TextChoices):
    """What an export that is under way does, or waits to do next."""

    WAITING = "waiting"
    PLANNING = "planning"
    RENDERING = "rendering"
    JOINING = "joining"
    VERIFYING = "verifying"


class ExportJob(Leased):
    """One file to be made of one version of a project.

    The lease is for its two steps that only one worker can do: planning at the start, joining at the end. Between
    them the row waits while workers hold its segments.
    """

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    project_id = models.CharField(max_length=16, db_index=True)
    project_version = models.PositiveIntegerField()
    document_sha256 = models.CharField(max_length=64)
    """The blob of the document as it was: JSON, with its media."""
    title = models.CharField(max_length=200)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    batch_id = models.CharField(max_length=16, db_index=True)
    """The same for all that was ordered at once."""
    preset_id = models.CharField(max_length=40)
    overrides = models.JSONField(default=dict)
    """Fields of the preset changed by hand: name → text."""
    start = models.PositiveBigIntegerField(default=0)
    """Ticks."""
    stop = models.PositiveBigIntegerField(null=True, blank=True)
    """Ticks; None to the end."""
    priority = models.SmallIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)
    last_taken = models.DateTimeField(null=True, blank=True)
    """When a worker last took a part of it."""

    step = models.CharField(max_length=10, choices=Step, default=Step.WAITING)
    is_planned = models.BooleanField(default=False)
    """Whether its segments are written down."""
    frames_total = models.PositiveIntegerField(default=0)
    frames_done = models.PositiveIntegerField(default=0)
    share = models.FloatField(default=0.0)
    """0…1, weighted by cost."""
    remaining_seconds = models.FloatField(null=True, blank=True)
    told = models.DateTimeField(null=True, blank=True)
    """When its progress was last told."""
    moved = models.DateTimeField(null=True, blank=True)
    """When it last came further."""
    cost_pictures = models.FloatField(default=0.0)
    """Of the pieces that were missing, in the engine's milliseconds."""
    cost_rest = models.FloatField(default=0.0)
    """Of sound, joining and verifying."""
    busy_seconds = models.FloatField(default=0.0)
    """What workers have spent on its pictures, added up."""

    reservation = models.CharField(max_length=16, blank=True)
    asset_id = models.CharField(max_length=16, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)
    """Bytes of the finished file."""
    output_name = models.CharField(max_length=250, blank=True)
    beside = models.JSONField(default=list)
    """Further files, as {"asset_id", "name", "size", "sha256"}: subtitles."""
    warnings = models.JSONField(default=list)
    """What could not be shown as the document says, as {"code", "en", "es", "data"}."""

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "-created"]),
            models.Index(fields=["owner", "last_taken"]),
        )

    @property
    def is_stuck(self) -> bool:
        """Whether it is under way and has not come further for half a minute."""
        since = self.moved or self.last_taken
        under_way = self.state in (State.WAITING, State.HELD) and self.step != Step.WAITING
        return under_way and since is not None and timezone.now() - since > STUCK_AFTER

    @property
    def phase(self) -> str:
        """One word for a person: what it does, or how it ended."""
        return self.step if self.state in (State.WAITING, State.HELD) else self.state


class Segment(Leased):
    """A piece of an export, to be rendered by any worker that takes it."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(ExportJob, on_delete=models.CASCADE, related_name="segments")
    index = models.PositiveIntegerField()
    key = models.CharField(max_length=64, db_index=True)
    first_frame = models.PositiveIntegerField()
    frames = models.PositiveIntegerField()
    cost = models.FloatField()
    """In the engine's milliseconds."""
    plan = models.JSONField()
    """What else the engine's Piece says: {"lane", "first", "assets"}."""
    was_kept = models.BooleanField(default=False)
    """Whether it needed no rendering: it was in the store, or an earlier piece of this export shows the same."""
    frames_done = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(null=True, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["job", "index"], name="segment_once"),)


class PreviewKind(models.TextChoices):
    """What a preview is."""

    STILL = "still"
    CLIP = "clip"


class Preview(Leased):
    """A small picture or clip of a project at one version, or a still of a template; the bytes are a kept piece."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    project_id = models.CharField(max_length=16)
    """Of a template's still: the template's id."""
    version = models.PositiveIntegerField()
    document = models.TextField(blank=True)
    """Of a template's still: what is drawn, as JSON, since no log has it."""
    document_sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=5, choices=PreviewKind)
    time = models.PositiveBigIntegerField()
    """Ticks."""
    length = models.PositiveBigIntegerField(default=0)
    """Ticks, of a clip."""
    width = models.PositiveIntegerField()
    """Pixels."""
    key = models.CharField(max_length=64, blank=True)
    """Names what is drawn; empty until a worker has looked."""
    created = models.DateTimeField(auto_now_add=True)
    asked = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["project_id", "version", "document_sha256", "kind", "time", "length", "width"],
                name="preview_once",
            ),
        )


class PieceEntry(models.Model):
    """A finished piece in the shared store, under the key that names all that decides its bytes.

    Pieces are a cache: outside every quota, the least lately used go first, and any of them can be made again.
    """

    key = models.CharField(max_length=64, primary_key=True)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    last_used = models.DateTimeField(db_index=True)
