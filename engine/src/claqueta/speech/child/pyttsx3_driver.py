"""eSpeak NG by pyttsx3, with a tap on eSpeak's events below it.

pyttsx3 hands on where a word lies in the text, but not when it is heard; the library's own event knows both. The
tap notes the events and passes them on to pyttsx3's driver, whose buffer then holds the sound.
"""

import importlib
from typing import Any

from claqueta.speech.child.espeak_library import word_marks
from claqueta.speech.child.job import CannotSpeak, Manner, Sound
from claqueta.speech.child.tuning import BASE_RATE, PITCH_RANGE, WORDS_PER_MINUTE, pitch_setting


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken, with word marks. Raises CannotSpeak."""
    del options
    # The driver knows its engine only weakly, so the engine is held for as long as it speaks.
    binding, engine = _engine()
    driver = engine.proxy._driver
    events: list[tuple[int, int, int, int]] = []

    def tap(samples: Any, frames: int, happened: Any) -> int:
        index = 0
        while happened[index].type:
            event = happened[index]
            events.append((event.type, event.text_position, event.length, event.sample))
            index += 1
        driver._onSynth(samples, frames, happened)
        return 0

    binding.SetSynthCallback(tap)
    # Asked of the driver itself: the engine would only queue it, behind the settings that a new voice resets.
    try:
        driver.setProperty("voice", manner["voice"])
    except ValueError as error:
        raise CannotSpeak("the voice is not installed") from error
    driver.setProperty("rate", round(WORDS_PER_MINUTE * manner["speed"]))
    driver.setProperty("pitch", pitch_setting(manner["pitch"]))
    binding.SetParameter(binding.RANGE, PITCH_RANGE, 0)
    sounds = []
    for passage in passages:
        events.clear()
        driver._start_synthesis(passage)
        sounds.append(Sound(bytes(driver._data_buffer), BASE_RATE, word_marks(iter(events))))
    return sounds


def _engine() -> tuple[Any, Any]:
    """pyttsx3's binding of eSpeak and its engine, set to speak in the calling thread.

    As it comes, the driver asks for sound from a thread of eSpeak's, which races with its own loop: measured on two
    busy cores, one passage in 1500 was silent and sometimes a setting came too late.
    """
    try:
        pyttsx3: Any = importlib.import_module("pyttsx3")
        binding: Any = importlib.import_module("pyttsx3.drivers._espeak")
        binding.AUDIO_OUTPUT_RETRIEVAL = binding.AUDIO_OUTPUT_SYNCHRONOUS
        return binding, pyttsx3.init("espeak")
    except (ImportError, RuntimeError, OSError) as error:
        raise CannotSpeak("pyttsx3 does not find eSpeak NG") from error
