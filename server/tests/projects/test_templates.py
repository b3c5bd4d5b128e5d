"""Templates: the built-in ones are whole; filling one in gives a project or says what does not fit."""

from typing import Any

import pytest

from claqueta.document.elements import TextElement
from claqueta.document.problems import check
from claqueta.document.tree import Tree
from claqueta.ops.patching import set_value
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Missing
from studio.projects.actions.built_in import load_templates
from studio.projects.actions.creating import create_blank
from studio.projects.actions.media import add_text
from studio.projects.actions.templates import ValuesUnfit, make_from_template, make_template
from studio.projects.builtin.building import BuiltIn
from studio.projects.builtin.gallery import built_in
from studio.projects.models import VideoTemplate
from studio.projects.public import load
from studio.projects.queries.templates import hover_times, templates
from studio.testing.people import make_actor, make_workspace


@pytest.mark.parametrize("each", built_in(), ids=lambda each: each.key)
def test_a_built_in_template_has_no_faults_and_its_fields_point_at_what_can_be_set(each: BuiltIn) -> None:
    found = [p for p in check(each.document) if p.severity != "hint" and p.code != "medium.unlisted"]
    assert [problem.text("en") for problem in found] == []
    records = {record.id: record for record in each.document.records}
    for field in Tree(each.document.records).project.fields.values():
        for target in field.targets:
            _, held = set_value(records[target.record], target.path, records_value(records[target.record], target.path))
            assert held is not None


def records_value(record: object, path: str) -> Any:
    value = record.model_dump(mode="json")  # type: ignore[attr-defined]  # records are models
    for part in path.split("."):
        value = value[part]
    return value


def test_a_poster_moves_through_every_scene_or_through_the_only_one() -> None:
    for each in built_in():
        tree = Tree(each.document.records)
        times = hover_times(each.document)
        seen = {scene.id for time in times for scene in tree.scenes
                if tree.scene_starts[scene.id] <= time < tree.scene_starts[scene.id] + scene.duration}  # fmt: skip
        assert seen == {scene.id for scene in tree.scenes}
        assert len(times) in (3, 4, 5, 6)


@pytest.mark.django_db
def test_loading_the_built_in_templates_twice_changes_nothing() -> None:
    assert load_templates() == (8, 0)
    assert load_templates() == (0, 0)


def test_filling_a_template_in_makes_a_project_without_fields(workspace: Workspace, editor: Actor) -> None:
    load_templates()
    card = next(card for card in templates(editor, workspace.id) if card.title.es == "Cita de la semana")
    made = make_from_template(
        editor,
        workspace_id=workspace.id,
        template_id=card.id,
        values={"sentence": "Poco a poco", "author": "Ana", "accent": "#112233", "size": 80},
        title="La de hoy",
    )
    snapshot = load(editor, made)
    tree = Tree(snapshot.document.records)
    texts = {each.text for each in snapshot.document.records if isinstance(each, TextElement)}
    assert {"Poco a poco", "Ana"} <= texts
    assert tree.project.fields == {}
    assert snapshot.title == "La de hoy"
    assert not [problem for problem in check(snapshot.document) if problem.severity == "error"]


def test_every_field_that_does_not_fit_is_named(workspace: Workspace, editor: Actor) -> None:
    load_templates()
    card = next(card for card in templates(editor, workspace.id) if card.title.es == "Cita de la semana")
    with pytest.raises(ValuesUnfit) as refused:
        make_from_template(
            editor,
            workspace_id=workspace.id,
            template_id=card.id,
            values={"accent": "red", "size": 9000, "portrait": "not-an-asset-000"},
        )
    assert refused.value.fields.keys() == {"sentence", "author", "accent", "size", "portrait"}


def test_a_template_made_from_a_project_is_the_workspaces_own(workspace: Workspace, editor: Actor) -> None:
    project = create_blank(editor, workspace_id=workspace.id, title="Base")
    scene = Tree(load(editor, project).document.records).scenes[0]
    _, text = add_text(editor, project_id=project, scene_id=scene.id, text="Hola")
    field = {"kind": "text", "label_en": "Words", "label_es": "Texto", "targets": [{"record": text, "path": "text"}]}
    made = make_template(
        editor, project_id=project, category="other", title_en="Mine", title_es="Mía", fields={"words": field}
    )
    assert [(card.id, card.fields[0].value) for card in templates(editor, workspace.id)] == [(made, "Hola")]
    stranger = make_actor(make_workspace("Otro"))
    with pytest.raises(Missing):
        make_from_template(
            stranger, workspace_id=stranger.workspace_ids[0], template_id=made, values={"words": "Ajeno"}
        )
    assert VideoTemplate.objects.count() == 1
