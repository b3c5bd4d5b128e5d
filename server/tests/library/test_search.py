"""Finding assets: the same hits on SQLite and PostgreSQL, for any question, and never another workspace's."""

import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from library.cabinet import make_asset
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Invalid, Missing
from studio.library.models import Asset, AssetUse, Favourite, Folder
from studio.library.search.asking import AssetQuery, CursorUnknown, Page
from studio.library.search.facets import facets
from studio.library.search.index import index_asset, reindex
from studio.library.search.models import SearchEntry
from studio.library.search.page import page
from studio.library.search.query import read
from studio.library.search.words import cut, fold, stems
from studio.testing.people import make_actor, make_workspace

SECOND = 240_000


@pytest.fixture
def shelf(workspace: Workspace) -> Workspace:
    """Some assets with known words."""
    make_asset(workspace, "Calle de noche.mp4", tags=("exterior", "Ciudad"), notes="Grabación con trípode")
    make_asset(
        workspace, "Entrevista a María.wav", kind="audio", transcript="Nací en una calle muy pequeña, lejos del mar"
    )
    make_asset(workspace, "Running on the beach.mov", tags=("mar", "sport"), notes="Slow motion of two runners")
    make_asset(workspace, "Canción del mar.mp3", kind="audio", tags=("música",))
    make_asset(workspace, "IMG_2034.JPG", kind="image", tags=("calle",), notes="Foto de la casa blanca")
    make_asset(workspace, "Casas blancas.png", kind="image", transcript="")
    return workspace


def names(found: Page) -> list[str]:
    return [each.name for each in found.assets]


CASES = {
    "calle": ["Calle de noche.mp4", "IMG_2034.JPG", "Entrevista a María.wav"],
    "CALLE": ["Calle de noche.mp4", "IMG_2034.JPG", "Entrevista a María.wav"],
    "calles": ["Calle de noche.mp4", "IMG_2034.JPG", "Entrevista a María.wav"],
    "maria": ["Entrevista a María.wav"],
    "María": ["Entrevista a María.wav"],
    "entrev": ["Entrevista a María.wav"],
    "entrevistas": ["Entrevista a María.wav"],
    "cancion": ["Canción del mar.mp3"],
    "canciones": ["Canción del mar.mp3"],
    "grabaciones": ["Calle de noche.mp4"],
    "grabacion": ["Calle de noche.mp4"],
    "run": ["Running on the beach.mov"],
    "runs": ["Running on the beach.mov"],
    "beaches": ["Running on the beach.mov"],
    "mar": ["Canción del mar.mp3", "Entrevista a María.wav", "Running on the beach.mov"],
    '"mar"': ["Canción del mar.mp3", "Running on the beach.mov", "Entrevista a María.wav"],
    "mar -cancion": ["Entrevista a María.wav", "Running on the beach.mov"],
    "-calle -mar": ["Casas blancas.png"],
    "calle ciudad": ["Calle de noche.mp4"],
    "2034": ["IMG_2034.JPG"],
    "jpg": ["IMG_2034.JPG"],
    "casa blanca": ["Casas blancas.png", "IMG_2034.JPG"],
    '"casa blanca"': ["IMG_2034.JPG"],
    '"blanca casa"': [],
    '"noche mp4 ciudad"': [],
    'blanca -"casa blanca"': ["Casas blancas.png"],
    "“de noche” trípode": ["Calle de noche.mp4"],
    "nada": [],
    "noche música": [],
}


@pytest.mark.parametrize("text", CASES)
def test_words_find_by_accentless_forms_stems_prefixes_and_phrases_best_field_first(
    shelf: Workspace, text: str
) -> None:
    assert names(page(make_actor(shelf, "viewer"), shelf.id, AssetQuery(text=text))) == CASES[text]


def test_a_name_outranks_a_tag_a_tag_notes_and_notes_what_is_said(workspace: Workspace) -> None:
    actor = make_actor(workspace)
    make_asset(workspace, "Puente.mp4")
    make_asset(workspace, "a.mp4", tags=("puente",))
    make_asset(workspace, "b.mp4", notes="bajo el puente")
    make_asset(workspace, "c.mp4", transcript="cruzamos el puente")
    make_asset(workspace, "Otro puente.mp4")
    expected = ["Otro puente.mp4", "Puente.mp4", "a.mp4", "b.mp4", "c.mp4"]
    assert names(page(actor, workspace.id, AssetQuery(text="puentes"))) == expected
    assert names(page(actor, workspace.id, AssetQuery(text='"el puente"'))) == ["b.mp4", "c.mp4"]


