"""Music: beds for under a voice that Claqueta composes itself, from a mood, a length and a seed.

`compose` gives the sound, `beat_times` where its beats fall, `moods` what there is to choose from, `mood` its data.
"""

from claqueta.music.composition import beat_times, compose
from claqueta.music.form import MusicLength
from claqueta.music.mood import Mood, MoodUnknown, mood, moods
from claqueta.music.wav import wave_bytes

__all__ = ["Mood", "MoodUnknown", "MusicLength", "beat_times", "compose", "mood", "moods", "wave_bytes"]
