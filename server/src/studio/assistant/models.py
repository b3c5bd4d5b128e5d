"""Work that the studio does for people, as rows with leases: speaking, making storyboards, showing styles."""

from django.db import models

from studio.accounts.models import User, Workspace
from studio.lib.ids import IdField
from studio.lib.leases import Leased


class VoiceList(models.Model):
    """The voices that the workers found on their machines, kept so that pages need not start a synthesiser."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    voices = models.JSONField(default=list)
    engines = models.JSONField(default=list)
    listed = models.DateTimeField()


class VoiceSample(Leased):
    """A short clip of a voice, made once for everybody: it says a sentence of our own."""

    id = IdField()
    voice = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64, blank=True)
    """Of the WAV file; empty until it is made."""
    workspace_id = models.CharField(max_length=16)
    """Who asked for it last, and is told when it is there."""
    created = models.DateTimeField(auto_now_add=True)


class SpeechJob(Leased):
    """A text to be spoken into a project: as a new clip, or in place of what a clip says.

    The record's id is minted with the job, so that however often it is tried, one clip comes of it.
    """

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    project_id = models.CharField(max_length=16, db_index=True)
    audio_id = models.CharField(max_length=16)
    respoken = models.BooleanField(default=False)
    """Whether the clip is there already and gets new words."""
    scene_id = models.CharField(max_length=16, blank=True)
    track_id = models.CharField(max_length=16, blank=True)
    start = models.BigIntegerField(null=True, blank=True)
    """Ticks from the scene's start, or the project's; None is after what is spoken there already."""
    text = models.TextField(max_length=20_000)
    language = models.CharField(max_length=20)
    voice = models.CharField(max_length=200, blank=True)
    speed = models.FloatField(default=1.0)
    pitch = models.FloatField(default=0.0)
    volume = models.FloatField(default=0.0)
    asset_id = models.CharField(max_length=16, blank=True)
    """The sound in the library, once it is made."""
    notices = models.JSONField(default=list)
    """Sentences {"en", "es"} about what could not be done as asked."""
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["state", "created"], name="speech_job_waiting"),)


class Phase(models.TextChoices):
    """What a storyboard is at."""

    READ = "read"
    MEDIA = "media"
    SPEAK = "speak"
    LAYOUT = "layout"
    MUSIC = "music"
    SAVE = "save"


class StoryboardJob(Leased):
    """A script on its way to a project. The project is made in the transaction that marks this done: never twice."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    script = models.TextField(max_length=60_000)
    options = models.JSONField()
    """A StoryboardOptions."""
    phase = models.CharField(max_length=10, choices=Phase, default=Phase.READ)
    done = models.PositiveIntegerField(default=0)
    """Texts spoken so far."""
    total = models.PositiveIntegerField(default=0)
    project_id = models.CharField(max_length=16, blank=True)
    notices = models.JSONField(default=list)
    """Sentences {"en", "es"} about what could not be done as asked."""
    remarks_read = models.BooleanField(default=False)
    """Whether somebody has put them away on the project's page."""
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = (models.Index(fields=["state", "created"], name="storyboard_job_waiting"),)


class StyleStills(Leased):
    """The first scene of a script drawn in every style, for choosing one; kept for whoever asks the same again."""

    id = IdField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    """Hash of the opening, the format and the styles."""
    script = models.TextField(max_length=60_000)
    """The opening alone, as given."""
    format = models.CharField(max_length=5)
    stills = models.JSONField(default=dict)
    """SHA-256 of a PNG file by style, as they come."""
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["workspace", "key"], name="style_stills_once"),)
