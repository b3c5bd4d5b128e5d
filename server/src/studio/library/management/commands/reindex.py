"""`studio reindex`: makes the search index anew from the assets."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from studio.library.search.index import reindex


class Command(BaseCommand):
    """Makes the search index anew; the studio may go on working meanwhile."""

    help = "Makes the search index anew from the assets; safe at any time, also while people work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One workspace, if asked for."""
        parser.add_argument("--workspace", help="the id of the only workspace to index")

    def handle(self, *_args: object, **options: Any) -> None:
        """Indexes and says how far it is."""
        done = 0
        for done in reindex(options["workspace"]):
            self.stdout.write(f"{done}", ending="\r")
        self.stdout.write(f"{done} assets indexed")
