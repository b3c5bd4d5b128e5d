"""Texts spoken into projects: real voices, real library, real commits."""

from itertools import pairwise

import pytest
from django.db import connection

from claqueta.document.document import Document
from claqueta.document.elements import CaptionElement
from claqueta.document.problems import check
from claqueta.document.records import Audio, Project, Scene
from claqueta.document.tree import Tree
from claqueta.ops import new_id
from claqueta.speech import SpeechEmpty
from studio.accounts.models import Membership, Workspace
from studio.accounts.public import Actor
from studio.assistant.models import SpeechJob
from studio.assistant.public import narrate, respeak
from studio.assistant.public import voices as voices_there
from studio.assistant.speech import tasks
from studio.assistant.speech.actions import VoiceUnknown
from studio.assistant.speech.placing import SceneGone, TrackGone
from studio.assistant.speech.respeaking import ClipGone
from studio.lib.errors import Forbidden, Invalid, Missing
from studio.lib.leases import State, take
from studio.library import public as library
from studio.projects import public as projects
from studio.testing.people import make_actor


def tree_of(actor: Actor, project_id: str) -> Tree:
    """The project as it is now."""
    return Tree(projects.load(actor, project_id).document.records)


def audio_of(actor: Actor, project_id: str, audio_id: str) -> Audio:
    """A sound of the project."""
    record = tree_of(actor, project_id).records[audio_id]
    assert isinstance(record, Audio)
    return record


def voices_of(tree: Tree) -> list[Audio]:
    """All spoken clips in the order of their scenes."""
    order = {scene.id: index for index, scene in enumerate(tree.scenes)}
    spoken = [sound for track in tree.tracks for sound in tree.audio(track.id) if sound.speech is not None]
    return sorted(spoken, key=lambda sound: (order[sound.scene or ""], sound.start))


@pytest.mark.usefixtures("voices")
def test_voices_name_what_is_not_set_up_and_what_to_do(workspace: Workspace, editor: Actor) -> None:
    known = voices_there(editor, workspace.id)
    engines = {engine.id: engine for engine in known.engines}
    assert engines["espeak"].ready
    assert not engines["piper"].ready
    assert "STUDIO_PIPER_VOICES" in engines["piper"].note_es
    assert "STUDIO_SPEECH_URL" in engines["http"].note_en
    assert known.of_language("es")[0].id == "espeak:es-419"
    assert known.of_language("en")[0].id.startswith("espeak:en")


@pytest.mark.parametrize(
    ("text", "language"),
    [("El agua que bebes hoy ya fue nube, río y mar.", "es"), ("Every film shoot begins with a small noise.", "en")],
)
def test_a_text_becomes_a_clip_whose_words_lie_in_order_within_it(
    text: str, language: str, workspace: Workspace, editor: Actor, made: str
) -> None:
    tree = tree_of(editor, made)
    scene = tree.scenes[0]
    before = voices_of(tree)[0]
    job = SpeechJob.objects.get(pk=narrate(editor, project_id=made, text=text, scene_id=scene.id))
    assert job.language == language
    tasks.speak()
    job.refresh_from_db()
    assert job.state == State.DONE, job.error
    audio = audio_of(editor, made, job.audio_id)
    assert audio.speech is not None
    assert audio.speech.text == text
    assert [word.text for word in audio.words] == text.split()
    assert all(word.start < word.end for word in audio.words)
    assert all(one.end <= other.start for one, other in pairwise(audio.words))
    assert audio.words[-1].end <= audio.duration
    assert audio.parent == before.parent
    assert audio.start >= before.start + before.duration
    after = tree_of(editor, made)
    grown = after.records[scene.id]
    assert isinstance(grown, Scene)
    assert grown.duration >= audio.start + audio.duration
    facts = library.asset_facts(editor, audio.asset)
    assert (facts.kind, facts.workspace_id) == ("audio", workspace.id)


@pytest.mark.usefixtures("voices")
def test_a_project_without_a_voice_gets_a_track_for_it(workspace: Workspace, editor: Actor) -> None:
    root = Project(id=new_id(), title="Vacío", language="es")
    scene = Scene(id=new_id(), parent=root.id, order="a0", duration=240_000)
    project = projects.create(
        editor, workspace_id=workspace.id, document=Document(records=(root, scene)), title="Vacío", origin={}
    )
    job = SpeechJob.objects.get(pk=narrate(editor, project_id=project, text="Hola, mundo entero.", scene_id=scene.id))
    tasks.speak()
    tree = tree_of(editor, project)
    (track,) = tree.tracks
    assert track.name == "Voz"
    assert [sound.id for sound in tree.audio(track.id)] == [job.audio_id]
    assert tree.duration > 240_000
    narrate(editor, project_id=project, text="Y otra vez.")
    tasks.speak()
    assert len(tree_of(editor, project).tracks) == 1


def test_saying_something_else_makes_one_new_sound_and_leaves_every_other_clip_alone(editor: Actor, made: str) -> None:
    before = tree_of(editor, made)
    first, second, *_ = voices_of(before)
    others = {sound.id: sound for sound in voices_of(before) if sound.id != second.id}
    seq = projects.version(editor, made)
    longer = "Cada mañana, sin falta y desde hace millones de años, el sol calienta el mar y el agua se vuelve vapor."
    respeak(editor, project_id=made, audio_id=second.id, text=longer)
    tasks.speak()
    assert projects.version(editor, made) == seq + 1
    after = tree_of(editor, made)
    changed = audio_of(editor, made, second.id)
    assert changed.asset != second.asset
    assert changed.duration > second.duration
    assert {id: after.records[id] for id in others} == others
    old_scene, new_scene = before.records[second.scene or ""], after.records[second.scene or ""]
    assert isinstance(old_scene, Scene)
    assert isinstance(new_scene, Scene)
    by = new_scene.duration - old_scene.duration
    assert abs(by - (changed.duration - second.duration)) <= 8_000
    assert new_scene.notes == longer
    assert {scene.duration for scene in before.scenes} - {old_scene.duration} <= {s.duration for s in after.scenes}
    later = {marker.id: marker.time for marker in before.markers if marker.time > before.scene_starts[old_scene.id]}
    assert later
    for marker in after.markers:
        assert marker.time == later.get(marker.id, marker.time - by) + by
    assert check(projects.load(editor, made).document) == ()
    assert first.id in others


