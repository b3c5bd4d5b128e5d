"""The command line. `main` reads the arguments, runs one command and turns every error into words and an exit code.

0: done · 1: the document or media have problems · 2: wrong use · 130: cancelled
"""

import argparse
import os
import resource
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module

from claqueta.cli.console import complain, language, settle_streams
from claqueta.cli.parser import LISTS, build_parser
from claqueta.cli.problems import Unforeseen, from_os_error
from claqueta.cli.signals import interruptible
from claqueta.cli.wording import speak
from claqueta.errors import ClaquetaError
from claqueta.host import HostCancelled
from claqueta.ports import Cancelled

DONE, PROBLEMS, WRONG_USE, CANCELLED = 0, 1, 2, 130

_MOST_FILES = 65_536
_WRONG_USE = frozenset(
    {
        "cli.range",
        "cli.range_backwards",
        "cli.setting",
        "cli.suffix",
        "cli.suffix_unknown",
        "preset.field_idle",
        "preset.field_unknown",
        "preset.unknown",
        "preset.value_unfit",
        "style.unknown",
        "time.unreadable",
    }
)
"""Codes of errors that are the command's and not the document's; by code, for to import each class takes seconds."""
_COMMANDS = {
    "make": "making:make",
    "render": "exporting:render",
    "still": "exporting:still",
    "mix": "exporting:mix",
    "check": "inspecting:check",
    "probe": "inspecting:probe",
    "doctor": "doctoring:doctor",
    "pack": "packing:pack",
    "unpack": "packing:unpack",
    **dict.fromkeys(LISTS, "listing:listing"),
}
"""Module and function of each; only the one that runs is imported, and most commands need not wait for Skia."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `arguments` (those of the process for None); the exit code."""
    settle_streams()
    speak(language())
    parsed = build_parser().parse_args(arguments)
    _allow_many_files()
    try:
        with interruptible():
            code = _command(parsed.command)(parsed)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code
    except (KeyboardInterrupt, Cancelled, HostCancelled):
        complain(Cancelled())
        return CANCELLED
    except ClaquetaError as error:
        complain(error)
        return WRONG_USE if error.code in _WRONG_USE else PROBLEMS
    except BrokenPipeError:
        # whoever read the output has gone; nothing may be flushed to it at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        complain(from_os_error(error))
        return PROBLEMS
    except Exception as error:  # noqa: BLE001  # a person is owed words, whatever it was
        complain(Unforeseen(detail=f"{type(error).__name__}: {error}"[:300]))
        return PROBLEMS


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """The function that runs the command."""
    module, _, function = _COMMANDS[name].partition(":")
    found: Callable[[argparse.Namespace], int] = getattr(import_module(f"claqueta.cli.{module}"), function)
    return found


def _allow_many_files() -> None:
    """Each medium of a project is one open file, and shells often allow but a thousand."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
