"""A Piper voice: a neural network in one .onnx file with its .json beside it. Piper tells no word times."""

import importlib
from typing import Any

from claqueta.speech.child.job import CannotSpeak, Manner, Sound


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken by the voice file `options["model"]`. Raises CannotSpeak."""
    try:
        piper: Any = importlib.import_module("piper")
    except ImportError as error:
        raise CannotSpeak("piper-tts is not installed") from error
    voice = piper.PiperVoice.load(options["model"], config_path=options["model"] + ".json")
    config = piper.SynthesisConfig(length_scale=1 / manner["speed"])
    sounds = []
    for passage in passages:
        chunks = list(voice.synthesize(passage, syn_config=config))
        if not chunks:
            raise CannotSpeak("the voice stayed silent")
        sounds.append(Sound(b"".join(chunk.audio_int16_bytes for chunk in chunks), chunks[0].sample_rate, None))
    return sounds
