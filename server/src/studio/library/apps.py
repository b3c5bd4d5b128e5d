"""The app."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    """Library."""

    name = "studio.library"
    label = "library"
