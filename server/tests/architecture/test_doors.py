"""Apps know each other by their doors alone: one may be rewritten behind its door and no other has to be read."""

import ast
from collections.abc import Iterator
from pathlib import Path

import studio

ROOT = Path(next(iter(studio.__path__)))
NOT_APPS = {"config", "lib", "testing"}
"""config puts the apps together, lib lies under all of them, testing looks at all of them from outside."""
DOORS = {
    # rows of people and workspaces are pointed at; pages and endpoints ask who is asking
    "accounts": {"public", "models", "pages", "middleware", "sign_in"},
    "realtime": {"public", "events"},
}


def _apps() -> set[str]:
    return {each.name for each in ROOT.iterdir() if (each / "apps.py").exists()} - NOT_APPS


def _imported(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, each.name) for each in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{each.name}") for each in node.names)


def test_an_app_is_entered_by_its_door_alone() -> None:
    apps, seen, past = _apps(), 0, []
    assert {"accounts", "library", "projects", "rendering", "collaboration", "assistant"} <= apps
    for path in sorted(ROOT.rglob("*.py")):
        own = path.relative_to(ROOT).parts[0]
        if own not in apps or "migrations" in path.parts:
            continue
        for line, name in _imported(path):
            top, _, rest = name.partition(".")
            app, _, inside = rest.partition(".")
            if top == "studio" and app in apps - {own}:
                seen += 1
                if inside.partition(".")[0] not in DOORS.get(app, {"public"}):
                    past.append(f"{path.relative_to(ROOT)}:{line} imports {name}")
    assert seen > 100
    assert past == [], "import these from the other app's public.py"
