"""A Piper voice: a neural network in one .onnx file with its .json beside it. Piper tells no word times."""

import importlib
import os
import resource
import sys
from pathlib import Path
from typing import Any

from claqueta.speech.child.job import CannotSpeak, Manner, Sound
from claqueta.speech.piper_description import PiperDescription, UnusableDescription, read_description

# Room for a network of a hundred megabytes and its work many times over; a damaged or hostile one ends here.
_MOST_MEMORY = 4 * 2**30
_MOST_THREADS = 4
_LONGEST_SECONDS = 7200
_ERRORS_ONLY = 3


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken by the voice file `options["model"]`. Raises CannotSpeak."""
    try:
        description = read_description(Path(options["model"]))
    except UnusableDescription as error:
        raise CannotSpeak(str(error)) from error
    try:
        piper: Any = importlib.import_module("piper")
        runtime: Any = importlib.import_module("onnxruntime")
        config = piper.SynthesisConfig(length_scale=description.inference.length_scale / manner["speed"])
    except ImportError as error:
        raise CannotSpeak("piper-tts is not installed") from error
    except AttributeError as error:
        raise CannotSpeak("piper-tts is older than 1.3") from error
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    # A voice draws its expression at random: from the same beginning, so that the same words sound the same again.
    runtime.set_seed(1)
    voice = _loaded(piper, runtime, options["model"], description)
    sounds: list[Sound] = []
    room = 2 * _LONGEST_SECONDS * description.audio.sample_rate
    for passage in passages:
        pcm = bytearray()
        try:
            # Two opening brackets would begin Piper's own notation of phonemes; a text is only a text.
            for chunk in voice.synthesize(passage.replace("[", " "), syn_config=config):
                pcm += chunk.audio_int16_bytes
                if len(pcm) > room:
                    raise CannotSpeak("the voice does not end")
        except CannotSpeak:
            raise
        except Exception as error:
            raise CannotSpeak("the voice file cannot speak this text") from error
        if not pcm:
            raise CannotSpeak("the voice stayed silent")
        room -= len(pcm)
        sounds.append(Sound(bytes(pcm), description.audio.sample_rate, None))
    return sounds


def _loaded(piper: Any, runtime: Any, model: str, description: PiperDescription) -> Any:
    """The voice with no more threads than one narration deserves, and nothing read from its files but what is named."""
    settings = runtime.SessionOptions()
    settings.intra_op_num_threads = min(_MOST_THREADS, os.cpu_count() or 1)
    settings.log_severity_level = _ERRORS_ONLY
    try:
        session = runtime.InferenceSession(model, sess_options=settings, providers=["CPUExecutionProvider"])
        config = piper.PiperConfig.from_dict(description.model_dump())
        return piper.PiperVoice(session=session, config=config)
    except Exception as error:
        raise CannotSpeak("the voice file is damaged") from error
