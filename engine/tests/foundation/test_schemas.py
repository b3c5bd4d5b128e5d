"""The schemas in spec/schema are what the engine would write today."""

from claqueta.document.schema import document_schemas
from claqueta.ops.schema import operation_schemas
from claqueta.spec import spec_path


def test_the_schemas_are_fresh() -> None:
    expected = document_schemas() | operation_schemas()
    folder = spec_path("schema")
    others = {"socket.json"}  # written and checked by the studio
    assert {path.name for path in folder.iterdir()} - others == set(expected)
    stale = [name for name, text in expected.items() if (folder / name).read_text(encoding="utf-8") != text]
    assert stale == [], "run python -m claqueta.document.schema and python -m claqueta.ops.schema"
