"""Speaking with the real eSpeak NG: the sound, the words, the wishes."""

from itertools import pairwise

import numpy as np
import pytest

from claqueta.speech import (
    SpeechEmpty,
    SpeechOutOfRange,
    SpeechRequest,
    SpeechSettings,
    SpeechTooLong,
    Utterance,
    default_engines,
    speak,
    voices,
)
from claqueta.speech.energy import loudness
from claqueta.speech.espeak import Espeak
from claqueta.time import TICKS_PER_SECOND

ENGINES = default_engines(SpeechSettings())
_RIVER = "La mañana en el río siempre empieza con niebla y con calma, y nadie la olvida."
_HARD = {
    "es": "¿Listos? En 2026 crecimos un 3,5 % — ¡sí!, dijo el Sr. Gil (de EE. UU.) 😀 a las 10:30… «Fin», nº 3 & más.",
    "en": "Mr. Smith—who is one of the best—pays $30, i.e. 3.5% of 1,200. It's “here to stay”! 🎉 Isn't it, e.g. now?",
}


def _frequency(utterance: Utterance) -> float:
    """The median pitch in Hz by autocorrelation."""
    found = []
    for start in range(0, len(utterance.samples) - 2048, 512):
        window = utterance.samples[start : start + 2048]
        if np.sqrt(np.mean(window**2)) < 0.05:
            continue
        power = np.abs(np.fft.rfft(window, 4096)) ** 2
        curve = np.fft.irfft(power)
        low, high = utterance.rate // 400, utterance.rate // 55
        lag = low + int(np.argmax(curve[low:high]))
        if curve[lag] > 0.5 * curve[0]:
            found.append(utterance.rate / lag)
    return float(np.median(found))


def _check(text: str, utterance: Utterance) -> None:
    assert all(text[word.text_start : word.text_end] == word.text for word in utterance.words)
    assert all(word.start < word.end for word in utterance.words)
    assert all(one.end <= other.start for one, other in pairwise(utterance.words))
    assert utterance.words[0].start >= 0
    assert utterance.words[-1].end <= utterance.duration
    heard = [word.text for word in utterance.words]
    assert heard == [word for word in text.split() if any(c.isalnum() or c in "%&" for c in word)]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("driver", ["pyttsx3", "espeak"])
def test_each_word_of_a_hard_text_has_its_time(language: str, driver: str) -> None:
    engine = next(one for one in ENGINES if one.id == driver)
    utterance = speak(SpeechRequest(_HARD[language]), (engine,))
    assert utterance.language == language
    assert utterance.engine == driver
    assert not utterance.warnings
    _check(_HARD[language], utterance)


def test_pyttsx3_is_the_default_and_sounds_like_the_library_below_it() -> None:
    one = speak(SpeechRequest(_RIVER), ENGINES)
    other = speak(SpeechRequest(_RIVER), (Espeak("espeak"),))
    assert one.engine == "pyttsx3"
    assert one.voice == other.voice == "espeak:es"
    assert one.words == other.words
    assert np.array_equal(one.samples, other.samples)


def test_word_times_agree_with_what_is_heard() -> None:
    # Words divided by pauses: where the sound begins again is told by its energy alone.
    utterance = speak(SpeechRequest("Uno. Dos. Tres. Cuatro. Cinco. Bola. Gato."), ENGINES)
    loud = loudness(utterance.samples, utterance.rate) > -55
    edges = np.flatnonzero(np.diff(np.concatenate(([0], loud.astype(int), [0]))))
    begins, ends = edges[::2], edges[1::2]
    for word in utterance.words:
        assert np.abs(begins / 100 - word.start / TICKS_PER_SECOND).min() < 0.04
        assert np.abs(ends / 100 - word.end / TICKS_PER_SECOND).min() < 0.04


def test_a_clip_has_fixed_edges_an_even_level_and_no_clicks() -> None:
    for text in (_RIVER, "Sí.", "One short English sentence, and another."):
        utterance = speak(SpeechRequest(text), ENGINES)
        edge = round(0.06 * utterance.rate)
        samples = utterance.samples
        assert not samples[: edge - 1].any()
        assert not samples[1 - edge :].any()
        assert abs(utterance.words[0].start - 0.06 * TICKS_PER_SECOND) < 0.005 * TICKS_PER_SECOND
        heard = loudness(samples, utterance.rate)
        assert -23 < 10 * np.log10(np.mean(10 ** (heard[heard > heard.max() - 25] / 10))) < -19
        assert np.abs(samples).max() < 0.9
        assert abs(samples.mean()) < 0.002
        assert np.abs(samples[edge : edge + 20]).max() < 0.01
        assert np.abs(samples[-edge - 20 : -edge]).max() < 0.01
        assert not samples.flags.writeable


