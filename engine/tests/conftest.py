"""What holds for every test: laws have no deadline (machines differ), and in CI they try the same cases each time."""

import os

from hypothesis import settings

settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", parent=settings.get_profile("here"), derandomize=True)
settings.register_profile("nightly", parent=settings.get_profile("here"), max_examples=1000)
settings.load_profile(os.environ.get("CLAQUETA_LAWS") or ("ci" if os.environ.get("CI") else "here"))
