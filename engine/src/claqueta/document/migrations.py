"""Old documents made new: a chain of steps, one for each version that has been.

A step takes the whole document as JSON, of its version, and returns it as the next version writes it. Steps are never
edited once released. Version 1 is the first, so the chain is still empty; what walks it is proved by tests.
"""

from collections.abc import Callable, Mapping

from pydantic import JsonValue

from claqueta.document.document import DOCUMENT_VERSION
from claqueta.errors import ClaquetaError, Words

type JsonObject = dict[str, JsonValue]
type Step = Callable[[JsonObject], JsonObject]

STEPS: Mapping[int, Step] = {}
"""The version that a step reads → the step."""


class VersionUnknown(ClaquetaError):
    """The document does not say which version it is."""

    code = "document.version_unknown"
    words = Words(
        en="This is not a Claqueta project: it does not say “claqueta” and a version number.",
        es="Esto no es un proyecto de Claqueta: no dice «claqueta» y un número de versión.",
    )


class VersionTooNew(ClaquetaError):
    """The document was made by a later Claqueta."""

    code = "document.version_new"
    words = Words(
        en="This project was made by a newer Claqueta (version {version}; this one reads up to {known}). "
        "Update Claqueta.",
        es="Este proyecto se hizo con un Claqueta más nuevo (versión {version}; este lee hasta la {known}). "
        "Actualiza Claqueta.",
    )


class VersionTooOld(ClaquetaError):
    """The document is older than any that can be read."""

    code = "document.version_old"
    words = Words(
        en="This project is of version {version}, which this Claqueta cannot read any more.",
        es="Este proyecto es de la versión {version}, que este Claqueta ya no sabe leer.",
    )


def migrate(value: JsonValue, steps: Mapping[int, Step] = STEPS, newest: int = DOCUMENT_VERSION) -> JsonObject:
    """`value` as the newest version writes it; the given value is not changed when no step does so.

    Raises VersionUnknown, VersionTooNew, VersionTooOld.
    """
    version = value.get("claqueta") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(version, int) or isinstance(version, bool):
        raise VersionUnknown
    if version > newest:
        raise VersionTooNew(version=version, known=newest)
    while version < newest:
        step = steps.get(version)
        if step is None:
            raise VersionTooOld(version=version)
        version += 1
        value = step(value) | {"claqueta": version}
    return value
