"""Sound: a sound graph becomes 48 kHz stereo samples, bit for bit what the browser plays, and is measured.

    normal = normalise(graph, source)                      # one gain for the whole film
    for chunk in mix(graph, source, gain_db=normal.gain_db):   # float32, shape (frames, 2)
        ...

Only this package knows wasmtime. All that happens to samples is written in `spec/sound`.
"""

from claqueta.sound.effects import (
    EffectFacts,
    ParameterFacts,
    SoundEffectUnknown,
    SoundParameterUnknown,
    sound_effect,
    sound_effects,
)
from claqueta.sound.loudness import Loudness, Meter, measure
from claqueta.sound.machine import BLOCK
from claqueta.sound.mastering import (
    LimiterWorksHard,
    Normalisation,
    NothingToHear,
    SoundNote,
    TargetMissed,
    normalise,
)
from claqueta.sound.mixing import CHUNK, PREROLL, Mixer, Samples, SoundTooLong, mix
from claqueta.sound.warming import warm_up

__all__ = [
    "BLOCK",
    "CHUNK",
    "PREROLL",
    "EffectFacts",
    "LimiterWorksHard",
    "Loudness",
    "Meter",
    "Mixer",
    "Normalisation",
    "NothingToHear",
    "ParameterFacts",
    "Samples",
    "SoundEffectUnknown",
    "SoundNote",
    "SoundParameterUnknown",
    "SoundTooLong",
    "TargetMissed",
    "measure",
    "mix",
    "normalise",
    "sound_effect",
    "sound_effects",
    "warm_up",
]
