"""Nobody sees another workspace: every operation is asked as everyone, and answers as authorization.csv says."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.http import HttpResponse
from django.urls import reverse

import safety.matrix
from safety.matrix.table import Row, api_operations, page_addresses, rows, socket_messages
from safety.matrix.world import FILLERS, THINGS, TOKENS, WHO, Request, World, filled
from studio.accounts.policy import POLICY
from studio.lib.ids import mint

assert safety.matrix
ROWS = rows()
HTTP_ROWS = [row for row in ROWS if row.surface != "socket"]
ANSWERS = {"ok", "sign-in", "403", "404", "405", "409", "422", "closed", "-"}
PAGE_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _module(view: Any) -> str:
    """Where a view is written."""
    return str(getattr(getattr(view, "view_class", view), "__module__", ""))


def test_every_operation_has_exactly_one_row_and_every_row_an_operation() -> None:
    keys = [row.key for row in ROWS]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    offered = api_operations() | socket_messages()
    written = {row.operation for row in ROWS if row.surface != "page"}
    assert sorted(offered - written) == [], "these need a row in tests/authorization.csv"
    assert sorted(written - offered) == [], "these rows of tests/authorization.csv speak of nothing"
    pages = {row.operation[2] for row in ROWS if row.surface == "page"}
    assert sorted(set(page_addresses()) - pages) == [], "these pages need a row in tests/authorization.csv"
    assert sorted(pages - set(page_addresses())) == [], "these rows of tests/authorization.csv speak of no page"
    filled_in = {key for key in FILLERS if key not in keys}
    assert sorted(filled_in) == [], "these requests of tests/safety/matrix belong to no row"


def test_every_row_is_written_in_the_words_of_the_file() -> None:
    for row in ROWS:
        assert row.verb in {*POLICY, "public", "signed-in", "own", "by-link"}, row
        assert set(row.answers.values()) <= ANSWERS, row
        assert row.surface in ("api", "page", "socket"), row


@pytest.mark.parametrize("row", HTTP_ROWS, ids=str)
def test_everyone_gets_the_answer_that_the_file_says(world: World, row: Row) -> None:
    _make(world, row)
    got = {}
    for who in WHO:
        if row.answers[who] == "-":
            got[who] = "-"
            continue
        with world.undone():
            got[who] = answer_class(_ask(world, row, who))
    assert got == row.answers


@pytest.mark.parametrize("row", [row for row in HTTP_ROWS if row.answers["foreign"] == "404"], ids=str)
def test_a_foreign_thing_and_one_that_never_was_answer_the_same(world: World, row: Row) -> None:
    _make(world, row)
    asked = filled(world, row.key, "foreign")
    theirs = _ids(world, row, asked)
    nobodys = {name: _never(id) for name, id in theirs.items()} | row.fixed
    real = _ask(world, row, "foreign", theirs)
    never = _ask(world, row, "foreign", nobodys)
    assert (real.status_code, _body(real, theirs)) == (never.status_code, _body(never, nobodys))


@pytest.mark.parametrize(
    "path",
    # Ours: Django's form views, of which allauth's pages are made, take PUT for POST; questions about health have none.
    sorted(path for path, view in page_addresses().items() if re.match(r"studio\.(?!config)", _module(view))),
)
def test_a_page_answers_no_method_without_a_row(world: World, path: str) -> None:
    written = {row.method for row in ROWS if row.surface == "page" and row.operation[2] == path}
    ids = dict.fromkeys(_parameters(path), "1")  # refused before anything is looked up
    for method in PAGE_METHODS:
        if method not in written:
            with world.undone():
                answer = _ask(world, Row("page", method, path, "public", {}), "owner", ids)
            assert answer.status_code == 405, f"{method} {path} answers but has no row"


def answer_class(response: HttpResponse) -> str:
    """What the file calls `response`."""
    status = response.status_code
    if status == 401:
        return "sign-in"
    if status in (301, 302, 303):
        to_sign_in = urlsplit(response["Location"]).path == reverse("account_login")
        return "sign-in" if to_sign_in else "ok"
    return "ok" if status < 400 else str(status)


def _make(world: World, row: Row) -> None:
    """Makes what the row's address names."""
    for name in _parameters(row.path):
        if name in THINGS or name == "workspace_id":
            _ = world[name]


def _ids(world: World, row: Row, carried: Request) -> dict[str, str]:
    """What stands in the row's address."""
    names = _parameters(row.path)
    return {name: row.fixed.get(name) or carried.things.get(name) or world[name] for name in names}


def _never(id: str) -> str:
    """Something like `id` that never was."""
    return "999999999" if id.isdigit() else mint()


def _ask(world: World, row: Row, who: str, ids: dict[str, str] | None = None) -> Any:
    carried = filled(world, row.key, who) if row.answers else Request()
    ids = ids or _ids(world, row, carried)
    address = re.sub(r"\{(\w+)[^}]*\}", lambda match: ids[match[1]], row.path)
    options: dict[str, Any] = {"headers": carried.headers, "query_params": carried.query}
    if carried.json is not None:
        options |= {"data": carried.json, "content_type": "application/json"}
    elif carried.body is not None:
        options |= {"data": carried.body, "content_type": carried.content_type}
    elif carried.form is not None:
        options |= {"data": carried.form}
    client = world.client(who)
    assert row.surface == "api" or who not in TOKENS, "pages know no tokens: write - there"
    response = getattr(client, row.method.lower())(address, **options)
    if response.streaming:
        response.body = b"".join(response.streaming_content)  # to the end, which closes the file
    return response


def _parameters(path: str) -> list[str]:
    return re.findall(r"\{(\w+)", path)


def _body(response: Any, ids: dict[str, str]) -> bytes:
    """The body without what differs between any two requests: tokens, and the address where the page repeats it."""
    body: bytes = response.body if response.streaming else response.content
    body = re.sub(rb'nonce="[^"]*"|(?<=csrfmiddlewaretoken" value=")[^"]*', b"", body)
    body = body.replace(response.wsgi_request.path.encode(), b"ADDRESS")
    for id in ids.values():
        body = body.replace(id.encode(), b"ID") if len(id) >= 16 else body
    return body
