"""Projects as rows: one row a record, the log of operations, versions, templates, packages on their way."""

from django.conf import settings
from django.db import models

from studio.accounts.models import Workspace
from studio.lib.ids import IdField, mint
from studio.lib.leases import Leased

_RECORD_ID = 16


class VideoProject(models.Model):
    """The root of a project: the newest state of its Project record, and what lists show without reading the rest.

    Locked (`select_for_update`) by whoever changes any record of the project.
    """

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    folder = models.CharField(max_length=100, blank=True)
    """What people group projects by in lists; empty: in none."""
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField()
    trashed = models.DateTimeField(null=True, blank=True)
    origin = models.JSONField(default=dict)
    """How it came to be: {"kind": "blank" | "template" | "duplicate" | "package" | "script" | …, …}."""

    version = models.PositiveIntegerField(default=0)
    """The seq of the last commit."""
    head = models.CharField(max_length=_RECORD_ID, default=mint)
    """Minted anew by every commit, so that a state kept in memory is known again without any doubt."""
    snapshot_version = models.PositiveIntegerField(default=0)
    """The newest version of which a whole document is kept."""

    record = models.CharField(max_length=_RECORD_ID)
    """The id of the Project record."""
    data = models.JSONField()
    """The Project record."""
    exchanged = models.JSONField(default=dict)
    """Of the assets that earlier versions name and another workspace has: old id → that of the copy here."""
    title = models.CharField(max_length=200, blank=True)
    title_folded = models.CharField(max_length=400, blank=True)
    """The title as it is searched and sorted by: without accents and capitals."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    rate_numerator = models.PositiveIntegerField()
    rate_denominator = models.PositiveIntegerField()
    duration = models.BigIntegerField(default=0)
    """Ticks."""
    language = models.CharField(max_length=40)
    scene_count = models.PositiveIntegerField(default=0)
    poster_time = models.BigIntegerField(default=0)
    """The moment that stands for the whole, in ticks."""

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "trashed", "-changed"]),
            models.Index(fields=["workspace", "trashed", "title_folded"]),
        )


class RecordRow(models.Model):
    """One record of a project: columns for what is asked or constrained, one JSON column with the whole record."""

    project = models.ForeignKey(VideoProject, on_delete=models.CASCADE, related_name="+")
    record = models.CharField(max_length=_RECORD_ID)
    parent = models.CharField(max_length=_RECORD_ID)
    data = models.JSONField()

    class Meta:
        abstract = True
        constraints = (models.UniqueConstraint(fields=["project", "record"], name="%(class)s_once"),)


class VideoScene(RecordRow):
    """A scene."""

    order = models.CharField(max_length=200)
    duration = models.BigIntegerField()


class VideoElement(RecordRow):
    """Something that is seen."""

    kind = models.CharField(max_length=20)
    order = models.CharField(max_length=200)
    start = models.BigIntegerField()
    duration = models.BigIntegerField()
    asset = models.CharField(max_length=16, blank=True)


class AudioTrack(RecordRow):
    """A line of sound."""

    order = models.CharField(max_length=200)


class AudioElement(RecordRow):
    """Something that is heard."""

    role = models.CharField(max_length=20)
    scene = models.CharField(max_length=_RECORD_ID, blank=True)
    start = models.BigIntegerField()
    duration = models.BigIntegerField()
    asset = models.CharField(max_length=16)


class Marker(RecordRow):
    """A named moment."""

    start = models.BigIntegerField()
    duration = models.BigIntegerField()


class Operation(models.Model):
    """One commit of the log: never changed, never removed while the project lives."""

    project = models.ForeignKey(VideoProject, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    client_id = models.CharField(max_length=64)
    """Minted by the client for this commit, so that sending it twice does it once."""
    label_en = models.CharField(max_length=300)
    label_es = models.CharField(max_length=300)
    ops = models.JSONField()
    inverse = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["project", "seq"], name="operation_in_turn"),
            models.UniqueConstraint(fields=["project", "client_id"], name="operation_once"),
        )


class Version(models.Model):
    """The whole document at one version, as a blob: named by a person, or kept by itself so that loading is quick."""

    id = IdField()
    project = models.ForeignKey(VideoProject, on_delete=models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    name = models.CharField(max_length=100, blank=True)
    """Empty: kept by itself."""
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    sha256 = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["project", "seq"], condition=models.Q(name=""), name="snapshot_once"),
        )
        indexes = (models.Index(fields=["project", "-seq"]),)


class VideoTemplate(models.Model):
    """A document whose Project record carries fields to fill in; everyone's (no workspace) or a workspace's own."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, null=True, related_name="+")
    key = models.CharField(max_length=40, null=True, unique=True)
    """The name of a built-in template, by which it is brought up to date; None for people's own."""
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    category = models.CharField(max_length=40)
    title_en = models.CharField(max_length=200)
    title_es = models.CharField(max_length=200)
    about_en = models.CharField(max_length=500, blank=True)
    about_es = models.CharField(max_length=500, blank=True)
    document = models.JSONField()
    """The document, without its media table."""
    version = models.PositiveIntegerField(default=1)
    """Raised whenever the document changes, so that pictures of it can be kept."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    duration = models.BigIntegerField()
    poster_time = models.BigIntegerField(default=0)
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["workspace", "category"]),)


class PackageImport(Leased):
    """A package on its way to becoming a project."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asset = models.CharField(max_length=16)
    """The package in the library."""
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    created = models.DateTimeField(auto_now_add=True)
    project = models.ForeignKey(VideoProject, on_delete=models.SET_NULL, null=True, related_name="+")
    """What it became."""


class PackageExport(Leased):
    """A project on its way to becoming a package."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    project = models.ForeignKey(VideoProject, on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.BigIntegerField(default=0)
    """Bytes."""
    created = models.DateTimeField(auto_now_add=True)
