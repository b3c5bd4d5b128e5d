"""The verbs of the forms: whatever is done in whatever order, the project stays whole and each step can be undone."""

import random
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

from claqueta.document.elements import CaptionElement, CaptionWord, ImageElement, TextElement, VideoElement
from claqueta.document.records import Audio, Scene
from claqueta.document.tree import Tree
from claqueta.ops import Put, new_id
from projects.things import assert_lawful, make_asset, records
from studio.accounts.models import Workspace
from studio.accounts.public import Actor
from studio.lib.errors import Invalid, Missing, StudioError
from studio.projects.actions import editing, media, scenes
from studio.projects.actions.history import revert
from studio.projects.public import commit, version
from studio.testing.people import make_actor, make_workspace

SECOND = 240_000


class Hands:
    """Somebody who does whatever the forms offer, at random."""

    def __init__(self, actor: Actor, workspace: Workspace, project: str, chance: random.Random) -> None:
        self.actor, self.project, self.chance = actor, project, chance
        self.shown = [make_asset(workspace, "video", 4), make_asset(workspace, "image"), make_asset(workspace, "video")]
        self.heard = [make_asset(workspace, "audio", 3), make_asset(workspace, "audio", 40)]

    def step(self) -> None:
        """One verb, on something that there is; some are refused, and then nothing may have changed."""
        before = records(self.project)
        verb = self.chance.choice([v for v in vars(Hands).values() if getattr(v, "__name__", "").startswith("do_")])
        try:
            verb(self)
        except StudioError:
            assert records(self.project) == before

    def _any(self, *kinds: type[Any]) -> str:
        found = [id for id, each in sorted(records(self.project).items()) if isinstance(each, kinds or object)]
        if not found:
            raise editing.RecordGone
        return self.chance.choice(found)

    def _do(self, verb: Callable[..., Any], **values: Any) -> None:
        verb(self.actor, project_id=self.project, **values)

    def do_scene(self) -> None:
        after = self.chance.choice([None, self._any(Scene)])
        self._do(scenes.add_scene, after=after, duration=self.chance.randrange(1, 9 * SECOND))

    def do_length(self) -> None:
        self._do(scenes.set_scene_duration, scene_id=self._any(Scene), duration=self.chance.randrange(1, 9 * SECOND))

    def do_move(self) -> None:
        place = self.chance.choice([{}, {"before": self._any(Scene)}, {"after": self._any(Scene)}])
        self._do(scenes.move_scene, scene_id=self._any(Scene), **place)

    def do_duplicate(self) -> None:
        if len(records(self.project)) < 60:
            self._do(scenes.duplicate_scene, scene_id=self._any(Scene))

    def do_text(self) -> None:
        self._do(media.add_text, scene_id=self._any(Scene), text="Un texto con ñ y 夜")

    def do_words(self) -> None:
        self._do(editing.set_text, record_id=self._any(TextElement), text=self.chance.choice(["", "Hola", "a\nb"]))

    def do_picture(self) -> None:
        self._do(media.add_media_element, scene_id=self._any(Scene), asset_id=self.chance.choice(self.shown))

    def do_replace(self) -> None:
        asset = self.chance.choice([*self.shown, *self.heard])
        self._do(media.replace_media, record_id=self._any(VideoElement, ImageElement, Audio), asset_id=asset)

    def do_sound(self) -> None:
        scene = self.chance.choice([None, self._any(Scene)])
        role = self.chance.choice(["", "voice", "music", "effect"])
        self._do(media.add_sound, scene_id=scene, asset_id=self.chance.choice(self.heard), role=role)

    def do_caption(self) -> None:
        self._do(editing.set_caption_text, record_id=self._any(CaptionElement), text="uno dos tres"[: self._few()])

    def do_gain(self) -> None:
        self._do(editing.set_gain, record_id=self._any(), gain=self.chance.choice([-96, -6.5, 24, 25]))

    def do_name(self) -> None:
        self._do(editing.set_name, record_id=self._any(), name=self.chance.choice(["", "Ñ", "x" * 300]))

    def do_hide(self) -> None:
        self._do(editing.set_hidden, record_id=self._any(), hidden=True)

    def do_remove(self) -> None:
        if self._few() > 7:
            self._do(editing.remove_record, record_id=self._any())

    def _few(self) -> int:
        return self.chance.randrange(13)


@pytest.mark.parametrize("seed", range(4))
def test_after_any_verbs_the_project_is_whole_and_undone_step_by_step(
    workspace: Workspace, editor: Actor, project: str, seed: int
) -> None:
    scene = Tree(records(project).values()).scenes[0]
    words = tuple(CaptionWord(text=text, start=n * 1000, end=n * 1000 + 900) for n, text in enumerate("abc"))
    caption = CaptionElement(id=new_id(), parent=scene.id, order="a1", duration=scene.duration, words=words)
    commit(editor, project_id=project, base_version=None, ops=[Put(record=caption)])
    hands = Hands(editor, workspace, project, random.Random(seed))
    states = [records(project)]
    for _ in range(45):
        known = states[-1]
        hands.step()
        now = records(project)
        if now != known:
            states.append(now)
            assert_lawful(project)
    assert len(states) > 20
    for seq in range(version(editor, project), 2, -1):
        revert(editor, project_id=project, seq=seq)
    assert records(project) == states[0]
    assert_lawful(project)


