"""Everything that is wrong with a document, or looks so: `check` finds it before a render does."""

from claqueta.document.checks.finding import Problem, Severity, Subject
from claqueta.document.checks.looks import check_looks
from claqueta.document.checks.media import check_media
from claqueta.document.checks.names import check_names
from claqueta.document.checks.timing import check_timing
from claqueta.document.document import Document
from claqueta.document.structure import structure_faults
from claqueta.document.tree import Tree
from claqueta.ports.catalog import Catalog

__all__ = ["Problem", "Severity", "check"]

_CHECKS = (check_media, check_names, check_timing, check_looks)
_RANK = {"error": 0, "warning": 1, "hint": 2}


def check(document: Document, catalog: Catalog | None = None) -> tuple[Problem, ...]:
    """All problems, the gravest first, then in the order of the records. Never raises.

    catalog: looks the media up; without it only what the document itself says of them is examined.
    """
    broken = structure_faults(document.records)
    found = [Problem(record, "error", reason) for record, reason in broken]
    records = {record.id: record for record in document.records}
    subject = Subject(document, records, None if broken else Tree(document.records), catalog)
    for examine in _CHECKS:
        found.extend(examine(subject))
    places = {record.id: place for place, record in enumerate(document.records)}
    found.sort(key=lambda problem: (_RANK[problem.severity], places.get(problem.record, -1)))
    return tuple(found)