def test_captions_say_the_new_words_when_they_are_spoken(editor: Actor, made: str) -> None:
    before = tree_of(editor, made)
    clip = next(
        sound
        for sound in voices_of(before)
        if any(isinstance(each, CaptionElement) for each in before.elements(sound.scene or ""))
    )
    assert clip.speech is not None
    respeak(editor, project_id=made, audio_id=clip.id, text=f"De verdad: {clip.speech.text}")
    tasks.speak()
    after = tree_of(editor, made)
    audio = audio_of(editor, made, clip.id)
    captions = [each for each in after.elements(clip.scene or "") if isinstance(each, CaptionElement)]
    shown = [(word.text, caption.start + word.start) for caption in captions for word in caption.words]
    assert sorted(shown, key=lambda each: each[1]) == [(word.text, audio.start + word.start) for word in audio.words]
    for caption in captions:
        assert all(one.end <= other.start for one, other in pairwise(caption.words))


def test_what_follows_on_the_same_track_moves_along(editor: Actor, made: str) -> None:
    scene = tree_of(editor, made).scenes[0].id
    job = SpeechJob.objects.get(pk=narrate(editor, project_id=made, text="Y sigue su camino.", scene_id=scene))
    tasks.speak()
    first = next(sound for sound in voices_of(tree_of(editor, made)) if sound.scene == scene)
    follower = audio_of(editor, made, job.audio_id)
    respeak(editor, project_id=made, audio_id=first.id, text="Agua.")
    tasks.speak()
    shorter = audio_of(editor, made, first.id)
    assert audio_of(editor, made, follower.id).start - follower.start == shorter.duration - first.duration < 0


def test_the_same_words_in_the_same_voice_are_taken_from_the_cache(
    editor: Actor, made: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claqueta.speech import espeak

    clip = voices_of(tree_of(editor, made))[0]
    monkeypatch.setattr(espeak, "spoken_by_child", lambda *_args, **_options: pytest.fail("it was spoken again"))
    respeak(editor, project_id=made, audio_id=clip.id)
    tasks.speak()
    again = audio_of(editor, made, clip.id)
    old, new = (library.asset_facts(editor, asset).sha256 for asset in (clip.asset, again.asset))
    assert old == new
    assert again.words == clip.words


def test_a_speech_whose_worker_died_is_spoken_by_the_next_one_once(editor: Actor, made: str) -> None:
    job = SpeechJob.objects.get(pk=narrate(editor, project_id=made, text="Una sola vez."))
    assert take(SpeechJob.objects.all(), holder="dead") is not None
    with connection.cursor() as cursor:
        cursor.execute("UPDATE assistant_speechjob SET lease_end = '2020-01-01 00:00:00'")
    tasks.speak()
    tasks.speak()
    job.refresh_from_db()
    assert (job.state, job.attempt) == (State.DONE, 2)
    said = [sound for sound in voices_of_all(editor, made) if sound.speech and sound.speech.text == "Una sola vez."]
    assert [sound.id for sound in said] == [job.audio_id]


def voices_of_all(actor: Actor, project_id: str) -> list[Audio]:
    """All spoken clips, also those of no scene."""
    tree = tree_of(actor, project_id)
    return [sound for track in tree.tracks for sound in tree.audio(track.id) if sound.speech is not None]


def test_whoever_lost_the_right_while_it_waited_changes_nothing(workspace: Workspace, editor: Actor, made: str) -> None:
    seq = projects.version(editor, made)
    job = SpeechJob.objects.get(pk=narrate(editor, project_id=made, text="Ya no."))
    Membership.objects.filter(user_id=editor.user_id).update(role="viewer")
    tasks.speak()
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert job.error is not None
    assert job.error["code"] == "forbidden"
    assert projects.version(make_actor(workspace, "viewer"), made) == seq


def test_wrong_orders_are_refused_with_a_reason(
    editor: Actor, stranger: Actor, workspace: Workspace, made: str
) -> None:
    with pytest.raises(SpeechEmpty):
        narrate(editor, project_id=made, text="…")
    with pytest.raises(Invalid):
        narrate(editor, project_id=made, text="Hola\0")
    with pytest.raises(SceneGone):
        narrate(editor, project_id=made, text="Hola", scene_id="A" * 16)
    with pytest.raises(TrackGone):
        narrate(editor, project_id=made, text="Hola", track_id="A" * 16)
    with pytest.raises(VoiceUnknown):
        narrate(editor, project_id=made, text="Hola", voice="espeak:klingon")
    with pytest.raises(ClipGone):
        respeak(editor, project_id=made, audio_id="A" * 16, text="Hola")
    with pytest.raises(Missing):
        narrate(stranger, project_id=made, text="Hola")
    with pytest.raises(Forbidden):
        narrate(make_actor(workspace, "viewer"), project_id=made, text="Hola")
    assert not SpeechJob.objects.exists()
