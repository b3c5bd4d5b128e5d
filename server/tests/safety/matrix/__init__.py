"""The authorization matrix: the file's rows, the world they are asked in, and each app's requests."""

from importlib import import_module
from pathlib import Path

from safety.matrix.world import Request, World, request, thing

__all__ = ["Request", "World", "request", "thing"]

for _each in sorted(Path(__file__).parent.glob("*.py")):
    if _each.stem not in ("__init__", "world", "table", "sockets"):
        import_module(f"safety.matrix.{_each.stem}")
