"""How the command line speaks: in the person's language, errors on stderr, progress as a bar or as JSON lines."""

import io
import json
import os
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from claqueta.errors import ClaquetaError, Language, Words
from claqueta.ports import Report

type ProgressStyle = Literal["bar", "json", "none"]

_BAR_WIDTH = 28
_SHORTEST_INTERVAL_SECONDS = 0.1

_PHASES = {
    "speak": Words(en="speaking", es="locución"),
    "plan": Words(en="planning", es="plan"),
    "pictures": Words(en="pictures", es="imágenes"),
    "sound": Words(en="sound", es="sonido"),
    "join": Words(en="joining", es="unión"),
    "verify": Words(en="checking", es="comprobación"),
}
_LEFT = Words(en="{seconds} s left", es="quedan {seconds} s")


def language() -> Language:
    """The language of the person at this terminal, from the usual variables of the environment."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "es" if value.lower().startswith("es") else "en"
    return "en"


def settle_streams() -> None:
    """Make signs that the terminal has no code for come out escaped, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(words: Words, **data: str | int | float) -> None:
    """Print a sentence on stdout."""
    print(words.fill(language(), data))


def complain(error: ClaquetaError) -> None:
    """Print an error on stderr."""
    print(f"claqueta: {error.text(language())}", file=sys.stderr)


def warn(text: str) -> None:
    """Print a warning on stderr."""
    print(f"claqueta: ⚠ {text}", file=sys.stderr)


def print_json(value: object) -> None:
    """Print a value as JSON on stdout."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    print()


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in aligned columns on stdout."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


class ConsoleProgress:
    """Shows reports on stderr, one line that is drawn anew, or a JSON object a line."""

    def __init__(self, style: ProgressStyle) -> None:
        self._style = style if style != "bar" or sys.stderr.isatty() else "none"
        self._shown_at = -1.0
        self._drawn = False

    def report(self, report: Report) -> None:
        """Show the report, unless another was shown a moment ago and this is not the last of its phase."""
        now = time.monotonic()
        if report.done < report.total and now - self._shown_at < _SHORTEST_INTERVAL_SECONDS:
            return
        self._shown_at = now
        if self._style == "json":
            print(json.dumps(asdict(report)), file=sys.stderr, flush=True)
        elif self._style == "bar":
            self._draw(report)

    def close(self) -> None:
        """End the line that the bar stands on."""
        if self._drawn:
            print(file=sys.stderr)
            self._drawn = False

    def _draw(self, report: Report) -> None:
        filled = round(report.share * _BAR_WIDTH)
        bar = "█" * filled + "░" * (_BAR_WIDTH - filled)
        phase = _PHASES[report.phase].fill(language(), {})
        left = ""
        if report.remaining_seconds is not None:
            left = " · " + _LEFT.fill(language(), {"seconds": round(report.remaining_seconds)})
        line = f"{bar} {report.share:4.0%} {phase} {report.done}/{report.total}{left}"
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        self._drawn = True
