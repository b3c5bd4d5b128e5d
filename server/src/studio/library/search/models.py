"""The rows that search reads: one `SearchEntry` an asset, kept in step by `search.index` and by nothing else."""

from django.db import models

from studio.accounts.models import Workspace


class Shape(models.TextChoices):
    """How a picture stands; blank for what has none."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"
    SQUARE = "square"


class SearchEntry(models.Model):
    """All of an asset that filters, sorts and facets read, side by side.

    The id is the moment of the asset's creation in microseconds since 1970 (the next free one when two share it), so
    that "newest first" is the order of the primary key on both databases and the order of the inverted index, too.
    """

    id = models.BigAutoField(primary_key=True)
    asset = models.OneToOneField("library.Asset", on_delete=models.CASCADE, related_name="+")
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+", db_index=False)
    trashed = models.BooleanField()
    kind = models.CharField(max_length=10)
    shape = models.CharField(max_length=10, blank=True)
    state = models.CharField(max_length=10)
    category = models.CharField(max_length=40, blank=True)
    uploader_id = models.CharField(max_length=16, blank=True)
    """Blank for what the studio made."""
    folder_id = models.CharField(max_length=16, blank=True)
    """Blank at the top."""
    duration = models.BigIntegerField()
    """Ticks."""
    size = models.BigIntegerField()
    """Bytes."""
    name_key = models.CharField(max_length=400)
    """The folded name with its numbers padded: "Clip 2" before "Clip 10"."""

    class Meta:
        indexes = (
            models.Index(
                fields=[
                    "workspace",
                    "trashed",
                    "id",
                    "kind",
                    "shape",
                    "state",
                    "category",
                    "uploader_id",
                    "folder_id",
                    "duration",
                    "size",
                    "asset",
                ],
                name="search_newest",
            ),
            models.Index(
                fields=["workspace", "trashed", "kind", "shape", "state", "category", "uploader_id"],
                name="search_counts",
            ),
            models.Index(fields=["workspace", "trashed", "folder_id", "id"], name="search_folder"),
            models.Index(fields=["workspace", "trashed", "name_key", "id"], name="search_name"),
            models.Index(fields=["workspace", "trashed", "duration", "id"], name="search_longest"),
            models.Index(fields=["workspace", "trashed", "size", "id"], name="search_largest"),
        )


class SearchText(models.Model):
    """An asset's words in order, apart from the entry because they are long and only phrases read them."""

    entry = models.OneToOneField(SearchEntry, on_delete=models.CASCADE, primary_key=True, related_name="+")
    words = models.TextField()
    """Folded, each between spaces, `|` between the fields: name, tags, notes, transcript."""
    name_end = models.PositiveIntegerField()
    """Characters from the beginning, as the following."""
    tags_end = models.PositiveIntegerField()
    notes_end = models.PositiveIntegerField()


class SearchTag(models.Model):
    """A tag of an entry, so that counting tags reads one index."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="+", db_index=False)
    tag_id = models.IntegerField()
    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="+", db_index=False)
    trashed = models.BooleanField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["entry", "tag_id"], name="search_tag_once"),)
        indexes = (models.Index(fields=["workspace", "trashed", "tag_id", "entry"], name="search_tag_counts"),)
