"""The rows of authorization.csv, and what the studio really offers."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern

from safety.matrix.world import WHO

FILE = Path(__file__).parents[2] / "authorization.csv"
_API_ROOT = "/api/v1/"
"""A name for `reverse`, which answers 404."""


@dataclass(frozen=True)
class Row:
    """One operation and the answer for each who."""

    surface: str
    method: str
    path: str
    verb: str
    answers: dict[str, str]

    @property
    def key(self) -> tuple[str, str, str]:
        """What the row is known by."""
        return self.surface, self.method, self.path

    @property
    def operation(self) -> tuple[str, str, str]:
        """What the operation is known by: where one address does several things, they have it in common."""
        return self.surface, self.method, re.sub(r"=[^}]*", "", self.path)

    @property
    def fixed(self) -> dict[str, str]:
        """The parameters of the address that the row says: {verb=pause}."""
        return dict(re.findall(r"\{(\w+)=([^}]*)\}", self.path))

    def __str__(self) -> str:
        return f"{self.surface} {self.method} {self.path}"


def rows() -> list[Row]:
    """All rows of the file."""
    lines = [line for line in FILE.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    return [
        Row(each["surface"], each["method"], each["path"], each["verb"], {who: each[who] for who in WHO})
        for each in csv.DictReader(lines)
    ]


def api_operations() -> set[tuple[str, str, str]]:
    """Every operation of the OpenAPI."""
    from studio.config.api import api

    methods = {"get", "put", "post", "delete", "patch", "head", "options"}
    return {
        ("api", method.upper(), path)
        for path, operations in api.get_openapi_schema()["paths"].items()
        for method in operations
        if method in methods
    }


def page_addresses() -> dict[str, Any]:
    """Every address that is not an operation of the API, with its view."""
    operations = {path for _, _, path in api_operations()}
    return {path: view for path, view in _walk(get_resolver(), "/") if path not in {*operations, _API_ROOT}}


def socket_messages() -> set[tuple[str, str, str]]:
    """Every message that a client may send: `studio.collaboration.sockets.MESSAGES`, types by address template."""
    sockets = import_module("studio.collaboration.sockets")
    messages: dict[str, tuple[str, ...]] = getattr(sockets, "MESSAGES", {})
    return {("socket", type, path) for path, types in messages.items() for type in types}


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, Any]]:
    for each in resolver.url_patterns:
        path = before + _template(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each, path)
        elif isinstance(each, URLPattern):
            yield path, each.callback


def _template(pattern: Any) -> str:
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", str(pattern))
    assert isinstance(pattern, RegexPattern)
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"{\1}", pattern.regex.pattern)
    return named.removeprefix("^").removesuffix("$").replace("\\", "")
