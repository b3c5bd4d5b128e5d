"""From a request to an utterance: choose the voice, look in the cache, speak, time the words, fall back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claqueta.errors import Datum, Words
from claqueta.language import guess_language, same_language
from claqueta.speech.cache import SpeechCache, cache_key
from claqueta.speech.clip import Piece, joined, levelled, trimmed
from claqueta.speech.engine import EngineFailed, SpeechEngine, Takes
from claqueta.speech.espeak import Espeak
from claqueta.speech.http import HttpEngine, HttpVoiceSettings
from claqueta.speech.piper import Piper
from claqueta.speech.reading import Passage, Pause, passages
from claqueta.speech.request import (
    SpeechEmpty,
    SpeechRequest,
    SpeechUnavailable,
    SpeechWarning,
    SpokenWord,
    Utterance,
    Voice,
)
from claqueta.speech.timing import word_spans
from claqueta.time import TICKS_PER_SECOND, Ticks

_PAUSE_SECONDS: dict[Pause, float] = {"clause": 0.16, "sentence": 0.34, "paragraph": 0.58}

_VOICE_MISSING = Words(
    en="The voice “{wanted}” is not available; “{used}” speaks instead. Choose another voice or install it.",
    es="La voz «{wanted}» no está disponible; habla «{used}». Elige otra voz o instálala.",
)
_FELL_BACK = Words(
    en="The voice engine {failed} did not work ({reason}), so {used} spoke. Try again later or choose another voice.",
    es="El motor de voz {failed} no ha funcionado ({reason}) y ha hablado {used}. Prueba más tarde o elige otra voz.",
)
_PITCH_IGNORED = Words(
    en="The voice “{voice}” cannot speak higher or lower; its own pitch was kept.",
    es="La voz «{voice}» no puede hablar más agudo ni más grave; se ha dejado su propio tono.",
)
_LANGUAGE_MISSING = Words(
    en="No voice speaks “{language}”; “{used}” reads the text. Install a voice of that language.",
    es="Ninguna voz habla «{language}»; lee el texto «{used}». Instala una voz de ese idioma.",
)


@dataclass(frozen=True)
class SpeechSettings:
    """What is set up besides eSpeak NG, told by the caller: nothing is looked up in the surroundings.

    piper_folder: where Piper's voice files lie.  http: a voice service; asked only when one of its voices is chosen
    or all else fails.
    """

    piper_folder: Path | None = None
    http: HttpVoiceSettings | None = None


def default_engines(settings: SpeechSettings) -> tuple[SpeechEngine, ...]:
    """The engines in the order in which they are tried: Piper where set up, pyttsx3, eSpeak's library, HTTP."""
    engines: list[SpeechEngine] = []
    if settings.piper_folder is not None:
        engines.append(Piper(settings.piper_folder))
    engines.extend((Espeak("pyttsx3"), Espeak("espeak")))
    if settings.http is not None:
        engines.append(HttpEngine(settings.http))
    return tuple(engines)


def voices(engines: Sequence[SpeechEngine]) -> tuple[Voice, ...]:
    """Every voice once, under the first engine that has it; an installed one before the same one missing."""
    found: dict[str, Voice] = {}
    for engine in engines:
        for voice in engine.voices():
            if voice.id not in found or (voice.installed and not found[voice.id].installed):
                found[voice.id] = voice
    return tuple(found.values())


def speak(request: SpeechRequest, engines: Sequence[SpeechEngine], cache: SpeechCache | None = None) -> Utterance:
    """The text spoken, with word times and with warnings where the wish could not be met exactly.

    The engines are tried in order, those that have the wanted voice first.
    Raises SpeechEmpty when no word of the text can be said, SpeechUnavailable when no engine speaks.
    """
    installed = [(engine, voice) for engine in engines for voice in engine.voices() if voice.installed]
    # A chosen voice tells the language more surely than a short text does.
    told = request.language or next((voice.language for _, voice in installed if voice.id == request.voice), None)
    language = told or guess_language(request.text)
    read = passages(request.text, language)
    if not read:
        raise SpeechEmpty
    failures: list[EngineFailed] = []
    for engine, voice in _candidates(request.voice, language, engines, installed):
        try:
            utterance = _spoken(request, read, engine, voice, language, cache)
        except EngineFailed as failure:
            failures.append(failure)
            continue
        return replace(utterance, warnings=_warnings(request, language, engine, voice, failures))
    reasons = "; ".join(f"{failure.data['engine']}: {failure.data['reason']}" for failure in failures)
    raise SpeechUnavailable(reasons=reasons or "no voice is installed")


