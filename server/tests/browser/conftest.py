"""What the browser tests share: one studio that runs, with its worker; people in it; a Chromium for each module."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from browser.visits import CHROMIUM, Language, launch
from studio.testing.studio import Person, RunningStudio

expect.set_options(timeout=15_000)  # the machine may be busy; what is expected is awaited, not measured


@dataclass(frozen=True)
class Place:
    """A workspace with something on every page."""

    studio: RunningStudio
    owner: Person
    """Ana, whose pages are in Spanish."""
    partner: Person
    """Alice, whose pages are in English; an administrator."""
    workspace_id: str
    ids: dict[str, str]
    """project, from_template, template, asset, trashed."""

    def who(self, language: Language) -> Person:
        """The one of the two whose pages are in `language`."""
        return self.owner if language == "es" else self.partner


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """A studio with a worker, and a furnished workspace whose owner is ana@example.org."""
    with RunningStudio(worker=True, static=True) as studio:
        owner = studio.person("ana")
        partner = studio.person("alice")
        studio.call("studio.testing.showroom:speak", user_id=partner.id, language="en")
        workspace_id = studio.workspace("Taller", {owner: "owner", partner: "admin"})
        ids = studio.call("studio.testing.showroom:furnish", workspace_id=workspace_id, user_id=owner.id)
        yield Place(studio, owner, partner, workspace_id, ids)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium. For one module: Playwright keeps an event loop running, which other modules' own loops do not bear."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: run `make setup`")
    with sync_playwright() as playwright:
        found = launch(playwright)
        yield found
        found.close()
