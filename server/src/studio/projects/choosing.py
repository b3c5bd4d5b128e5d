"""What of a project can become a field of a template: its texts, its pictures and videos, its colours."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override
from pydantic import JsonValue

from claqueta.document.elements import ImageElement, ShapeElement, TextElement, VideoElement
from claqueta.document.records import Record, Scene, TemplateField
from claqueta.document.tree import Tree
from claqueta.ops import keys_between
from studio.accounts.public import Actor, allow
from studio.projects.queries.loading import load

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
_MOST = 60
_SAMPLE = 80
_ROOM = 1.6
"""A text may grow this much beyond what stands there, so that it still fits its place."""
_LEAST_ROOM = 24
_MOST_ROOM = 20_000


@dataclass(frozen=True)
class Candidate:
    """Something that could be filled in."""

    key: str
    kind: Literal["text", "media", "color"]
    label_en: str
    label_es: str
    place: str
    """The scene it lies in, in the reader's language; empty for what lies in several or none."""
    sample: str
    """The text, the name of the medium, or the colour as #RRGGBB."""
    asset: str
    wanted: bool
    """Whether a template most likely asks for it."""
    max_length: int | None
    targets: tuple[tuple[str, str], ...]
    """Record and path."""


def candidates(actor: Actor, project_id: str) -> list[Candidate]:
    """What the project's template could ask for: by scene texts and media, then colours. Raises Missing, Forbidden."""
    snapshot = load(actor, project_id)
    allow(actor, "template.edit", snapshot.workspace_id)
    tree = Tree(snapshot.document.records)
    places = _Places(tree, snapshot.document.records)
    found = [*_texts(snapshot.document.records, places), *_media(snapshot.document.records, places)]
    found.sort(key=lambda each: places.order(each.targets[0][0]))
    return [*found[:_MOST], *_colors(snapshot.document.records)]


def fields_chosen(every: Iterable[Candidate], labels: Mapping[str, tuple[str, str]]) -> dict[str, TemplateField]:
    """Template fields of the candidates whose keys are in `labels` (English, Spanish; one may be empty), in order."""
    chosen = [each for each in every if each.key in labels]
    orders = keys_between(None, None, len(chosen))
    fields: dict[str, TemplateField] = {}
    for each, order in zip(chosen, orders, strict=True):
        en, es = (label.strip()[:200] for label in labels[each.key])
        text = each.kind == "text"
        values: dict[str, JsonValue] = {
            "kind": each.kind,
            "label_en": en or es or each.label_en,
            "label_es": es or en or each.label_es,
            "order": order,
            "required": text,
            "max_length": each.max_length,
            "targets": [{"record": record, "path": path} for record, path in each.targets],
        }
        fields[each.key] = TemplateField.model_validate_json(json.dumps(values))
    return fields


class _Places:
    """Where records lie: their scene, and their turn in the whole."""

    def __init__(self, tree: Tree, records: Iterable[Record]) -> None:
        self._records = {each.id: each for each in records}
        self._numbers = {scene.id: number for number, scene in enumerate(tree.scenes, 1)}
        self._turn = {id: turn for turn, id in enumerate(self._records)}

    def scene(self, id: str) -> Scene | None:
        record = self._records.get(id)
        while record is not None and not isinstance(record, Scene):
            record = self._records.get(record.parent or "")
        return record

    def order(self, id: str) -> tuple[int, int, int]:
        scene = self.scene(id)
        number = self._numbers.get(scene.id, 0) if scene is not None else 0
        return number, getattr(self._records[id], "start", 0), self._turn[id]

    def name(self, id: str) -> str:
        scene = self.scene(id)
        if scene is None:
            return ""
        return scene.name or _("Scene %(number)s") % {"number": self._numbers[scene.id]}


def _texts(records: Iterable[Record], places: _Places) -> Iterable[Candidate]:
    for number, each in enumerate((r for r in records if isinstance(r, TextElement) and r.text.strip()), 1):
        line = each.text.strip().splitlines()[0]
        name = each.name.strip() or line[:40]
        room = min(_MOST_ROOM, max(_LEAST_ROOM, round(len(each.text) * _ROOM)))
        yield Candidate(
            key=f"text{number}",
            kind="text",
            label_en=name,
            label_es=name,
            place=places.name(each.id),
            sample=each.text[:_SAMPLE],
            asset="",
            wanted=True,
            max_length=room,
            targets=((each.id, "text"),),
        )


def _media(records: Iterable[Record], places: _Places) -> Iterable[Candidate]:
    """One for each asset: what is shown twice is asked for once."""
    found: dict[str, list[ImageElement | VideoElement]] = {}
    for each in records:
        if isinstance(each, ImageElement | VideoElement) and each.asset:
            found.setdefault(each.asset, []).append(each)
    for number, (asset, shown) in enumerate(found.items(), 1):
        first = shown[0]
        en, es = _in_both(gettext_noop("Picture or video %(number)s"), number)
        yield Candidate(
            key=f"media{number}",
            kind="media",
            label_en=first.name or en,
            label_es=first.name or es,
            place=places.name(first.id),
            sample=first.name,
            asset=asset,
            wanted=True,
            max_length=None,
            targets=tuple((each.id, "asset") for each in shown)[:200],
        )


def _colors(records: Iterable[Record]) -> Iterable[Candidate]:
    """One for each colour that is seen, the most used first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for each in records:
        for path, color in _painted(each):
            if isinstance(color, str) and _COLOR.fullmatch(color):
                found.setdefault(color.upper(), []).append((each.id, path))
    most = sorted(found.items(), key=lambda item: -len(item[1]))[:12]
    for number, (color, targets) in enumerate(most, 1):
        en, es = _in_both(gettext_noop("Colour %(number)s"), number)
        yield Candidate(
            key=f"color{number}",
            kind="color",
            label_en=en,
            label_es=es,
            place="",
            sample=color[:7],
            asset="",
            wanted=False,
            max_length=None,
            targets=tuple(targets[:200]),
        )


def _painted(record: Record) -> Iterable[tuple[str, object]]:
    if record.type == "project":
        yield "background", record.background
    elif isinstance(record, TextElement):
        yield "style.fill", record.style.fill
    elif isinstance(record, ShapeElement):
        yield "fill", record.fill


def _in_both(msgid: str, number: int) -> tuple[str, str]:
    told = []
    for language in ("en", "es"):
        with override(language):
            told.append(_(msgid) % {"number": number})
    return told[0], told[1]
