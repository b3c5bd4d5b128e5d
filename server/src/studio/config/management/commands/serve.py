"""`studio serve`: the whole studio on this machine, until Ctrl-C."""

import os
import subprocess
import sys
import threading
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from studio.config.processes import foreman, processes


class Command(BaseCommand):
    """Starts Redis (a private one), web and worker; ends them together."""

    help = "Run the studio on this machine: Redis, web and worker, until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to listen, and whether to bring the demo workspace along."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--demo", action="store_true", help="make the demo workspace and print a sign-in link")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  # Django's signature
        """Prepare, start, wait."""
        os.environ["STUDIO_ORIGIN"] = os.environ.get("STUDIO_ORIGIN") or f"http://{options['host']}:{options['port']}"
        call_command("prepare")
        found = processes(settings.STUDIO, host=options["host"], port=options["port"])
        manager = foreman(found)
        if options["demo"]:
            threading.Thread(target=_demo, daemon=True).start()
        else:
            self.stdout.write(f"Claqueta: {os.environ['STUDIO_ORIGIN']}")
        manager.loop()
        sys.exit(0 if manager.returncode in (0, -2, 130, -15, 143) else manager.returncode)


def _demo() -> None:
    subprocess.run([sys.executable, "-m", "studio.config.manage", "demo"], check=False)  # ourselves
