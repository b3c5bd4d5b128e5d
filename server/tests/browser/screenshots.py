"""`make screenshots`: pictures of the pages of the demo workspace.

    python server/tests/browser/screenshots.py                the guide's, into docs/guide/images/
    python server/tests/browser/screenshots.py --all FOLDER   and every page, both languages, wide and narrow

Starts a studio of its own, fills it as `make demo` does, and ends it.
"""

import argparse
import itertools
import sys
from pathlib import Path
from typing import Final

import skia
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from browser.conftest import Place
from browser.test_pages import OUTSIDE, PAGES, SIZES
from browser.visits import Language, Theme, Visit, launch, visit
from studio.testing.studio import Person, RunningStudio

GUIDE: Final = Path(__file__).parents[3] / "docs" / "guide" / "images"
MOST_BYTES: Final = 150_000
_SHOWN: Final[ViewportSize] = {"width": 1280, "height": 800}
_SCRIPTS: Final[dict[str, str]] = {"es": "?example=es", "en": "?example=en"}


def furnished(studio: RunningStudio) -> Place:
    """The demo workspace; its owner and a film of it."""
    found = studio.call("studio.testing.showroom:demo")
    owner = Person(found["user"], found["email"], studio.call("studio.testing.showroom:session", user_id=found["user"]))
    return Place(studio, owner, owner, found.pop("workspace"), found)


def every_page(place: Place, browser: Browser, folder: Path) -> None:
    """Each page of the tests, whole, as PNG: `<page>-<language>-<size>.png`."""
    looks: list[tuple[Language, str, Theme]] = [
        ("es", "wide", "dark"), ("en", "wide", "light"), ("es", "narrow", "light"), ("en", "narrow", "dark"),
    ]  # fmt: skip
    for language, size, theme in looks:
        place.studio.call("studio.testing.showroom:speak", user_id=place.owner.id, language=language)
        for person, pages in ((place.owner, PAGES), (None, OUTSIDE)):
            with visit(browser, place.studio, person, language=language, theme=theme, size=SIZES[size]) as seen:
                for name, path in pages.items():
                    seen.open(path.format(workspace=place.workspace_id, **place.ids))
                    _stills(seen.page)
                    target = folder / f"{name.replace(', ', '-').replace(' ', '_')}-{language}-{size}.png"
                    seen.page.screenshot(path=target, full_page=size == "narrow")


def guide(place: Place, browser: Browser, folder: Path) -> None:
    """The guide's pictures, in both languages, as WebP of at most MOST_BYTES."""
    folder.mkdir(parents=True, exist_ok=True)
    for language in ("es", "en"):
        place.studio.call("studio.testing.showroom:speak", user_id=place.owner.id, language=language)
        with visit(browser, place.studio, None, language=language, theme="light", size=_SHOWN) as seen:
            seen.open("/account/login/")
            _keep(seen, folder, "sign-in")
        with visit(browser, place.studio, place.owner, language=language, theme="light", size=_SHOWN) as seen:
            for name, path in {
                "projects": "/w/{workspace}/projects",
                "new": "/w/{workspace}/projects/new",
                "script": "/w/{workspace}/projects/new/script" + _SCRIPTS[language],
                "templates": "/w/{workspace}/templates",
                "template": "/w/{workspace}/templates/{template}",
                "library": "/w/{workspace}/library",
                "project": "/p/{project}",
                "exports": "/w/{workspace}/exports",
                "members": "/w/{workspace}/settings/members",
                "invitations": "/w/{workspace}/settings/invitations",
                "tokens": "/account/tokens",
            }.items():
                seen.open(path.format(workspace=place.workspace_id, **place.ids))
                if name == "library":
                    seen.page.locator(".asset .cover").first.click()
                    seen.page.locator("#details .facts").wait_for()
                _stills(seen.page)
                _keep(seen, folder, name)
                if name == "project":
                    seen.page.locator(".page-head .button.primary").click()
                    seen.page.locator("dialog[open] #estimate").wait_for()
                    _keep(seen, folder, "export")


def _stills(page: Page) -> None:
    """Waits for pictures that the workers draw."""
    page.wait_for_timeout(1500)
    page.wait_for_function(
        """() => [...document.images].every((each) => !each.checkVisibility() || each.complete
            || each.getBoundingClientRect().top > innerHeight)"""
    )


def _keep(seen: Visit, folder: Path, name: str) -> None:
    seen.settle()
    image = skia.Image.MakeFromEncoded(seen.page.screenshot())
    for quality in itertools.count(86, -8):
        data = bytes(image.encodeToData(skia.EncodedImageFormat.kWEBP, quality))
        if len(data) <= MOST_BYTES or quality < 40:
            break
    (folder / f"{name}-{seen.language}.webp").write_bytes(data)


def main() -> None:
    """Takes them all."""
    parser = argparse.ArgumentParser(description="Pictures of the studio's pages.")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page into FOLDER as well")
    wanted = parser.parse_args().all
    with RunningStudio(worker=True, static=True) as studio, sync_playwright() as playwright:
        place = furnished(studio)
        browser = launch(playwright)
        guide(place, browser, GUIDE)
        if wanted is not None:
            wanted.mkdir(parents=True, exist_ok=True)
            every_page(place, browser, wanted)
        browser.close()


if __name__ == "__main__":
    main()
