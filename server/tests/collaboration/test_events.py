"""What is declared as an event is told to someone, and what pages wait for is declared."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import get_args

import studio
from studio.accounts.policy import POLICY
from studio.collaboration.workspace_socket import PERSONAL, VERBS
from studio.realtime.public import Event

ROOT = Path(next(iter(studio.__path__)))
_LIVE = re.compile(r'data-live="([a-z_. ]+)"')


def types() -> set[str]:
    """The type of every event that any app declares."""
    for app in iter_modules([str(ROOT)]):
        for module in iter_modules([str(ROOT / app.name)]):
            if module.name.startswith("events"):
                import_module(f"studio.{app.name}.{module.name}")
    declared = [each for each in subclasses(Event) if each.__module__.startswith("studio.")]
    return {get_args(each.model_fields["type"].annotation)[0] for each in declared}


def subclasses(kind: type[Event]) -> Iterator[type[Event]]:
    """All of them."""
    for each in kind.__subclasses__():
        yield each
        yield from subclasses(each)


def test_every_event_is_told_by_a_right_or_is_personal() -> None:
    nouns = {type.partition(".")[0] for type in types()}
    assert len(nouns) > 10
    assert nouns == VERBS.keys() | PERSONAL
    assert not VERBS.keys() & PERSONAL
    assert set(VERBS.values()) <= POLICY.keys()


def test_what_pages_wait_for_is_an_event() -> None:
    waited = {
        type
        for template in ROOT.rglob("templates/**/*.html")
        for names in _LIVE.findall(template.read_text())
        for type in names.split()
    }
    assert len(waited) > 5
    assert waited <= types()
