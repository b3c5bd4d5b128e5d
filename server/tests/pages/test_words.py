"""Words and icons of all pages: each has its Spanish, each icon is in the sprite."""

import re
import subprocess
from pathlib import Path

import pytest

STUDIO = Path(__file__).parents[2] / "src" / "studio"
APPS = sorted(each.parent for each in STUDIO.glob("*/templates"))
ICONS = set((Path(__file__).parents[2] / "build" / "icons.txt").read_text().split())


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_every_msgid_of_a_template_has_its_spanish(app: Path) -> None:
    catalog = (app / "locale" / "es" / "LC_MESSAGES" / "django.po").read_text()
    known = {_joined(each) for each in re.findall(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)', catalog, re.MULTILINE)}
    wanted = set()
    for page in (app / "templates").rglob("*.html"):
        wanted |= {found[1] for found in re.findall(r"""\{% translate (["'])(.*?)\1""", page.read_text())}
    assert wanted - known == set()


@pytest.mark.parametrize("app", APPS, ids=lambda app: app.name)
def test_no_entry_of_a_catalog_is_empty_or_doubtful(app: Path) -> None:
    catalog = app / "locale" / "es" / "LC_MESSAGES" / "django.po"
    told = subprocess.run(
        ["msgfmt", "--check-format", "--statistics", "-o", "/dev/null", catalog],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        check=True,
    )
    assert "untranslated" not in told.stderr
    assert "fuzzy" not in told.stderr


def test_one_english_text_has_one_spanish_in_every_app() -> None:
    # Django joins the catalogs of all apps: of two translations only one would ever be shown.
    found: dict[str, set[str]] = {}
    entry = r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)'
    for app in APPS:
        catalog = (app / "locale" / "es" / "LC_MESSAGES" / "django.po").read_text()
        for english, spanish in re.findall(entry, catalog, re.MULTILINE):
            found.setdefault(_joined(english), set()).add(_joined(spanish))
    assert {english: spanish for english, spanish in found.items() if english and len(spanish) > 1} == {}


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    named = set()
    for page in STUDIO.glob("*/templates/**/*.html"):
        text = page.read_text()
        named |= set(re.findall(r'\{% icon "([a-z0-9-]+)"', text))
        named |= set(re.findall(r'(?:icon_name|action_icon)="([a-z0-9-]+)"', text))
    assert named - ICONS == set()


def test_no_template_has_an_inline_style_or_handler() -> None:
    found = [
        page.name
        for page in STUDIO.glob("*/templates/**/*.html")
        if re.search(r"\s(style|on[a-z]+|hx-on[^=]*)=[\"']", page.read_text())
    ]
    assert found == []


def _joined(literal: str) -> str:
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal)).replace('\\"', '"')
