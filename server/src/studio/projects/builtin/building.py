"""Laying out a built-in template: records with ids that stay the same from one start to the next."""

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import to_json

from claqueta.document.document import Document
from claqueta.document.elements import Animation, Element, TextStyle
from claqueta.document.model import Animated, Keyframe
from claqueta.document.records import FieldTarget, Project, Record, Scene, Track, TransitionUse
from claqueta.document.records import TemplateField as Field
from claqueta.ops import between
from claqueta.time import TICKS_PER_SECOND

_ELEMENT: TypeAdapter[Element] = TypeAdapter(Element)


@dataclass(frozen=True)
class BuiltIn:
    """A template that comes with the studio."""

    key: str
    category: str
    title_en: str
    title_es: str
    about_en: str
    about_es: str
    document: Document


def span(seconds: float) -> int:
    """Seconds as ticks."""
    return round(seconds * TICKS_PER_SECOND)


def arrive(style: str, *, after: float = 0.0, lasts: float = 0.6, unit: str = "block", stagger: float = 0.0,
           ease: str = "cubic_out") -> Animation:  # fmt: skip
    """An entrance, in seconds."""
    return Animation.model_validate(
        {"style": style, "delay": span(after), "duration": span(lasts), "unit": unit, "stagger": span(stagger),
         "ease": ease}
    )  # fmt: skip


def letters(size: float, **values: Any) -> TextStyle:
    """A look of text."""
    return TextStyle.model_validate({"size": float(size), **values})


def drift(start: float, end: float, seconds: float) -> Animated[float]:
    """From one value to another over the scene."""
    return Animated[float](
        keys=(Keyframe[float](time=0, value=start, ease="sine_in_out"), Keyframe[float](time=span(seconds), value=end))
    )


@dataclass
class Sheet:
    """A template in the making."""

    key: str
    width: int
    height: int
    background: str
    language: str = "es"
    records: list[Record] = field(default_factory=list)
    fields: dict[str, Field] = field(default_factory=dict)

    def id(self, name: str) -> str:
        """The id of the record called `name`."""
        return urlsafe_b64encode(hashlib.sha256(f"{self.key}/{name}".encode()).digest()[:12]).decode()

    def scene(self, name: str, seconds: float, title: str, *, paint: Any = None, leaving: str = "fade",
              leaves: float = 0.6, params: dict[str, Any] | None = None) -> None:  # fmt: skip
        """Another scene, which leaves by the transition `leaving` ("" for a cut)."""
        use = TransitionUse(transition=leaving, duration=span(leaves), params=params or {}) if leaving else None
        self._current, self._seconds = name, seconds
        self._add(
            Scene(
                id=self.id(name),
                parent=self.id("project"),
                order=self._order("project"),
                name=title,
                duration=span(seconds),
                background=paint,
                transition=use,
            )
        )

    def put(self, kind: str, name: str, box: tuple[float, float, float, float], **values: Any) -> None:
        """An element of the current scene; `box` is its middle, width and height as shares of the frame."""
        x, y, width, height = box
        placement: dict[str, Any] = {
            "x": round(x * self.width, 1),
            "y": round(y * self.height, 1),
            "width": round(width * self.width, 1),
            "height": round(height * self.height, 1),
            **values.pop("place", {}),
        }
        start = span(values.pop("start", 0.0))
        self._add(
            _ELEMENT.validate_json(
                to_json(
                    {
                        "id": self.id(name),
                        "kind": kind,
                        "parent": self.id(self._current),
                        "order": self._order(self._current),
                        "name": values.pop("called", name),
                        "start": start,
                        "duration": span(self._seconds) - start,
                        "placement": placement,
                        **values,
                    }
                )
            )
        )

    def ask(self, key: str, kind: str, en: str, es: str, *targets: tuple[str, str], **values: Any) -> None:
        """A field that fills the paths of named records, in the order of asking."""
        places = tuple(FieldTarget(record=self.id(name), path=path) for name, path in targets)
        order = between(max((each.order for each in self.fields.values()), default=None), None)
        values |= {"kind": kind, "label_en": en, "label_es": es, "order": order, "targets": places}
        self.fields[key] = Field.model_validate_json(to_json(values))

    def document(self, title: str) -> Document:
        """What was laid out."""
        root = Project(
            id=self.id("project"),
            title=title,
            width=self.width,
            height=self.height,
            background=self.background,
            language=self.language,
            fields=self.fields,
        )
        track = Track(id=self.id("music"), parent=root.id, order="a0", name="Música")
        return Document(records=(root, *self.records, track))

    def _add(self, record: Record) -> None:
        self.records.append(record)

    def _order(self, parent: str) -> str:
        kind = Scene if parent == "project" else object
        keys = [
            str(getattr(each, "order", "")) for each in self.records
            if each.parent == self.id(parent) and isinstance(each, kind)
        ]  # fmt: skip
        return between(max(keys, default=None), None)
