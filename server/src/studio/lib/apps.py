"""The app."""

from django.apps import AppConfig


class LibConfig(AppConfig):
    """Lib."""

    name = "studio.lib"
    label = "studio_lib"
