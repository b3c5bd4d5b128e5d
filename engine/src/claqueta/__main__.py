"""Runs the command line: `python -m claqueta`."""

import sys

_CANCELLED = 130


def main() -> int:
    """The exit code; loading, which takes a moment, may be interrupted like the work."""
    try:
        from claqueta.cli import main as run
    except KeyboardInterrupt:
        return _CANCELLED
    return run()


if __name__ == "__main__":
    sys.exit(main())