def test_what_was_found_is_marked_as_ranges_of_plain_text(shelf: Workspace) -> None:
    actor = make_actor(shelf)
    card = page(actor, shelf.id, AssetQuery(text="canciones")).assets[0]
    assert [card.name[start:stop] for start, stop in card.name_marks] == ["Canción"]
    card = next(each for each in page(actor, shelf.id, AssetQuery(text="pequena")).assets)
    assert card.snippet is not None
    assert card.snippet.field == "transcript"
    assert [card.snippet.text[start:stop] for start, stop in card.snippet.marks] == ["pequeña"]
    card = page(actor, shelf.id, AssetQuery(text="ciudad")).assets[0]
    assert {tag.name: tag.marks for tag in card.tags} == {"Ciudad": ((0, 6),), "exterior": ()}


def test_a_snippet_is_cut_from_the_middle_of_a_long_text(workspace: Workspace) -> None:
    make_asset(workspace, transcript="palabra " * 5000 + "<b>aguja</b> " + "paja " * 5000)
    card = page(make_actor(workspace), workspace.id, AssetQuery(text="agujas")).assets[0]
    assert card.snippet is not None
    assert len(card.snippet.text) <= 200
    assert (card.snippet.before, card.snippet.after) == (True, True)
    assert [card.snippet.text[start:stop] for start, stop in card.snippet.marks] == ["aguja"]


def test_each_filter_narrows(workspace: Workspace) -> None:
    actor = make_actor(workspace)
    top = Folder.objects.create(workspace=workspace, name="Rodaje")
    inner = Folder.objects.create(workspace=workspace, name="Día 1", parent=top)
    a = make_asset(workspace, "a", width=1920, height=1080, duration=10 * SECOND, folder=top, category="rodaje", size=9)
    b = make_asset(workspace, "b", width=1080, height=1920, duration=20 * SECOND, folder=inner, tags=("x", "y"), size=7)
    make_asset(workspace, "c", kind="image", width=500, height=500, tags=("x",), owner_id=actor.user_id, size=8)
    Favourite.objects.create(user_id=actor.user_id or "", asset=a)
    AssetUse.objects.create(asset_id=b.id, user_kind="project", user_id="p" * 16)

    def found(**values: object) -> str:
        return "".join(sorted(names(page(actor, workspace.id, AssetQuery(**values)))))  # type: ignore[arg-type]  # as named

    for text in ("", "-nada"):
        assert found(text=text) == "abc"
        assert found(text=text, kinds=("image",)) == "c"
        assert found(text=text, shapes=("landscape", "square")) == "ac"
        assert found(text=text, folder=top.id) == "ab"
        assert found(text=text, folder=top.id, deep=False) == "a"
        assert found(text=text, folder="", deep=False) == "c"
        assert found(text=text, tags=("X", "y")) == "b"
        assert found(text=text, tags=("x", "y"), tags_mode="any") == "bc"
        assert found(text=text, tags=("unknown",)) == ""
        assert found(text=text, categories=("rodaje",)) == "a"
        assert found(text=text, uploaders=(actor.user_id or "",)) == "c"
        assert found(text=text, min_duration=10 * SECOND, max_duration=20 * SECOND) == "a"
        assert found(text=text, created_from=b.created) == "bc"
        assert found(text=text, created_until=b.created) == "a"
        assert found(text=text, favourite=True) == "a"
        assert found(text=text, used=True) == "b"
        assert found(text=text, used=False, favourite=False) == "c"
        assert found(text=text, trashed=True) == ""
    assert names(page(actor, workspace.id, AssetQuery(sort="longest"))) == ["b", "a", "c"]
    assert names(page(actor, workspace.id, AssetQuery(sort="largest"))) == ["a", "c", "b"]
    assert names(page(actor, workspace.id, AssetQuery(sort="newest"))) == ["c", "b", "a"]
    with pytest.raises(Missing):
        found(folder=Folder.objects.create(workspace=make_workspace("Otro"), name="Ajena").id)


def test_names_sort_by_their_numbers_and_without_accents(workspace: Workspace) -> None:
    for name in ("clip 10", "Clip 2", "Árbol", "zorro", "arco"):
        make_asset(workspace, name)
    found = names(page(make_actor(workspace), workspace.id, AssetQuery(sort="name")))
    assert found == ["Árbol", "arco", "Clip 2", "clip 10", "zorro"]


