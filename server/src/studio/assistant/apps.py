"""The app."""

from django.apps import AppConfig


class AssistantConfig(AppConfig):
    """Assistant."""

    name = "studio.assistant"
    label = "assistant"
