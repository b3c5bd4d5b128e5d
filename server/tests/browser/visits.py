"""A person at a browser: a page of the running studio, and all that went wrong on it while they were there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page, Playwright, ViewportSize

from studio.testing.studio import Person, RunningStudio

CHROMIUM: Final = Path("/usr/bin/chromium")
WIDE: Final[ViewportSize] = {"width": 1440, "height": 900}
NARROW: Final[ViewportSize] = {"width": 390, "height": 844}

type Language = Literal["es", "en"]
type Theme = Literal["dark", "light"]


def launch(playwright: Playwright) -> Browser:
    """Debian's Chromium, without a window."""
    return playwright.chromium.launch(
        executable_path=CHROMIUM,
        headless=False,  # the new headless is asked for by its own flag
        args=[
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
        ],
    )


@dataclass
class Visit:
    """One browser window with its own cookies."""

    page: Page
    url: str
    language: Language
    complaints: list[str] = field(default_factory=list)
    """Errors of the console (the policy's refusals are among them), uncaught exceptions, answers of 500 and more."""

    def open(self, path: str) -> None:
        """Goes to a page and waits until what it loads by itself is there."""
        self.page.goto(self.url + path)
        self.settle()

    def settle(self) -> None:
        """Waits until htmx has nothing under way and pictures in view are there or given up."""
        self.page.wait_for_load_state()
        self.page.wait_for_function(
            """() => document.fonts.status === "loaded"
                && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")
                && [...document.images].every((each) => each.complete || each.loading === "lazy")"""
        )


@contextmanager
def visit(
    browser: Browser,
    studio: RunningStudio,
    person: Person | None,
    *,
    language: Language = "es",
    theme: Theme = "dark",
    size: ViewportSize = WIDE,
    scale: float = 1,
) -> Iterator[Visit]:
    """A window of `person` (or of nobody), in that language and theme, without motion."""
    context = browser.new_context(
        viewport=size,
        locale=language,
        color_scheme=theme,
        reduced_motion="reduce",
        device_scale_factor=scale,
        base_url=studio.url,
        timezone_id="Europe/Madrid",
    )
    context.set_default_timeout(30_000)
    context.add_cookies([{"name": "django_language", "value": language, "url": studio.url}])
    if person is not None:
        context.add_cookies([{"name": "sessionid", "value": person.session, "url": studio.url}])
    page = context.new_page()
    found = Visit(page, studio.url, language)
    page.on(
        "console",
        lambda said: found.complaints.append(f"{said.text} {said.location['url']}") if said.type == "error" else None,
    )
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    page.on(
        "response",
        lambda answer: found.complaints.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None,
    )
    try:
        yield found
    finally:
        context.close()
