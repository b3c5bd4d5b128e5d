"""`studio doctor`."""

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from studio.config.doctor import findings

_SIGNS = {"good": "✓", "notice": "·", "bad": "✗"}


class Command(BaseCommand):
    """Looks at everything; 1 when something that is needed is missing."""

    help = "Say what is installed, missing, outdated or not locked."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How to say it."""
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--language", choices=["en", "es"])

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Look and tell."""
        spanish = (options["language"] or os.environ.get("LANG", "en")[:2]) == "es"
        found = list(findings())
        if options["json"]:
            told = [
                {"subject": each.subject, "verdict": each.verdict, "en": each.said.en, "es": each.said.es}
                for each in found
            ]
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            for each in found:
                self.stdout.write(f"{_SIGNS[each.verdict]} {each.subject}: {each.said.es if spanish else each.said.en}")
        if any(each.verdict == "bad" for each in found):
            sys.exit(1)
