"""What a worker does with a text that is to be spoken: sound, asset, commit, all or nothing."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import transaction

from claqueta.document.records import Speech
from claqueta.document.tree import Tree
from claqueta.language import same_language
from claqueta.making.narrator import caption_words, utterance_wave
from claqueta.ops import Ops
from claqueta.spec.parameters import Label
from claqueta.speech import SpeechRequest, SpeechWarning, Utterance, speak
from studio.accounts.models import User
from studio.accounts.public import SYSTEM, Actor, person
from studio.assistant.models import SpeechJob, VoiceSample
from studio.assistant.speech.engines import engines, speech_cache
from studio.assistant.speech.placing import Clip, placed
from studio.assistant.speech.respeaking import respoken
from studio.assistant.speech.voices import known_voices
from studio.assistant.working import watched
from studio.lib import blobs
from studio.lib.leases import finish
from studio.library import public as library
from studio.projects import public as projects

_NARRATE = Label(en="Narrate a text", es="Narrar un texto")
_RESPEAK = Label(en="Speak a clip anew", es="Volver a decir un clip")
_SAMPLE = {
    "es": "Hola. Así sueno yo: con calma y con claridad, para contar tu historia.",
    "en": "Hello. This is how I sound: calm, clear, and ready to tell your story.",
}


def speak_job(job: SpeechJob) -> None:
    """Speaks the text; puts its sound into the library, its clip into the project. Raises ClaquetaError, FenceLost."""
    request = SpeechRequest(job.text, job.voice or None, job.language, job.speed, job.pitch, job.volume)
    utterance = watched(job, lambda _: speak(request, engines(), speech_cache()), lambda _: None)
    job.notices = notices(utterance.warnings)
    actor = actor_behind(job.owner)
    workspace_id = projects.load(actor, job.project_id).workspace_id
    with TemporaryDirectory(dir=scratch()) as folder:
        path = Path(folder) / "voice.wav"
        path.write_bytes(utterance_wave(utterance))
        stored = blobs.keep(path)
        with transaction.atomic():
            job.asset_id = library.add_file(
                actor,
                workspace_id=workspace_id,
                path=path,
                name=file_name(job.text),
                kind="audio",
                origin={"way": "speech", "project": job.project_id, "job": job.id, "text": job.text[:500]},
                stored=stored,
            )
            clip = _clip(job, utterance)
            projects.commit_made(
                actor,
                project_id=job.project_id,
                making=lambda records: _ops(job, Tree(records.values()), clip),
                label=_RESPEAK if job.respoken else _NARRATE,
                client_id=f"speech-{job.id}",
            )
            finish(job, asset_id=job.asset_id, notices=job.notices)


def make_sample(row: VoiceSample) -> None:
    """Speaks the sentence that voices are heard by, and keeps it. Raises ClaquetaError, FenceLost."""
    voice = known_voices().voice(row.voice)
    language = voice.language if voice else "es"
    text = _SAMPLE["es" if same_language(language, "es") else "en"]
    request = SpeechRequest(text, row.voice, language)
    utterance = watched(row, lambda _: speak(request, engines(), speech_cache()), lambda _: None)
    row.sha256 = blobs.keep_bytes(utterance_wave(utterance)).sha256
    finish(row, sha256=row.sha256)


def actor_behind(owner: User | None) -> Actor:
    """Who ordered the work, with the rights they have now; the studio itself where nobody is named."""
    return person(owner) if owner is not None else SYSTEM


def notices(warnings: tuple[SpeechWarning, ...]) -> list[dict[str, str]]:
    """What speech warned of, in both languages."""
    return [{"en": warning.text("en"), "es": warning.text("es")} for warning in warnings]


def file_name(text: str) -> str:
    """What a sound that says `text` is called in the library."""
    said = " ".join("".join(sign if sign.isalnum() or sign in " ,-¿?¡!" else " " for sign in text).split())
    return f"{said[:60].strip() or 'voz'}.wav"


def _ops(job: SpeechJob, tree: Tree, clip: Clip) -> Ops:
    if job.respoken:
        return respoken(tree, job.audio_id, clip)
    return placed(tree, clip, id=job.audio_id, scene_id=job.scene_id, track_id=job.track_id, start=job.start)


def _clip(job: SpeechJob, utterance: Utterance) -> Clip:
    return Clip(
        asset=job.asset_id,
        duration=utterance.duration,
        words=caption_words(utterance),
        speech=Speech(
            text=job.text,
            language=job.language,
            voice=job.voice,
            speed=job.speed,
            pitch=job.pitch,
            volume=job.volume,
        ),
    )


def scratch() -> Path:
    """A folder for drafts on this machine."""
    folder = Path(settings.STUDIO.var) / "scratch"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
