"""The command line. `main` reads the arguments, runs one command and turns every error into words and an exit code.

0: done · 1: the document or media have problems · 2: wrong use · 130: cancelled
"""

import argparse
import os
import resource
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

from claqueta.cli import doctoring, exporting, inspecting, making, packing
from claqueta.cli.console import complain, language, settle_streams
from claqueta.cli.parser import LISTS, build_parser
from claqueta.cli.problems import OutputSuffixWrong, RangeUnreadable, SettingUnreadable, Unforeseen, from_os_error
from claqueta.cli.signals import interruptible
from claqueta.cli.wording import speak
from claqueta.errors import ClaquetaError
from claqueta.host import HostCancelled
from claqueta.ports import Cancelled
from claqueta.presets import PresetFieldIdle, PresetFieldUnknown, PresetUnknown, PresetValueUnfit
from claqueta.storyboard.styles import StyleUnknown
from claqueta.time import TimeUnreadable

DONE, PROBLEMS, WRONG_USE, CANCELLED = 0, 1, 2, 130

_MOST_FILES = 65_536
_WRONG_USE = (
    OutputSuffixWrong,
    PresetFieldIdle,
    PresetFieldUnknown,
    PresetUnknown,
    PresetValueUnfit,
    RangeUnreadable,
    SettingUnreadable,
    StyleUnknown,
    TimeUnreadable,
)
_COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "make": making.make,
    "render": exporting.render,
    "still": exporting.still,
    "mix": exporting.mix,
    "check": inspecting.check,
    "probe": inspecting.probe,
    "doctor": doctoring.doctor,
    "pack": packing.pack,
    "unpack": packing.unpack,
    **dict.fromkeys(LISTS, inspecting.listing),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `arguments` (those of the process for None); the exit code."""
    settle_streams()
    speak(language())
    parsed = build_parser().parse_args(arguments)
    _allow_many_files()
    try:
        with interruptible():
            code = _COMMANDS[parsed.command](parsed)
            if sys.stdout is not None:
                sys.stdout.flush()
            return code
    except (KeyboardInterrupt, Cancelled, HostCancelled):
        complain(Cancelled())
        return CANCELLED
    except _WRONG_USE as error:
        complain(error)
        return WRONG_USE
    except ClaquetaError as error:
        complain(error)
        return PROBLEMS
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


def _allow_many_files() -> None:
    """Each medium of a project is one open file, and shells often allow but a thousand."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST_FILES if hard == resource.RLIM_INFINITY else min(hard, _MOST_FILES)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
