"""The app."""

from django.apps import AppConfig


class CollaborationConfig(AppConfig):
    """Collaboration."""

    name = "studio.collaboration"
    label = "collaboration"
