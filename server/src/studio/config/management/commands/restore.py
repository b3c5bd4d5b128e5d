"""`studio restore FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claqueta.errors import ClaquetaError
from studio.config.backup import restore


class Command(BaseCommand):
    """Puts a backup into an empty, migrated studio."""

    help = "Put a backup into an empty studio (after studio migrate)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Do it and say how many rows."""
        try:
            counts = restore(options["file"].absolute())
        except (ClaquetaError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sum(counts.values())} rows: {options['file']}")
