"""The app."""

from django.apps import AppConfig


class ProjectsConfig(AppConfig):
    """Projects."""

    name = "studio.projects"
    label = "projects"
