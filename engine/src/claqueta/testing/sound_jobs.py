"""A job that mixes: what shows that sound can be rendered by a locked child."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from claqueta.evaluate.sound_graph import SoundEffect
from claqueta.host import Channel, Json, Reply, job
from claqueta.sound import measure, mix, sound_effects, warm_up
from claqueta.testing.sounds import NoiseSource, sound_clip, sound_film, sound_track

__all__ = ["mix_noise", "warm_up"]


@job
def mix_noise(payload: Json, files: Mapping[str, int], channel: Channel) -> Reply:  # noqa: ARG001  # a job's shape
    """The loudness and the samples of two seconds of noise through every effect."""
    effects = tuple(SoundEffect(name, ()) for name in sound_effects())
    film = sound_film(replace(sound_track(sound_clip("1:2", frames=96_000)), effects=effects))
    samples = np.concatenate(list(mix(film, NoiseSource())))
    return Reply(measure([samples]).integrated, samples.tobytes())
