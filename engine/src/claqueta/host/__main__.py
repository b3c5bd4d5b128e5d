"""Starts the warm process: `python -m claqueta.host DESCRIPTOR MODULE…`; only `Host` does this."""

import sys

from claqueta.host.warm import serve

serve(int(sys.argv[1]), sys.argv[2:])
