"""The example scripts that stand one click away from an empty page."""

import re
from functools import cache
from pathlib import Path

import studio

_FILES = {"es": "ciclo-del-agua.md", "en": "the-clapperboard.md"}
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)\n+", re.MULTILINE)
_HEAD = re.compile(r"\A---\n.*?\n---\n+", re.DOTALL)


@cache
def example(language: str) -> str:
    """An example script in `es` or `en`: the text alone, without its head and the pictures that a newcomer lacks."""
    text = (_folder() / _FILES["es" if language == "es" else "en"]).read_text("utf-8")
    return _PICTURE.sub("", _HEAD.sub("", text)).strip() + "\n"


def _folder() -> Path:
    package = Path(studio.__file__).parent
    packed = package / "_examples"
    return packed if packed.is_dir() else package.parents[2] / "examples"