def test_speed_pitch_and_volume_are_obeyed() -> None:
    plain = speak(SpeechRequest(_RIVER), ENGINES)
    fast = speak(SpeechRequest(_RIVER, speed=1.5), ENGINES)
    high = speak(SpeechRequest(_RIVER, pitch=4), ENGINES)
    low = speak(SpeechRequest(_RIVER, pitch=-4), ENGINES)
    quiet = speak(SpeechRequest(_RIVER, volume=-12), ENGINES)
    assert 1.35 < plain.duration / fast.duration < 1.65
    assert 12 * np.log2(_frequency(high) / _frequency(plain)) == pytest.approx(4, abs=1)
    assert 12 * np.log2(_frequency(low) / _frequency(plain)) == pytest.approx(-4, abs=1)
    ratio = np.sqrt(np.mean(quiet.samples**2) / np.mean(plain.samples**2))
    assert 20 * np.log10(ratio) == pytest.approx(-12, abs=0.1)


def test_the_default_voices_speak_at_a_narrators_pace() -> None:
    for text, language in (
        (_RIVER, "es"),
        ("The morning on the river always begins with fog, and nobody minds.", "en"),
    ):
        utterance = speak(SpeechRequest(text, language=language), ENGINES)
        pace = 60 * len(utterance.words) / (utterance.duration / TICKS_PER_SECOND)
        assert 130 < pace < 215


def test_the_longest_text_is_spoken_whole() -> None:
    sentence = "El equipo subió a la cumbre, miró el valle y volvió a casa. "
    text = (sentence * 400)[:20_000].rstrip()
    utterance = speak(SpeechRequest(text, speed=2), ENGINES)
    _check(text, utterance)
    assert utterance.duration > 600 * TICKS_PER_SECOND


def test_what_cannot_be_spoken_is_refused_by_name() -> None:
    for empty in ("", " \n ", "😀 — …", "¿?"):
        with pytest.raises(SpeechEmpty):
            SpeechRequest(empty)
    with pytest.raises(SpeechTooLong):
        SpeechRequest("a" * 20_001)
    for speed, pitch, volume in ((0.4, 0, 0), (1, 7, 0), (1, 0, float("nan"))):
        with pytest.raises(SpeechOutOfRange) as refusal:
            SpeechRequest("Hola", speed=speed, pitch=pitch, volume=volume)
        assert refusal.value.text("es") != refusal.value.text("en")


def test_both_languages_have_voices_of_both_genders_and_every_chosen_one_speaks() -> None:
    listed = voices(ENGINES)
    assert len({voice.id for voice in listed}) == len(listed)
    for language in ("es", "en"):
        mine = [voice for voice in listed if voice.language.split("-")[0] == language and voice.installed]
        assert {"female", "male"} <= {voice.gender for voice in mine}
        for voice in mine[:6]:
            utterance = speak(SpeechRequest("Hola, uno dos tres.", voice=voice.id, language=language), ENGINES)
            assert (utterance.voice, utterance.warnings) == (voice.id, ())


def test_a_region_chooses_its_own_voice() -> None:
    assert speak(SpeechRequest("Hola", language="es-MX"), ENGINES).voice == "espeak:es-419"
    assert speak(SpeechRequest("Hola", language="es-419"), ENGINES).voice == "espeak:es-419"
    assert speak(SpeechRequest("Hello", language="en-GB"), ENGINES).voice == "espeak:en-gb"
    assert speak(SpeechRequest("Bonjour tout le monde", language="fr"), ENGINES).voice.startswith("espeak:fr")


def test_a_chosen_voice_tells_the_language_of_a_text_that_does_not() -> None:
    utterance = speak(SpeechRequest("$30 & 5 km", voice="espeak:en-us"), ENGINES)
    assert utterance.language == "en-US"
    assert utterance.voice == "espeak:en-us"
    assert not utterance.warnings
