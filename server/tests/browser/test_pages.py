"""Every page, both languages, wide and narrow, dark and light: no barrier, no overflow, no error, no foreign word."""

from itertools import product
from typing import Final

import pytest
from playwright.sync_api import Browser, ViewportSize

from browser.conftest import Place
from browser.inspection import barriers, english, overflow, tab_stops
from browser.visits import NARROW, WIDE, Language, Theme, Visit, visit

pytestmark = pytest.mark.browser

PAGES: Final = {
    "projects": "/w/{workspace}/projects",
    "projects, none found": "/w/{workspace}/projects?q=zzzz",
    "trash": "/w/{workspace}/projects?trash=1",
    "new project": "/w/{workspace}/projects/new",
    "new from a script": "/w/{workspace}/projects/new/script?example=es",
    "project": "/p/{project}",
    "library": "/w/{workspace}/library",
    "library, list": "/w/{workspace}/library?view=list",
    "library, trash": "/w/{workspace}/library?trash=1",
    "templates": "/w/{workspace}/templates",
    "template": "/w/{workspace}/templates/{template}",
    "exports": "/w/{workspace}/exports",
    "workspace": "/w/{workspace}/settings",
    "members": "/w/{workspace}/settings/members",
    "invitations": "/w/{workspace}/settings/invitations",
    "audit": "/w/{workspace}/settings/audit",
    "new workspace": "/workspaces/new",
    "account": "/account",
    "tokens": "/account/tokens",
    "signed in": "/account/signed-in",
    "email": "/account/email/",
    "password": "/account/password/change/",
    "second factor": "/account/2fa/",
    "sign out": "/account/logout/",
    "lost": "/w/0000000000000000/projects",
}
OUTSIDE: Final = {
    "sign in": "/account/login/",
    "forgotten": "/account/password/reset/",
    "forgotten, sent": "/account/password/reset/done/",
    "closed": "/account/signup/",
    "bad invitation": "/invitation/0000",
    "bad link": "/enter/0000",
    "nowhere": "/nowhere",
}
LOST: Final = {"lost", "nowhere", "bad invitation", "bad link"}

LOOKS: Final = list(product(("es", "en"), ("wide", "narrow"), ("dark", "light")))
# Each axis is seen at both ends every time; the other combinations are the nightly's.
OFTEN: Final = {("es", "narrow", "dark"), ("en", "wide", "light")}
SIZES: Final[dict[str, ViewportSize]] = {"wide": WIDE, "narrow": NARROW}


def _check(seen: Visit, name: str) -> list[str]:
    page = seen.page
    found = barriers(page) + [f"too wide: {each}" for each in overflow(page)]
    if seen.language == "es":
        found += [f"English: {each}" for each in english(page)]
    if name in LOST:
        seen.complaints[:] = [each for each in seen.complaints if "status of 404" not in each]
    found += [f"console: {each}" for each in seen.complaints]
    seen.complaints.clear()
    return [f"{name}: {each}" for each in found]


@pytest.mark.parametrize(
    ("language", "size", "theme"),
    [pytest.param(*look, marks=() if look in OFTEN else pytest.mark.nightly, id="-".join(look)) for look in LOOKS],
)
def test_no_page_has_a_barrier_an_overflow_an_error_or_a_foreign_word(
    place: Place, browser: Browser, language: Language, size: str, theme: Theme
) -> None:
    found: list[str] = []
    for person, pages in ((place.who(language), PAGES), (None, OUTSIDE)):
        with visit(browser, place.studio, person, language=language, theme=theme, size=SIZES[size]) as seen:
            for name, path in pages.items():
                seen.open(path.format(workspace=place.workspace_id, **place.ids))
                assert seen.page.locator("html").get_attribute("lang") == language
                found += _check(seen, name)
    assert not found, "\n".join(["", *found])


DIALOGS: Final = {
    "blank": ("new project", "En blanco"),
    "from a file": ("new project", "Desde un archivo"),
    "export": ("project", "Exportar"),
    "new folder": ("library", "Nueva carpeta"),
}


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_no_dialog_has_a_barrier_or_an_overflow_and_escape_gives_the_focus_back(
    place: Place, browser: Browser, size: str
) -> None:
    found: list[str] = []
    with visit(browser, place.studio, place.owner, size=SIZES[size]) as seen:
        for name, (page, button) in DIALOGS.items():
            seen.open(PAGES[page].format(workspace=place.workspace_id, **place.ids))
            opener = seen.page.get_by_role("button", name=button).first
            opener.focus()
            seen.page.keyboard.press("Enter")
            dialog = seen.page.locator("dialog[open]")
            dialog.wait_for()
            seen.settle()
            found += _check(seen, name)
            seen.page.keyboard.press("Escape")
            dialog.wait_for(state="detached")
            if not opener.evaluate("element => element === document.activeElement"):
                found.append(f"{name}: the focus is lost")
    assert not found, "\n".join(["", *found])


@pytest.mark.parametrize(
    ("name", "acts"),
    [
        ("projects", True),
        ("new project", False),
        ("new from a script", True),
        ("project", True),
        ("templates", False),
        ("members", False),
        ("exports", False),
    ],
)
def test_tab_reaches_the_main_action_and_every_stop_shows_its_focus(
    place: Place, browser: Browser, name: str, acts: bool
) -> None:
    with visit(browser, place.studio, place.owner) as seen:
        seen.open(PAGES[name].format(workspace=place.workspace_id, **place.ids))
        unseen, primary = tab_stops(seen.page)
    assert unseen == []
    assert primary or not acts


def test_what_is_not_there_or_not_ones_own_looks_like_the_studio(place: Place, browser: Browser) -> None:
    with visit(browser, place.studio, place.studio.person("otra")) as seen:
        for path in (f"/p/{place.ids['project']}", f"/w/{place.workspace_id}/projects", "/nowhere"):
            answer = seen.page.goto(place.studio.url + path)
            assert answer is not None
            assert answer.status == 404
            assert seen.page.locator(".empty svg.picture").is_visible()
            assert seen.page.get_by_role("link", name="A mis proyectos").is_visible()


def test_an_act_without_its_token_is_refused_in_the_look(place: Place, browser: Browser) -> None:
    with visit(browser, place.studio, place.owner) as seen:
        seen.open("/account")
        seen.page.evaluate(
            """() => { const form = document.createElement("form"); form.method = "post";
              form.action = "/account/theme"; document.body.append(form); form.submit(); }"""
        )
        seen.page.locator(".empty svg.picture").wait_for()
        assert seen.page.get_by_role("link", name="A mis proyectos").is_visible()
