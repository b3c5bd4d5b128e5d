"""What a page is held to: axe, room, words, focus."""

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # published without types
from playwright.sync_api import Page

STUDIO: Final = Path(__file__).parents[2] / "src" / "studio"
_ENTRY: Final = re.compile(r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_ENGLISH: Final = re.compile(
    r"\b(the|and|of|your|with|this|that|was|were|from|by|is|are|not|you|it|to|for|ago|new|add|added|changed|removed)\b",
    re.IGNORECASE,
)

_TEXTS: Final = """() => {
  const found = [];
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const home = walker.currentNode.parentElement;
    if (!home.closest("script, style, template, [lang]:not(html)") && shown(home)) found.push(walker.currentNode.data);
  }
  for (const element of document.querySelectorAll("[title], [aria-label], [placeholder], [alt]"))
    if (!element.closest("[lang]:not(html)"))
      for (const name of ["title", "aria-label", "placeholder", "alt"]) found.push(element.getAttribute(name) ?? "");
  return [document.title, ...found].map((each) => each.trim().replace(/\\s+/g, " ")).filter(Boolean);
}"""

_WIDE: Final = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const right = (each) => Math.round(each.getBoundingClientRect().right);
  const outside = [...document.body.querySelectorAll("*")].filter((each) => right(each) > room + 1);
  return [`${document.documentElement.scrollWidth} > ${room}`,
    ...outside.slice(0, 5).map((each) => `${each.tagName}.${each.className} ${right(each)}`)];
}"""

_FOCUSED: Final = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const signs = (each) => { const style = getComputedStyle(each);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== "none"; };
  const card = element.closest(".card, .door");
  const near = [element, element.parentElement, element.closest("label"), element.nextElementSibling,
    card, card?.querySelector(".poster")];
  const box = element.getBoundingClientRect();
  const name = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim().slice(0, 60);
  return { name: name || element.outerHTML.slice(0, 90), seen: near.filter(Boolean).some(signs),
    primary: element.matches(".button.primary"), key: element.outerHTML.slice(0, 200) + box.x + box.y };
}"""


def barriers(page: Page) -> list[str]:
    """Critical and serious findings of axe, and targets that are too small."""
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {node['html'][:160]} — {node['failureSummary'].splitlines()[-1].strip()[:200]}"
        for each in found
        if each["impact"] in ("critical", "serious")
        for node in each["nodes"]
    ]


def overflow(page: Page) -> list[str]:
    """What makes the page wider than the window."""
    found: list[str] = page.evaluate(_WIDE)
    return found


@cache
def msgids() -> dict[str, str]:
    """Every English text of ours that reads differently in Spanish."""
    found = {}
    for catalog in STUDIO.glob("*/locale/es/LC_MESSAGES/django.po"):
        for english, spanish in _ENTRY.findall(catalog.read_text()):
            if _joined(english) and _joined(english) != _joined(spanish):
                found[_joined(english)] = _joined(spanish)
    return found


def english(page: Page) -> list[str]:
    """Texts of a Spanish page that are ours in English, or that no Spanish sentence could be."""
    spanish = set(msgids().values())
    texts = dict.fromkeys(page.evaluate(_TEXTS))
    return [each for each in texts if each not in spanish and (each in msgids() or _ENGLISH.search(each))]


def tab_stops(page: Page, most: int = 80) -> tuple[list[str], bool]:
    """Walks the page by Tab: the names of stops that show no focus, and whether the main action is among the stops."""
    unseen: list[str] = []
    keys: set[str] = set()
    primary = False
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or stop["key"] in keys:
            break
        keys.add(stop["key"])
        primary = primary or stop["primary"]
        if not stop["seen"]:
            unseen.append(stop["name"])
    return unseen, primary


def _joined(literal: str) -> str:
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literal)).replace('\\"', '"')
