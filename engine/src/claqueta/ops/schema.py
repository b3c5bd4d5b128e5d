"""The operations' part of `spec/schema`: `python -m claqueta.ops.schema` writes it, `--check` says if it is stale.

`operations.json` is the JSON Schema of a list of operations; `paths.json` lists, for every kind of record, each path
that a patch can set (`*` stands for a map's key) and whether null is allowed there.
"""

import sys
from collections.abc import Mapping

from pydantic import BaseModel

from claqueta.document import elements, records
from claqueta.document.schema import as_text, json_schema, publish
from claqueta.ops.operations import Ops
from claqueta.ops.paths import patchable_paths
from claqueta.spec.places import spec_path

KINDS: Mapping[str, type[BaseModel]] = {
    "project": records.Project,
    "scene": records.Scene,
    "track": records.Track,
    "audio": records.Audio,
    "marker": records.Marker,
    "element.video": elements.VideoElement,
    "element.image": elements.ImageElement,
    "element.text": elements.TextElement,
    "element.caption": elements.CaptionElement,
    "element.shape": elements.ShapeElement,
    "element.generator": elements.GeneratorElement,
    "element.group": elements.GroupElement,
}
"""A record's type, and kind where it has one → its model."""


def operation_schemas() -> dict[str, str]:
    """The text of each schema file by name."""
    paths = {
        kind: {path: {"null": null} for path, null in patchable_paths(model).items()} for kind, model in KINDS.items()
    }
    return {"operations.json": as_text(json_schema("Operations", Ops)), "paths.json": as_text(paths)}


if __name__ == "__main__":
    sys.exit(publish(operation_schemas(), spec_path("schema"), sys.argv[1:]))
