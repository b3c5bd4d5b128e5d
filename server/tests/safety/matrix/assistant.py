"""The assistant: how its things are made and what its requests carry."""

from claqueta.document.document import Document
from claqueta.document.records import Audio, Project, Scene, Speech, Track
from claqueta.ops import new_id
from safety.matrix.world import Request, World, request, thing
from studio.assistant.models import StyleStills, VoiceSample
from studio.assistant.public import narrate, start_storyboard
from studio.lib import blobs
from studio.lib.leases import State
from studio.projects import public as projects

_SCRIPT = {"script": "# Uno\n\nHola a todos."}


@thing("voice_id")
def _voice(world: World) -> str:
    sound = blobs.keep_bytes(b"RIFF").sha256
    VoiceSample.objects.create(voice="espeak:es", workspace_id=world.workspace.id, sha256=sound, state=State.DONE)
    return "espeak:es"


@thing("storyboard_id")
def _storyboard(world: World) -> str:
    return start_storyboard(world.owner, workspace_id=world.workspace.id, script=_SCRIPT["script"])


@thing("stills_id")
def _stills(world: World) -> str:
    picture = blobs.keep_bytes(b"\x89PNG").sha256
    row = StyleStills.objects.create(
        workspace=world.workspace, key="0" * 64, script="x", format="16:9", stills={"suizo": picture}, state=State.DONE
    )
    return row.id


@thing("style")
def _style(_world: World) -> str:
    return "suizo"


@thing("spoken_project_id")
def _spoken_project(world: World) -> str:
    """A project whose first sound speaks."""
    root = Project(id=new_id(), title="Hablado", language="es")
    scene = Scene(id=new_id(), parent=root.id, order="a0", duration=240_000)
    track = Track(id=new_id(), parent=root.id, order="a0")
    audio = Audio(
        id=new_id(), parent=track.id, scene=scene.id, role="voice", asset=new_id(), duration=240_000,
        speech=Speech(text="Hola.", language="es"),
    )  # fmt: skip
    document = Document(records=(root, scene, track, audio))
    return projects.create(world.owner, workspace_id=world.workspace.id, document=document, title="", origin={})


@thing("clip_id")
def _clip(world: World) -> str:
    records = projects.load(world.owner, world["spoken_project_id"]).document.records
    return next(record.id for record in records if isinstance(record, Audio))


@thing("narration_id")
def _narration(world: World) -> str:
    return narrate(world.owner, project_id=world["spoken_project_id"], text="Hola.")


@request("api", "POST", "/api/v1/projects/{project_id}/narrations")
def _narrate(world: World, _who: str) -> Request:
    return Request(json={"text": "Hola."}, things={"project_id": _spoken_project(world)})


@request("api", "PATCH", "/api/v1/projects/{project_id}/narrations/{clip_id}")
def _respeak(world: World, _who: str) -> Request:
    return Request(json={"text": "Adiós."}, things={"project_id": world["spoken_project_id"]})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/storyboards")
@request("api", "POST", "/api/v1/workspaces/{workspace_id}/style-stills")
def _scripts(_world: World, _who: str) -> Request:
    return Request(json=_SCRIPT)


@request("page", "POST", "/w/{workspace_id}/projects/new/script")
@request("page", "POST", "/w/{workspace_id}/projects/new/script/look")
def _forms(_world: World, _who: str) -> Request:
    return Request(form={**_SCRIPT, "style": "suizo", "format": "16:9"})


@request("page", "POST", "/w/{workspace_id}/voices/hear")
def _hear(_world: World, _who: str) -> Request:
    return Request(form={"voice": "espeak:es"})
