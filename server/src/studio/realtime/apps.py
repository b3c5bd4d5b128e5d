"""The app."""

from django.apps import AppConfig


class RealtimeConfig(AppConfig):
    """Realtime."""

    name = "studio.realtime"
    label = "realtime"
