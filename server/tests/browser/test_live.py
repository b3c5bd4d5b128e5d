"""Two people on one project: what one does, the other sees without touching anything."""

import pytest
from playwright.sync_api import Browser, expect

from browser.conftest import Place
from browser.visits import visit

pytestmark = pytest.mark.browser


def test_a_text_that_one_changes_appears_on_the_others_page(place: Place, browser: Browser) -> None:
    project_id = place.studio.call("studio.testing.console:film", workspace_id=place.workspace_id)
    with (
        visit(browser, place.studio, place.owner) as ana,
        visit(browser, place.studio, place.partner, language="en") as ben,
    ):
        for each in (ana, ben):
            each.open(f"/p/{project_id}")
            expect(each.page.locator(".live[data-state=live]")).to_be_visible()
        text = ana.page.get_by_label("Texto", exact=True).first
        text.fill("Nos vemos en la playa")
        text.blur()
        expect(ben.page.get_by_label("Text", exact=True).first).to_have_value("Nos vemos en la playa")
        expect(ben.page.locator("#history li").first).to_contain_text("Ana")
        assert ana.complaints == []
        assert ben.complaints == []


def test_what_somebody_is_typing_is_not_taken_from_under_their_hands(place: Place, browser: Browser) -> None:
    project_id = place.studio.call("studio.testing.console:film", workspace_id=place.workspace_id)
    with visit(browser, place.studio, place.owner) as ana, visit(browser, place.studio, place.owner) as ben:
        for each in (ana, ben):
            each.open(f"/p/{project_id}")
            expect(each.page.locator(".live[data-state=live]")).to_be_visible()
        typing = ben.page.get_by_label("Texto", exact=True).nth(1)
        typing.fill("A medio escr")
        first = ana.page.get_by_label("Texto", exact=True).first
        first.fill("Cambiado por Ana")
        first.blur()
        expect(ben.page.locator("#history li")).to_have_count(2)
        expect(typing).to_have_value("A medio escr")
        typing.fill("A medio escribir")
        typing.blur()
        expect(ana.page.get_by_label("Texto", exact=True).nth(1)).to_have_value("A medio escribir")
        expect(ben.page.get_by_label("Texto", exact=True).first).to_have_value("Cambiado por Ana")


def test_an_open_menu_stays_open_while_others_work(place: Place, browser: Browser) -> None:
    project_id = place.studio.call("studio.testing.console:film", workspace_id=place.workspace_id)
    with visit(browser, place.studio, place.owner) as ana:
        ana.open(f"/p/{project_id}")
        expect(ana.page.locator(".live[data-state=live]")).to_be_visible()
        ana.page.get_by_role("button", name="Acciones para la escena 2").click()
        menu = ana.page.locator(".menu:popover-open")
        expect(menu).to_be_visible()
        record = place.studio.call("studio.testing.showroom:first_text", project_id=project_id)
        changed = {"op": "patch", "id": record, "set": {"placement.x": 7.0}}
        place.studio.call("studio.testing.console:commit", project_id=project_id, ops=[changed])
        expect(ana.page.locator("#history li")).to_have_count(2)
        ana.page.wait_for_timeout(400)  # longer than events are gathered: a refresh would have come
        expect(menu).to_be_visible()


def test_an_export_moves_on_every_page_that_shows_it(place: Place, browser: Browser) -> None:
    project_id = place.studio.call("studio.testing.console:film", workspace_id=place.workspace_id)
    with visit(browser, place.studio, place.owner) as ana, visit(browser, place.studio, place.owner) as ben:
        ben.open(f"/w/{place.workspace_id}/exports")
        ana.open(f"/p/{project_id}")
        ana.page.get_by_role("button", name="Exportar").click()
        ana.page.locator("dialog[open] button[type=submit]").click()
        job = ben.page.locator(".job").first
        expect(job.get_by_role("link", name="Descargar")).to_be_visible(timeout=90_000)
        expect(ana.page.locator("#player video")).to_be_visible(timeout=15_000)
