"""`studio backup FILE`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from claqueta.errors import ClaquetaError
from studio.config.backup import back_up


class Command(BaseCommand):
    """Writes everything into one file."""

    help = "Write every row and every file of the studio into one tar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Do it and say how many rows."""
        try:
            counts = back_up(options["file"].absolute())
        except (ClaquetaError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{sum(counts.values())} rows: {options['file']}")
