"""Reading what programs send: no deeper, longer or stranger than can be stored."""

import json
import re
from typing import Any, Final

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.parser import Parser
from ninja.types import DictStrAny

from studio.lib.errors import Invalid

DEEPEST: Final = 64
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class CarefulParser(Parser):
    """Parses JSON and query strings. Refuses depth over 64, NaN, and text that no database keeps."""

    def parse_body(self, request: HttpRequest) -> DictStrAny:
        """The JSON body."""
        try:
            found = json.loads(request.body, parse_constant=_no_constant)
        except (ValueError, RecursionError):
            raise Invalid(what="JSON") from None
        _check(found)
        return found  # type: ignore[no-any-return]  # ninja checks the shape next

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> DictStrAny:
        """The query, or a form."""
        parsed = super().parse_querydict(data, list_fields, request)
        _check(parsed)
        return parsed


def storable(text: str) -> bool:
    """Whether every database and file keeps `text`: no NUL, no half of a surrogate pair."""
    return _UNSTORABLE.search(text) is None


def _check(value: object, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Invalid(what="depth")
    match value:
        case str():
            if not storable(value):
                raise Invalid(what="text")
        case dict():
            for name, each in value.items():
                _check(name, depth)
                _check(each, depth + 1)
        case list():
            for each in value:
                _check(each, depth + 1)


def _no_constant(name: str) -> None:
    raise ValueError(name)
