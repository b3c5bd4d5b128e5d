"""The app."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Config."""

    name = "studio.config"
    label = "studio_config"
