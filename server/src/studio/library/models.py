"""What people bring in: assets over blobs, the room they take, uploads on their way, and the work of ingest."""

from typing import TYPE_CHECKING, Any, ClassVar

from django.db import models
from taggit.managers import TaggableManager
from taggit.models import TaggedItemBase

from studio.accounts.models import User, Workspace
from studio.lib.ids import IdField
from studio.lib.leases import Leased

if TYPE_CHECKING:
    _Tagged = models.Model
else:  # taggit is published without types
    _Tagged = TaggedItemBase


class Kind(models.TextChoices):
    """What an asset is good for."""

    VIDEO = "video"
    AUDIO = "audio"
    IMAGE = "image"
    FONT = "font"
    LUT = "lut"
    SUBTITLES = "subtitles"
    PACKAGE = "package"
    PICTURES = "pictures"
    """A .zip with the frames of a film, which an export has made: to be fetched, not to be shown."""
    SVG = "svg"


class AssetState(models.TextChoices):
    """How far an asset has come."""

    WAITING = "waiting"
    """Its bytes are there, ingest is not done."""
    READY = "ready"
    REFUSED = "refused"


class Blob(models.Model):
    """Bytes that lie in the blob store. Rows of `Holding` say who needs them; without any they are forgotten."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    created = models.DateTimeField(auto_now_add=True)


class Folder(models.Model):
    """A folder of the library, at the top or inside another."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")
    name = models.CharField(max_length=100)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["workspace", "parent", "name"], name="folder_name_once"),
            models.UniqueConstraint(
                fields=["workspace", "name"], condition=models.Q(parent=None), name="folder_name_once_at_the_top"
            ),
        )


class TaggedAsset(_Tagged):
    """A tag on an asset. Tags are words and belong to nobody; whose they are follows from the asset."""

    content_object = models.ForeignKey("Asset", on_delete=models.CASCADE, related_name="tagged")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["content_object", "tag"], name="asset_tagged_once"),)


class Asset(models.Model):  # type: ignore[django-manager-missing]  # taggit has no types for `tagged`
    """A medium, font, table, text or package of a workspace, with all that ingest found out about it.

    Its current bytes are `sha256`; `AssetVersion` keeps the ones it had before. Films use `film_sha256` where it is
    set: an SVG is drawn from the picture that was made of it.
    """

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    """Who brought it in; None when the studio made it."""
    folder = models.ForeignKey(Folder, on_delete=models.SET_NULL, null=True, blank=True, related_name="assets")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(max_length=200)
    notes = models.TextField(blank=True, max_length=20_000)
    category = models.CharField(max_length=40, blank=True)
    transcript = models.TextField(blank=True)
    """What is said in it, as plain text: found by search."""
    origin = models.JSONField(default=dict)
    """Where it comes from, for example {"way": "upload"} or {"way": "export", "job": "…"}."""
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True)

    state = models.CharField(max_length=10, choices=AssetState, default=AssetState.WAITING)
    error = models.JSONField(null=True, blank=True)
    """None, or {"code", "en", "es", "data", "temporary"} of why it was refused."""
    version = models.PositiveIntegerField(default=1)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    """Bytes."""
    extension = models.CharField(max_length=10)
    """Lower case, without the dot."""

    duration = models.PositiveBigIntegerField(default=0)
    """Ticks; 0 for what does not last."""
    width = models.PositiveIntegerField(default=0)
    """Pixels as shown; 0 for what has no picture."""
    height = models.PositiveIntegerField(default=0)
    rate_numerator = models.PositiveIntegerField(null=True, blank=True)
    """Frames a second, as a fraction; None for what does not move."""
    rate_denominator = models.PositiveIntegerField(null=True, blank=True)
    has_sound = models.BooleanField(default=False)
    has_alpha = models.BooleanField(default=False)
    codec = models.CharField(max_length=40, blank=True)
    loudness = models.FloatField(null=True, blank=True)
    """Integrated LUFS; None without sound or when it is silent."""
    true_peak = models.FloatField(null=True, blank=True)
    """dBTP."""
    info = models.JSONField(default=dict)
    """All facts: a MediaInfo for media; family and style of a font; edge of a table; cues of subtitles."""

    thumbnail = models.CharField(max_length=64, blank=True)
    """SHA-256 of a WebP picture, as the following are of: a JPEG strip, peaks (audiowaveform 2), an MP4."""
    filmstrip = models.CharField(max_length=64, blank=True)
    peaks = models.CharField(max_length=64, blank=True)
    proxy = models.CharField(max_length=64, blank=True)
    film_sha256 = models.CharField(max_length=64, blank=True)
    film_size = models.PositiveBigIntegerField(default=0)
    film_extension = models.CharField(max_length=10, blank=True)

    tags: ClassVar[Any] = TaggableManager(through=TaggedAsset, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["workspace", "trashed_at", "-created"]),
            models.Index(fields=["workspace", "sha256"]),
        )


