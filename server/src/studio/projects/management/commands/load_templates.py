"""`studio load_templates`: brings the templates that come with the studio into the database."""

from typing import Any

from django.core.management.base import BaseCommand

from studio.projects.actions.built_in import load_templates


class Command(BaseCommand):
    """Loads the built-in templates; a second time it only brings up to date what has changed."""

    help = "Load the built-in templates (again)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Loads them."""
        made, changed = load_templates()
        self.stdout.write(f"templates: {made} new, {changed} brought up to date")
