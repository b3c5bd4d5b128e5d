"""`studio export_openapi`: the JSON API as OpenAPI, from which the TypeScript client is made."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from studio.config.api import api


class Command(BaseCommand):
    """Writes the OpenAPI document, sorted, so that a change of one operation changes its lines."""

    help = "Write the API's OpenAPI document to a file, or to standard output."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("path", nargs="?", type=Path)

    def handle(self, *args: Any, path: Path | None = None, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Write it."""
        schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), default=str))  # only text keys
        text = json.dumps(schema, indent=1, sort_keys=True) + "\n"
        if path is None:
            self.stdout.write(text, ending="")
        else:
            path.write_text(text, encoding="utf-8")