class AssetVersion(models.Model):
    """The bytes an asset had before they were replaced."""

    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    extension = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["asset", "number"], name="asset_version_once"),)


class Favourite(models.Model):
    """An asset that a person wants at hand."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="favourites")
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user", "asset"], name="favourite_once"),)


class AssetUse(models.Model):
    """A project or template that shows an asset; written by whoever owns the user, at each of its changes."""

    asset_id = models.CharField(max_length=16, db_index=True)
    user_kind = models.CharField(max_length=20)
    user_id = models.CharField(max_length=16)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["user_kind", "user_id", "asset_id"], name="asset_use_once"),)


class HoldingRole(models.TextChoices):
    """Why bytes are kept."""

    ORIGINAL = "original"
    VERSION = "version"
    DERIVED = "derived"
    """Made by the studio and makeable again: the cache, which the quota does not count."""


class Holding(models.Model):
    """A reason to keep a blob: somebody in a workspace needs it."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="holdings")
    role = models.CharField(max_length=10, choices=HoldingRole)
    holder_kind = models.CharField(max_length=20)
    """`asset`, or what another app calls its own."""
    holder_id = models.CharField(max_length=16)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["holder_kind", "holder_id", "role", "blob"], name="holding_once"),
        )
        indexes = (models.Index(fields=["workspace", "blob"]),)


class Account(models.Model):
    """How much a workspace takes: the one row that is locked where room is given or taken back."""

    workspace = models.OneToOneField(Workspace, on_delete=models.CASCADE, primary_key=True, related_name="+")
    used = models.PositiveBigIntegerField(default=0)
    """Bytes of its originals and their versions, each blob once."""
    reserved = models.PositiveBigIntegerField(default=0)


class Reservation(models.Model):
    """Room promised to something that is still being made or sent; taken back when it expires."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    size = models.PositiveBigIntegerField()
    expires = models.DateTimeField(db_index=True)


class Upload(models.Model):
    """A file on its way in by the tus protocol. Its bytes so far lie under var/uploads/<id>."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    folder = models.ForeignKey(Folder, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    replaces = models.ForeignKey(Asset, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    """The asset that gets a new version; None for a new asset."""
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    offset = models.PositiveBigIntegerField(default=0)
    """Bytes that are safely on disk."""
    sha256 = models.CharField(max_length=64, blank=True)
    """What the browser says the whole file hashes to; blank when it did not say."""
    metadata = models.TextField(blank=True)
    """As sent: tus wants it back."""
    reservation_id = models.CharField(max_length=16, blank=True)
    asset_id = models.CharField(max_length=16, blank=True)
    """The asset that came of it."""
    duplicate = models.BooleanField(default=False)
    """Whether the workspace had the same bytes already, so that the asset is the old one."""
    error = models.JSONField(null=True, blank=True)
    expires = models.DateTimeField(db_index=True)
    created = models.DateTimeField(auto_now_add=True)


class IngestStep(models.TextChoices):
    """What ingest is at."""

    PROBE = "probe"
    PICTURES = "pictures"
    PEAKS = "peaks"
    LOUDNESS = "loudness"
    PROXY = "proxy"
    DONE = "done"


class IngestJob(Leased):
    """Finding out all about one asset's bytes. Each step is idempotent; a new attempt goes on at `step`."""

    id = IdField()
    asset = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="ingests")
    version = models.PositiveIntegerField(default=1)
    """The version of the asset that it reads; a newer one ends it."""
    step = models.CharField(max_length=10, choices=IngestStep, default=IngestStep.PROBE)
    share = models.FloatField(default=0.0)
    """How much of all steps is done, 0…1."""
    created = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["state", "created"]),)


from studio.library.cache.models import Cached  # noqa: E402, F401  # Django looks here
from studio.library.search.models import SearchEntry, SearchTag, SearchText  # noqa: E402, F401  # Django looks here
