"""The app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Config."""

    name = "studio.config"
    label = "studio_config"

    def ready(self) -> None:
        """Makes the queue known, so that tasks called from any process go there."""
        from studio.config import celery  # noqa: F401  # its app becomes the current one
