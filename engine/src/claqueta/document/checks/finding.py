"""A problem, and what every check is given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from claqueta.document.document import Document
from claqueta.document.reasons import Reason, Rule
from claqueta.document.records import Record
from claqueta.document.tree import Tree
from claqueta.errors import Datum, Language
from claqueta.ports.catalog import Catalog

type Severity = Literal["error", "warning", "hint"]
"""`error`: something will not be seen or heard as made; `warning`: probably not meant; `hint`: worth a look."""


@dataclass(frozen=True)
class Problem:
    """Something in a document that is wrong, or looks so."""

    record: str
    """The id of the record concerned; empty for the whole."""
    severity: Severity
    reason: Reason

    @property
    def code(self) -> str:
        """For programs."""
        return self.reason.code

    def text(self, language: Language) -> str:
        """What is wrong and what to do."""
        return self.reason.text(language)


@dataclass(frozen=True)
class Subject:
    """The document under examination."""

    document: Document
    records: Mapping[str, Record]
    tree: Tree | None
    """None when the records form no tree, so that times and places are unknown."""
    catalog: Catalog | None
    """None when the media are not at hand."""


type Findings = Iterator[Problem]


def finding(id: str, severity: Severity, rule: Rule, /, **data: Datum) -> Problem:
    """A problem of the record `id` with the words of `rule`."""
    return Problem(id, severity, rule.broken(**data))