@pytest.mark.parametrize("sort", ["relevance", "name", "newest", "longest", "largest"])
@pytest.mark.parametrize("text", ["", "toma"])
def test_pages_hold_every_asset_once_while_others_are_added(workspace: Workspace, sort: str, text: str) -> None:
    actor = make_actor(workspace)
    for number in range(23):
        place: dict[int, dict[str, Any]] = {
            0: {"name": f"Toma {number}"},
            1: {"name": f"{number}", "tags": ("toma",)},
            2: {"notes": "toma"},
        }
        make_asset(workspace, **{"duration": number % 3, "size": number % 4, **place[number % 3]})
    before = set(Asset.objects.values_list("id", flat=True))
    seen: list[str] = []
    cursor = ""
    while True:
        found = page(actor, workspace.id, AssetQuery(text=text, sort=sort, limit=5, cursor=cursor))  # type: ignore[arg-type]
        seen += [each.id for each in found.assets]
        make_asset(workspace, "Toma nueva", duration=1, size=1)
        cursor = found.next
        if not cursor:
            break
    assert len(seen) == len(set(seen))
    assert before <= set(seen)


def test_a_cursor_of_another_search_or_none_at_all_is_refused(shelf: Workspace) -> None:
    actor = make_actor(shelf)
    cursor = page(actor, shelf.id, AssetQuery(sort="name", limit=1)).next
    for wrong in (cursor, "x", "e30", "bnVsbA", "W" * 5000, "\x00", "ñ"):
        with pytest.raises(CursorUnknown):
            page(actor, shelf.id, AssetQuery(sort="newest", cursor=wrong))


def test_facets_count_each_value_under_the_other_filters(shelf: Workspace) -> None:
    actor = make_actor(shelf)
    folder = Folder.objects.create(workspace=shelf, name="F")
    inner = Folder.objects.create(workspace=shelf, name="G", parent=folder)
    Asset.objects.filter(name="IMG_2034.JPG").update(folder=inner)
    index_asset(Asset.objects.get(name="IMG_2034.JPG").id)
    counted = facets(actor, shelf.id, AssetQuery(text="calle", kinds=("image",)))
    assert counted.total == 1
    assert {each.value: each.count for each in counted.kinds} == {"video": 1, "image": 1, "audio": 1}
    assert {each.value: each.count for each in counted.tags} == {"calle": 1}
    assert [(each.label, each.count) for each in counted.folders] == [("F", 1), ("G", 1)]
    everything = facets(actor, shelf.id, AssetQuery())
    assert everything.total == 6
    assert {each.value: each.count for each in everything.tags}["mar"] == 1
    assert (everything.used, everything.unused, everything.favourites) == (0, 6, 0)


def test_facets_agree_with_the_pages(shelf: Workspace) -> None:
    actor = make_actor(shelf)
    for query in (AssetQuery(), AssetQuery(text="mar"), AssetQuery(tags=("mar",)), AssetQuery(text='-"casa blanca"')):
        counted = facets(actor, shelf.id, query)
        assert counted.total == len(page(actor, shelf.id, query).assets)
        for kind in counted.kinds:
            narrowed = AssetQuery(text=query.text, tags=query.tags, kinds=(kind.value,))
            assert kind.count == len(page(actor, shelf.id, narrowed).assets)


def test_what_is_asked_costs_the_same_questions_for_one_hit_and_for_fifty(
    workspace: Workspace, django_assert_max_num_queries: object
) -> None:
    actor = make_actor(workspace)
    for number in range(50):
        make_asset(workspace, f"Toma {number}", tags=("x",), transcript="hola mundo")
    with django_assert_max_num_queries(12):  # type: ignore[operator]  # pytest-django's fixture
        assert len(page(actor, workspace.id, AssetQuery(text="hola mundo")).assets) == 50


def test_reindexing_changes_no_answer_and_mends_a_lost_index(shelf: Workspace) -> None:
    actor = make_actor(shelf)
    before = {text: names(page(actor, shelf.id, AssetQuery(text=text))) for text in CASES}
    SearchEntry.objects.all().delete()
    assert page(actor, shelf.id, AssetQuery(text="calle")).assets == ()
    assert list(reindex()) == [6]
    assert before == {text: names(page(actor, shelf.id, AssetQuery(text=text))) for text in CASES}


def test_a_stranger_finds_nothing_not_even_the_workspace(shelf: Workspace) -> None:
    with pytest.raises(Missing):
        page(make_actor(make_workspace("Otro"), "owner"), shelf.id, AssetQuery(text="calle"))


@pytest.mark.parametrize("value", ["a\x00b", "\ud800", "x" * 200])
def test_filters_that_no_database_takes_are_refused(shelf: Workspace, value: str) -> None:
    with pytest.raises(Invalid):
        page(make_actor(shelf), shelf.id, AssetQuery(tags=(value,)))


