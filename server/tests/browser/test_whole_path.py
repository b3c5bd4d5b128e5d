"""What a person comes for, from the door to the file: script, footage, export, download."""

import os
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from browser.conftest import Place
from browser.visits import visit
from claqueta.media.client import MediaHost
from studio.testing.people import PASSWORD

pytestmark = pytest.mark.browser

FOOTAGE = Path(os.environ.get("CLAQUETA_MEDIA", "")) / "street.mp4"
SCRIPT = """# Mi calle

## Por la mañana

La calle despierta.

## De noche

Todo se apaga.
"""
FAST = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}

WATCH = """() => { window.progressSeen = []; setInterval(() => {
  const bar = document.querySelector(".job progress"); if (!bar) return;
  const now = Number(bar.getAttribute("value")); if (window.progressSeen.at(-1) !== now) window.progressSeen.push(now);
}, 50); }"""


@pytest.mark.skipif(not FOOTAGE.is_file(), reason="footage is absent: set CLAQUETA_MEDIA to a folder with street.mp4")
def test_from_a_script_and_a_clip_to_a_downloaded_video(place: Place, browser: Browser, tmp_path: Path) -> None:
    with visit(browser, place.studio, None) as seen:
        page = seen.page
        seen.open("/")
        page.get_by_label("Correo").fill(place.owner.email)
        page.get_by_label("Contraseña", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Entrar").click()
        page.wait_for_url("**/projects")

        project = _make_from_script(page)
        _upload_with_a_cut(page, place.workspace_id)
        _put_into_a_scene(page, project)
        lengths = _lengths(page)
        video = _export(page, tmp_path)
        assert [each for each in seen.complaints if "ERR_INTERNET_DISCONNECTED" not in each] == []

    with MediaHost.host() as host:
        media = MediaHost(host)
        info = media.probe(video)
        assert info.video is not None
        assert (info.video.width, info.video.height) == (1280, 720)
        assert info.sound is not None
        assert abs(info.duration_secs - sum(lengths)) <= Fraction(1, 30) + Fraction(1, 20)  # the page rounds to 0.1 s
        clip = lengths[0] + lengths[1] / 2  # the middle of the scene that the clip was put into
        picture = media.picture(video, info, time=clip, width=320, height=180)
        greens = bytes(picture.pixels)[1::4]
        assert max(greens) - min(greens) > 100, "an empty frame"


def _make_from_script(page: Page) -> str:
    page.get_by_role("link", name="Nuevo proyecto").first.click()
    page.get_by_role("link", name="Desde un guion").click()
    page.get_by_role("textbox", name="Guion").fill(SCRIPT)
    expect(page.locator("#language option:checked")).to_contain_text("español")
    page.get_by_role("button", name="Crear").click()
    expect(page.locator(".phases [aria-current=step]")).to_be_visible()
    page.wait_for_url("**/p/*", timeout=90_000)
    expect(page.get_by_label("Nombre del proyecto")).to_have_value("Mi calle")
    expect(page.locator(".scene")).to_have_count(4)  # the title, two chapters, the close
    return page.url


def _upload_with_a_cut(page: Page, workspace_id: str) -> None:
    page.get_by_role("link", name="Biblioteca").click()
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    sent: list[int] = []

    def note(request: Request) -> None:
        if request.method == "PATCH" and f"/{workspace_id}/" not in request.url:
            sent.append(int(request.headers["upload-offset"]))

    page.on("request", note)
    network.send("Network.emulateNetworkConditions", {"offline": False, **FAST, "uploadThroughput": 1_000_000})
    page.locator("[data-uploads-into]").set_input_files(FOOTAGE)
    row = page.locator(".upload")
    page.wait_for_function(
        """() => { const row = document.querySelector(".upload");
          return /Enviando/.test(row?.textContent) && row.querySelector("[data-bar]").value > 0.5; }"""
    )
    network.send("Network.emulateNetworkConditions", {"offline": True, **FAST})
    expect(row.locator("[data-state]")).to_have_text("Probando otra vez")
    network.send("Network.emulateNetworkConditions", {"offline": False, **FAST})
    expect(row).to_have_count(0, timeout=30_000)
    assert sent[-1] > 0, "what had arrived was sent again"
    asset = page.locator(".asset", has_text="street.mp4")
    expect(asset).to_be_visible()
    expect(asset.locator(".over")).to_have_count(0, timeout=60_000)
    asset.get_by_role("link", name="street.mp4").click()
    expect(page.locator("#details video")).to_be_visible()


def _put_into_a_scene(page: Page, project: str) -> None:
    page.goto(project)
    scene = page.locator(".scene").nth(1)
    scene.get_by_role("button", name="Acciones para la escena 2").click()
    scene.get_by_role("button", name="Añadir medios").click()
    page.locator("dialog[open]").get_by_role("button", name="street.mp4").click()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(page.locator(".scene").nth(1).get_by_text("street.mp4")).to_be_visible()


def _lengths(page: Page) -> list[Fraction]:
    """The scenes' lengths in seconds, as their fields say."""
    fields = page.locator(".scene .seconds input[name=value]:not([type=hidden])").all()
    return [Fraction(each.input_value().replace(",", ".")) for each in fields]


def _export(page: Page, folder: Path) -> Path:
    page.get_by_role("button", name="Exportar").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("[name=preset]:checked").first.wait_for()
    for box in dialog.locator("[name=preset]:checked").all():
        box.uncheck()
    dialog.locator("[value=h264_720p]").check()
    expect(dialog.locator("#estimate")).to_contain_text("MB")
    page.evaluate(WATCH)
    dialog.locator("button[type=submit]").click()
    expect(dialog.locator(".job")).to_be_visible()
    download = dialog.get_by_role("link", name="Descargar")
    expect(download).to_be_visible(timeout=120_000)
    seen = page.evaluate("window.progressSeen")
    assert seen == sorted(seen), "progress went back"
    assert len([each for each in seen if 0 < each < 1]) >= 2, f"progress did not move: {seen}"
    with page.expect_download() as coming:
        download.click()
    path = folder / coming.value.suggested_filename
    assert path.suffix == ".mp4"
    assert "Mi calle" in path.name
    coming.value.save_as(path)
    return path
