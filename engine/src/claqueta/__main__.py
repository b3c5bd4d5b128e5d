"""Runs the command line: `python -m claqueta`."""

import sys

from claqueta.cli import main

sys.exit(main())
