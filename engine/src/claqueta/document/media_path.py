"""Which texts may name a file of the document: only ones that lead nowhere outside its folder, on any system."""

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def is_safe(path: str) -> bool:
    """Whether `path` is relative, with forward slashes, and stays within its folder.

    Also refused: signs and device names that Windows gives a meaning (a document travels), control signs and marks
    that turn the direction of text (a name must read as what it is).
    """
    parts = path.split("/")
    return not _FORBIDDEN.search(path) and all(
        part and part.strip() == part and part.strip(".") and not part.endswith(".") and not _DEVICE.fullmatch(part)
        for part in parts
    )


def _checked(path: str) -> str:
    if not is_safe(path):
        raise PydanticCustomError("claqueta_path", "not a path within the document's folder")
    return path


type MediaPath = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_checked)]
"""Relative to the document's folder, with forward slashes, never leaving it."""


def within(folder: Path, path: str) -> Path | None:
    """The file that `path` names in `folder`, or None when a symbolic link leads out of it. Touches the disk."""
    found = folder.joinpath(*path.split("/")).resolve()
    return found if found.is_relative_to(folder.resolve()) else None
