"""The app."""

from django.apps import AppConfig


class RenderingConfig(AppConfig):
    """Rendering."""

    name = "studio.rendering"
    label = "rendering"
