"""The cache's own list: when each of its blobs was last wanted, and which are away."""

from django.db import models
from django.utils import timezone

from studio.library.models import Blob


class Cached(models.Model):
    """A blob that was made of an asset. Who it was made for stays known in its holdings while its bytes are away."""

    blob = models.OneToOneField(Blob, on_delete=models.CASCADE, primary_key=True, related_name="cached")
    used = models.DateTimeField(default=timezone.now, db_index=True)
    """When somebody last fetched it, give or take an hour."""
    away = models.BooleanField(default=False)
    """Whether its bytes were thrown away to make room."""

    class Meta:
        app_label = "library"
