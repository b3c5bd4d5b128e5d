"""`studio demo`: the demo workspace, and a sign-in link; called by `studio serve --demo`."""

import sys
import time
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from studio.accounts.actions.profile import one_time_link
from studio.config.demo import DemoFailed, seed


class Command(BaseCommand):
    """Waits for the studio, fills it once, prints where to go."""

    help = "Make the demo workspace in a running studio and print a sign-in link that works once."

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Fill and tell."""
        _await_studio()
        try:
            owner = seed(lambda line: self.stdout.write(f"  · {line}"))
        except DemoFailed as error:
            self.stderr.write(f"✗ {error}")
            sys.exit(1)
        self.stdout.write(f"\n  Claqueta · {settings.STUDIO.origin}")
        self.stdout.write(f"  Entra / sign in (once, 10 min): {one_time_link(owner)}\n")


def _await_studio() -> None:
    """Returns once the web answers that it is ready."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"{settings.STUDIO.origin}/readyz", timeout=5):  # noqa: S310  # our own address
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit("the studio does not answer")