def test_a_longer_scene_takes_along_what_lasted_to_its_end(editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0].id
    _, text = media.add_text(editor, project_id=project, scene_id=scene, text="Hola")
    scenes.set_scene_duration(editor, project_id=project, scene_id=scene, duration=8 * SECOND)
    assert records(project)[text].duration == records(project)[scene].duration == 8 * SECOND
    with pytest.raises(Invalid):
        scenes.set_scene_duration(editor, project_id=project, scene_id=scene, duration=0)


def test_scenes_are_put_before_and_after_others_and_at_the_end(editor: Actor, project: str) -> None:
    a = Tree(records(project).values()).scenes[0].id
    _, b = scenes.add_scene(editor, project_id=project)
    _, c = scenes.add_scene(editor, project_id=project)

    def order() -> list[str]:
        return [each.id for each in Tree(records(project).values()).scenes]

    assert order() == [a, b, c]
    scenes.move_scene(editor, project_id=project, scene_id=c, before=a)
    assert order() == [c, a, b]
    scenes.move_scene(editor, project_id=project, scene_id=c, after=a)
    assert order() == [a, c, b]
    scenes.move_scene(editor, project_id=project, scene_id=a)
    assert order() == [c, b, a]


def test_a_copied_scene_holds_copies_of_all_that_it_shows(editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0].id
    media.add_text(editor, project_id=project, scene_id=scene, text="Hola")
    _, copy = scenes.duplicate_scene(editor, project_id=project, scene_id=scene)
    tree = Tree(records(project).values())
    assert [each.id for each in tree.scenes] == [scene, copy]
    (one,), (two,) = tree.elements(scene), tree.elements(copy)
    assert one.id != two.id
    assert one.model_copy(update={"id": two.id, "parent": copy}) == two


def test_a_video_in_place_of_a_picture_stands_where_it_stood(workspace: Workspace, editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0].id
    image, video = make_asset(workspace, "image"), make_asset(workspace, "video", 9)
    _, id = media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=image)
    before = records(project)[id]
    made = media.replace_media(editor, project_id=project, record_id=id, asset_id=video)
    after = records(project)[id]
    assert isinstance(after, VideoElement)
    assert (after.asset, after.placement, after.start, after.duration) == (
        video, before.placement, before.start, before.duration,
    )  # fmt: skip
    revert(editor, project_id=project, seq=made.seq)
    assert records(project)[id] == before


def test_a_caption_keeps_the_times_of_its_words_while_their_number_stays(editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0]
    words = (CaptionWord(text="hola", start=100, end=200), CaptionWord(text="tú", start=300, end=900))
    caption = CaptionElement(id=new_id(), parent=scene.id, order="a1", duration=scene.duration, words=words)
    commit(editor, project_id=project, base_version=None, ops=[Put(record=caption)])
    editing.set_caption_text(editor, project_id=project, record_id=caption.id, text="adiós a")
    assert [(w.text, w.start, w.end) for w in records(project)[caption.id].words] == [
        ("adiós", 100, 200), ("a", 300, 900),
    ]  # fmt: skip
    editing.set_caption_text(editor, project_id=project, record_id=caption.id, text="uno dos tres")
    times = [(w.start, w.end) for w in records(project)[caption.id].words]
    assert (times[0][0], times[-1][1], len(times)) == (100, 900, 3)
    assert all(one[1] == two[0] for one, two in pairwise(times))


def test_what_does_not_fit_and_what_is_elsewhere_is_refused(workspace: Workspace, editor: Actor, project: str) -> None:
    scene = Tree(records(project).values()).scenes[0].id
    words, sound = make_asset(workspace, "subtitle"), make_asset(workspace, "audio", 2)
    elsewhere = make_workspace("Otro")
    foreign = make_asset(elsewhere, "image")
    _, text = media.add_text(editor, project_id=project, scene_id=scene, text="Hola")
    with pytest.raises(media.AssetUnfit):
        media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=words)
    with pytest.raises(editing.RecordUnfit):
        media.replace_media(editor, project_id=project, record_id=text, asset_id=make_asset(workspace, "image"))
    with pytest.raises(editing.RecordUnfit):
        editing.set_gain(editor, project_id=project, record_id=text, gain=0)
    with pytest.raises(editing.RecordGone):
        editing.set_text(editor, project_id=project, record_id=new_id(), text="")
    with pytest.raises(Invalid):
        media.add_sound(editor, project_id=project, asset_id=sound, role="noise")
    with pytest.raises(Missing):
        media.add_media_element(editor, project_id=project, scene_id=scene, asset_id=foreign)
    with pytest.raises(Missing):
        editing.set_text(make_actor(elsewhere), project_id=project, record_id=text, text="")
