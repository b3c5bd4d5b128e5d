"""The JSON Schemas of `spec/schema`.

`python -m claqueta.document.schema` writes them; with `--check` it says which are stale and fails if any is.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaValue

from claqueta.document.document import Document, MediaRef
from claqueta.document.elements import Element
from claqueta.document.records import Audio, Marker, Project, Record, Scene, Track
from claqueta.spec.places import spec_path

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(title: str, kind: Any) -> JsonSchemaValue:
    """The JSON Schema (draft 2020-12) of what `kind` reads."""
    return {"$schema": _DIALECT} | TypeAdapter(kind).json_schema() | {"title": title}


def document_schemas() -> dict[str, str]:
    """The text of each schema file by name."""
    kinds: Mapping[str, object] = {
        "document": Document, "record": Record, "project": Project, "scene": Scene, "element": Element,
        "track": Track, "audio": Audio, "marker": Marker, "media": MediaRef,
    }  # fmt: skip
    return {f"{name}.json": as_text(json_schema(name.capitalize(), kind)) for name, kind in kinds.items()}


def as_text(value: object) -> str:
    """`value` as the generated files of `spec/` are written."""
    return json.dumps(value, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def publish(files: Mapping[str, str], folder: Path, arguments: Sequence[str]) -> int:
    """Write `files` into `folder`; with `--check` among `arguments` only say which differ. Returns the exit code."""
    if "--check" not in arguments:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        return 0
    stale = [n for n, text in files.items() if not (folder / n).is_file() or (folder / n).read_text("utf-8") != text]
    for name in stale:
        print(f"{folder.name}/{name} is stale: run the command without --check", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(publish(document_schemas(), spec_path("schema"), sys.argv[1:]))
