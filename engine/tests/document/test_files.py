"""Documents on disk: what is wrong is said in words that name record and field; what is saved is saved whole."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from claqueta.document.document import Document, MediaRef
from claqueta.document.file import DocumentInvalid, DocumentMissing, DocumentUnwritable, in_order, load, save, to_json
from claqueta.document.json_text import (
    MAX_BYTES,
    JsonAmbiguous,
    JsonNotFinite,
    JsonTooDeep,
    JsonTooLarge,
    JsonTooMany,
    JsonUnreadable,
    read_json,
    write_json,
)
from claqueta.document.media_path import is_safe, within
from claqueta.document.migrations import VersionTooNew, VersionTooOld, VersionUnknown, migrate
from claqueta.errors import ClaquetaError
from claqueta.testing.builders import SECOND, film, marker, move, scene, shape, text, track

FILM = Document(
    records=film(
        scene(SECOND, text("Hola", name="saludo"), shape(corner_radius=move((0, 1.0), (9, 2.0)))), track(), marker(5)
    ),
    media={"a" * 16: MediaRef(path="media/beach.mp4", sha256="0" * 64, size=5, kind="video")},
)


def written(**changes: Any) -> dict[str, Any]:
    """The film as JSON, with other values in its text."""
    value: dict[str, Any] = json.loads(to_json(FILM))
    record = next(record for record in value["records"] if record.get("kind") == "text")
    record |= changes
    return value


def refusal(value: object) -> ClaquetaError:
    with pytest.raises(ClaquetaError) as caught:
        load(json.dumps(value).encode())
    return caught.value


def test_a_saved_document_is_loaded_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "film.claqueta.json"
    save(FILM, path)
    assert load(path) == FILM
    assert load(path.read_bytes()) == FILM
    assert [p.name for p in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o644


def test_one_change_is_one_line_of_the_file() -> None:
    before = to_json(FILM).splitlines()
    after = to_json(load(json.dumps(written(text="Adiós")).encode())).splitlines()
    assert len(before) == len(after)
    assert [line for line in after if line not in before] == ['   "text": "Adiós"']


def test_records_are_listed_after_what_holds_them() -> None:
    seen: set[str | None] = {None}
    for record in in_order({record.id: record for record in reversed(FILM.records)}):
        assert record.parent in seen
        seen.add(record.id)


@pytest.mark.parametrize(
    ("changes", "code", "field", "words"),
    [
        ({"duration": 1.5}, "value.whole", "duration", "un número entero"),
        ({"duration": 0}, "value.above", "duration", "mayor que 0"),
        ({"start": "0"}, "value.whole", "start", "un número entero"),
        ({"placement": {"opacity": 2}}, "value.large", "placement.opacity", "como máximo 1"),
        ({"placement": {"x": {"keys": [{"time": 0}]}}}, "value.missing", "placement.x.keys.0.value", "Falta"),
        ({"placement": {"x": "left"}}, "value.number", "placement.x", "un número"),
        ({"style": {"fill": "red"}}, "value.color", "style.fill", "#FF8800"),
        ({"style": {"align": "left"}}, "value.choice", "style.align", "start, center, end"),
        ({"sytle": {}}, "value.unknown", "sytle", "no se conoce"),
        ({"order": "a-1"}, "value.pattern", "order", "signos"),
        ({"text": "x" * 20_001}, "value.long", "text", "20000"),
        ({"hidden": 1}, "value.switch", "hidden", "true o false"),
        ({"effects": []}, "value.object", "effects", "un objeto"),
        ({"kind": "hologram"}, "value.choice", "kind", "video, image"),
        (
            {"placement": {"x": {"keys": [{"time": 5, "value": 1}, {"time": 5, "value": 2}]}}},
            "value.keyframes", "placement.x", "fotogramas clave",
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_its_record_and_field(
    changes: dict[str, Any], code: str, field: str, words: str
) -> None:
    error = refusal(written(**changes))
    assert isinstance(error, DocumentInvalid)
    ((name, reason),) = error.findings
    assert reason.code == code
    assert "saludo" in name
    assert reason.data["field"] == field
    assert "saludo" in error.text("es")
    assert words in error.text("es")
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own bytes


def test_many_mistakes_are_told_five_at_a_time() -> None:
    error = refusal(written(**{f"wrong_{number}": 1 for number in range(8)}))
    assert "project: 8" in error.text("en")
    assert "and 3 more" in error.text("en")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda records: records[1:], "project.one"),
        (lambda records: [*records, records[1]], "id.double"),
        (lambda records: [*records, records[0] | {"id": "another-project-"}], "project.one"),
        (lambda records: [r for r in records if r["type"] != "scene"], "parent.missing"),
        (lambda records: [r | {"parent": r["id"]} if r["type"] == "marker" else r for r in records], "parent.cycle"),
        (
            lambda records: [r | {"parent": "track_0000000001"} if r["type"] == "marker" else r for r in records],
            "parent.unfit",
        ),
    ],
)
def test_records_that_form_no_tree_are_refused(spoil: Any, code: str) -> None:
    value = written()
    error = refusal(value | {"records": spoil(value["records"])})
    assert isinstance(error, DocumentInvalid)
    assert code in {reason.code for _, reason in error.findings}


def test_groups_within_one_another_without_end_are_refused() -> None:
    value = written()
    group = {"type": "element", "kind": "group", "order": "a0", "duration": 5}
    ring = [group | {"id": f"ring-{n}----------", "parent": f"ring-{1 - n}----------"} for n in range(2)]
    tower = [
        group | {"id": f"tower-number--{n:02}", "parent": f"tower-number--{n - 1:02}" if n else "project_00000001"}
        for n in range(20)
    ]
    for more, code in ((ring, "parent.cycle"), (tower, "nesting.deep")):
        error = refusal(value | {"records": value["records"] + more})
        assert isinstance(error, DocumentInvalid)
        assert code in {reason.code for _, reason in error.findings}


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", JsonUnreadable),
        (b"{", JsonUnreadable),
        (b"\xff\xfe", JsonUnreadable),
        (b'{"a": "\\ud800"}', JsonUnreadable),
        (b'{"a": 1, "a": 2}', JsonAmbiguous),
        (b'{"a": {"b": 1, "b": 1}}', JsonAmbiguous),
        (b'{"a": NaN}', JsonNotFinite),
        (b'{"a": -Infinity}', JsonNotFinite),
        (b'{"a": ' + b"9" * 5000 + b"}", JsonNotFinite),
        (b"[" * 65 + b"]" * 65, JsonTooDeep),
        (b"[" * 10_000_000, JsonTooMany),
        (b'"' + b'\\"' * 10_000_000, JsonUnreadable),
        (b"[]", VersionUnknown),
        (b"{}", VersionUnknown),
        (b'{"claqueta": "1"}', VersionUnknown),
        (b'{"claqueta": true}', VersionUnknown),
        (b'{"claqueta": 2}', VersionTooNew),
        (b'{"claqueta": 0}', VersionTooOld),
        (b'{"claqueta": 1}', DocumentInvalid),
        (b'{"claqueta": 1, "records": [{"type": "project", "width": 1e999}]}', DocumentInvalid),
    ],
)
def test_what_is_no_document_is_refused_by_its_own_name(data: bytes, error: type[ClaquetaError]) -> None:
    with pytest.raises(error) as caught:
        load(data)
    assert caught.value.text("en") != caught.value.text("es")


def test_a_text_may_hold_any_brackets_and_quotes() -> None:
    value = {"a": "[" * 100 + '\\"{' * 50 + "\\"}
    assert read_json(json.dumps(value).encode()) == value


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.claqueta.json"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(JsonTooLarge):
        load(path)
    with pytest.raises(JsonTooLarge):
        load(b" " * (MAX_BYTES + 1))


def test_what_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path, tmp_path / "a\0b"):
        with pytest.raises(DocumentMissing):
            load(path)


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    taken = tmp_path / "film.claqueta.json"
    taken.mkdir()
    (taken / "inside").write_text("x")
    with pytest.raises(DocumentUnwritable):
        save(FILM, taken)
    with pytest.raises(DocumentUnwritable):
        save(FILM, tmp_path / "no" / "such" / "folder.json")
    assert [p.name for p in tmp_path.iterdir()] == [taken.name]
    assert (taken / "inside").read_text() == "x"


def test_an_old_document_walks_the_chain_of_steps_one_version_at_a_time() -> None:
    steps = {
        1: lambda value: {name: part for name, part in value.items() if name != "old"} | {"first": value["old"]},
        2: lambda value: value | {"second": [value["first"], value["claqueta"]]},
    }
    given_value: JsonValue = {"claqueta": 1, "old": "x"}
    assert migrate(given_value, steps, newest=3) == {"claqueta": 3, "first": "x", "second": ["x", 2]}
    assert given_value == {"claqueta": 1, "old": "x"}
    with pytest.raises(VersionTooOld):
        migrate({"claqueta": 0}, steps, newest=3)


@pytest.mark.parametrize("path", ["a.mp4", "media/a.mp4", "mi película ñ 夜.mp4", "a/b/c-1_2 (3).png", ".hidden/x.wav"])
def test_paths_within_the_folder_are_accepted(path: str) -> None:
    assert is_safe(path)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd", "../x", "a/../../x", "a/..", ".", "./x", "a//b", "a/", "", "C:/x", "c:x", "a\\b", "\\\\host\\x",
        "a\0b", "a\nb", "con", "media/NUL.mp4", "aux.txt", "COM1", "x ", " x", "x.", "a/. /b", "a|b", "a*b", "file:///x",
        "a\u202eb.mp4", "...", "a/.../b",
    ],
)  # fmt: skip
def test_paths_that_lead_elsewhere_on_any_system_are_refused(path: str) -> None:
    assert not is_safe(path)
    value = written()
    value["media"]["a" * 16]["path"] = path
    assert isinstance(refusal(value), DocumentInvalid)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "secret").write_text("x")
    (tmp_path / "project" / "link").symlink_to(tmp_path / "secret")
    (tmp_path / "project" / "file").write_text("y")
    assert within(tmp_path / "project", "link") is None
    assert within(tmp_path / "project", "file") == (tmp_path / "project" / "file").resolve()


finite = st.floats(allow_nan=False, allow_infinity=False)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | finite | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)  # fmt: skip


@given(json_values)
def test_any_json_is_written_so_that_it_reads_the_same(value: Any) -> None:
    assert read_json(write_json(value).encode()) == value


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_bytes_give_a_document_or_a_typed_refusal(data: st.DataObject) -> None:
    text_of_film = bytearray(to_json(FILM).encode())
    for _ in range(data.draw(st.integers(0, 5))):
        at = data.draw(st.integers(0, len(text_of_film) - 1))
        text_of_film[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=3))
    try:
        load(bytes(text_of_film))
    except ClaquetaError as error:
        refused = error
    else:
        return
    assert type(refused) is not ClaquetaError
    assert refused.text("en") != refused.text("es")


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_json_in_place_of_a_value_is_told_in_words(data: st.DataObject) -> None:
    value = written()
    place: Any = value
    while True:
        options = sorted(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(options))
        if not isinstance(place[key], dict | list) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(json_values)
            break
        place = place[key]
    try:
        load(json.dumps(value).encode())
    except ClaquetaError as error:
        refused = error
    else:
        return
    assert type(refused) is not ClaquetaError
    assert refused.text("en") != refused.text("es")