def _candidates(
    wanted: str | None,
    language: str,
    engines: Sequence[SpeechEngine],
    installed: Sequence[tuple[SpeechEngine, Voice]],
) -> list[tuple[SpeechEngine, Voice]]:
    """Who may speak, best first: the wanted voice, then each engine's own of the language, then of English."""
    chosen = [pair for pair in installed if pair[1].id == wanted]
    if chosen and not same_language(chosen[0][1].language, language):
        language = chosen[0][1].language
    others = []
    for engine in engines:
        own = [(one, voice) for one, voice in installed if one is engine and same_language(voice.language, language)]
        own.sort(key=lambda pair: pair[1].language.lower() != language.lower())
        if all(one is not engine for one, _ in chosen):
            others.extend(own[:1])
    last = [pair for pair in installed if same_language(pair[1].language, "en")]
    return [*chosen, *others] or last[:1]


def _spoken(
    request: SpeechRequest,
    read: tuple[Passage, ...],
    engine: SpeechEngine,
    voice: Voice,
    language: str,
    cache: SpeechCache | None,
) -> Utterance:
    said = [passage.said for passage in read]
    key = cache_key(request, said, voice=voice.id, engine=engine.id, version=engine.version, language=language)
    kept = cache.get(key) if cache is not None else None
    if kept is not None:
        return kept
    takes = engine.speak(said, voice, request.speed, request.pitch)
    if len(takes.takes) != len(read):
        raise EngineFailed(engine=engine.id, reason="passages are missing")
    utterance = _assembled(request, read, takes, engine, voice, language)
    if cache is not None:
        cache.put(key, utterance)
    return utterance


def _assembled(
    request: SpeechRequest,
    read: tuple[Passage, ...],
    takes: Takes,
    engine: SpeechEngine,
    voice: Voice,
    language: str,
) -> Utterance:
    pieces, timed = [], []
    for passage, take in zip(read, takes.takes, strict=True):
        sound, cut = trimmed(take.samples, takes.rate)
        if len(sound) < len(passage.words):
            raise EngineFailed(engine=engine.id, reason="too little sound for the words")
        marks = None if take.marks is None else [(character, sample - cut) for character, sample in take.marks]
        timed.append(word_spans(sound, takes.rate, passage.words, marks))
        # Whoever speaks faster breathes faster, though not in proportion.
        pieces.append(Piece(sound, round(_PAUSE_SECONDS[passage.pause] * takes.rate / request.speed**0.7)))
    samples, starts = joined(pieces, takes.rate)
    samples = levelled(samples, takes.rate, request.volume)
    samples.flags.writeable = False
    words = tuple(
        SpokenWord(word.text, _tick(at + start, takes.rate), _tick(at + end, takes.rate), word.start, word.end)
        for passage, spans, at in zip(read, timed, starts, strict=True)
        for word, (start, end) in zip(passage.words, spans, strict=True)
    )
    return Utterance(samples, takes.rate, words, voice.id, engine.id, language)


def _tick(sample: int, rate: int) -> Ticks:
    return Ticks(sample * TICKS_PER_SECOND // rate)


def _warnings(
    request: SpeechRequest, language: str, engine: SpeechEngine, voice: Voice, failures: Sequence[EngineFailed]
) -> tuple[SpeechWarning, ...]:
    made: list[SpeechWarning] = []
    data: tuple[tuple[str, Datum], ...]
    if failures:
        first = failures[0]
        data = (("failed", first.data["engine"]), ("reason", first.data["reason"]), ("used", engine.id))
        made.append(SpeechWarning("speech.fell_back", _FELL_BACK, data))
    if request.voice is not None and request.voice != voice.id:
        data = (("wanted", request.voice), ("used", voice.name))
        made.append(SpeechWarning("speech.voice_missing", _VOICE_MISSING, data))
    elif request.voice is None and not same_language(voice.language, language):
        data = (("language", language), ("used", voice.name))
        made.append(SpeechWarning("speech.language_missing", _LANGUAGE_MISSING, data))
    if request.pitch and not engine.pitches:
        made.append(SpeechWarning("speech.pitch_ignored", _PITCH_IGNORED, (("voice", voice.name),)))
    return tuple(made)