# ── laws ──────────────────────────────────────────────────────────────────────────────────────────────────────────────
_QUIET = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
_SYNTAX = st.sampled_from(
    [
        *('"', "'", "-", "*", "(", ")", ":", "&", "|", "!", "<->", " AND ", " OR ", " NOT ", "NEAR(", "\x00", "\ud800"),
        *(
            "'; DROP TABLE library_asset; --",
            "%",
            "_",
            "\\",
            "^",
            "tokens:",
            "é",
            "ñ",
            "ß",
            "ﬁ",
            "½",
            "١",
            "漢字",
            "😀",
        ),
        "calle",
    ]
)
_QUESTIONS = st.one_of(st.text(max_size=60), st.lists(_SYNTAX, max_size=10).map("".join))


@_QUIET
@given(text=_QUESTIONS)
@example('"')
@example('-"')
@example('calle" OR tokens:1* --')
@example("a" * 3000)
@example("e\u0301")
def test_no_question_fails_or_finds_what_lies_elsewhere(shelf: Workspace, foreign: set[str], text: str) -> None:
    actor = _reader(shelf)
    found = page(actor, shelf.id, AssetQuery(text=text))
    counted = facets(actor, shelf.id, AssetQuery(text=text))
    assert counted.total == len(found.assets)
    assert not {each.id for each in found.assets} & foreign
    assert {each.workspace_id for each in found.assets} <= {shelf.id}


@pytest.fixture
def foreign(shelf: Workspace) -> set[str]:
    """The same things in another workspace."""
    other = make_workspace("Otro")
    return {
        make_asset(other, asset.name, notes=asset.notes, transcript=asset.transcript, tags=tuple(asset.tags.names())).id
        for asset in list(Asset.objects.filter(workspace=shelf))
    }


_WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


@settings(max_examples=20, deadline=None)
@given(name=_WORDS, notes=_WORDS, transcript=_WORDS)
@example(name="00ı", notes="İı", transcript="ſ")
@example(name="Cafe\u0301 de María", notes="DJI0042 ﬁn", transcript="ÑANDÚ straße 漢字カナ")
@example(name="x" * 100, notes="½ ²", transcript="हिन्दी עִבְרִית")
def _every_word_finds(case: "TestEveryAsset", name: str, notes: str, transcript: str) -> None:
    asset = make_asset(case.shelf, name, notes=notes, transcript=transcript)
    for text in (name, notes, transcript):
        for word in cut(text):
            written = text[word.start : word.stop]
            asked = {written, word.text, written.upper(), f'"{written}"', unicodedata.normalize("NFD", written)}
            asked |= {word.text[:length] for length in (2, 3, 5, len(word.text) - 1) if 2 <= length < len(word.text)}
            for each in asked:
                if list(cut(each)) and fold(each).startswith(word.text[:2]):
                    hits = page(case.actor, case.shelf.id, AssetQuery(text=each, limit=200)).assets
                    assert asset.id in {hit.id for hit in hits}, each


class TestEveryAsset(TestCase):
    """A database that is clean again after each example."""

    def setUp(self) -> None:
        self.shelf = make_workspace("Palabras")
        self.actor = make_actor(self.shelf)

    def test_is_found_by_each_of_its_words_without_accents_and_by_prefixes(self) -> None:
        _every_word_finds(self)


@given(text=st.text(max_size=300))
def test_reading_a_question_never_fails_and_asks_only_for_letters_and_digits(text: str) -> None:
    asked = read(text)
    for word in _all_words(
        asked.phrases + asked.without_phrases, [term.folded for term in asked.terms + asked.without]
    ):
        assert word
        assert word.isalnum()


@given(text=st.text(max_size=300))
def test_words_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for word in cut(text):
        assert end <= word.start < word.stop <= len(text)
        assert fold(word.text) == word.text
        end = word.stop


@pytest.mark.parametrize(
    ("one", "other"),
    [("canción", "canciones"), ("cancion", "canciones"), ("running", "runs"), ("niño", "niños"), ("casa", "casas")],
)
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stems(one) & stems(other)


def _all_words(phrases: tuple[tuple[str, ...], ...], words: list[str]) -> Iterator[str]:
    yield from words
    for phrase in phrases:
        yield from phrase


_readers: dict[str, Actor] = {}


def _reader(workspace: Workspace) -> Actor:
    """One reader for all examples of a test."""
    if workspace.id not in _readers:
        _readers[workspace.id] = make_actor(workspace, "viewer")
    return _readers[workspace.id]
