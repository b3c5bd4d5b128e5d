"""The API's own description: every operation may be refused, and says so."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from studio.lib.problems import Problem

_REFUSED = {
    "description": "Refused: a problem with its code and words",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}


class DescribedAPI(NinjaAPI):
    """Ninja's API whose description names the problem that every operation may answer with."""

    def __init__(self, *values: Any, **options: Any) -> None:
        super().__init__(*values, **options)
        self._described: dict[str, OpenAPISchema] = {}

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """The description, made once: making it takes a second, and anyone may ask for it."""
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        if prefix not in self._described:
            self._described[prefix] = self._describe(prefix)
        return self._described[prefix]

    def _describe(self, prefix: str) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=prefix)
        shape = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts = shape.pop("$defs", {})
        schema["components"]["schemas"] |= {**parts, "Problem": shape}
        for operations in schema["paths"].values():
            for operation in operations.values():
                answers = operation["responses"]
                answers.setdefault("default", _REFUSED)
                for code in answers:
                    if str(code).startswith(("4", "5")):
                        answers[code] = {**_REFUSED, "description": answers[code]["description"]}
        return schema
