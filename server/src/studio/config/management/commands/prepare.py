"""`studio prepare`: what a new version needs before it serves."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Brings tables, built-in templates and static files up to date; doing it twice is harmless."""

    help = "Bring tables, built-in templates and static files up to date."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Each in turn."""
        call_command("migrate", verbosity=0)
        call_command("load_templates", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
