"""How eSpeak NG is set so that it sounds least like a machine; both of its drivers share this."""

BASE_RATE = 22_050
WORDS_PER_MINUTE = 168
# Livelier than the neutral 50, short of singing.
PITCH_RANGE = 58
# eSpeak's pitch settings and the semitones that they really shift a voice, measured by autocorrelation.
_SETTINGS = ((-5.7, 0), (-2.8, 25), (-1.45, 37), (0.0, 50), (2.1, 62), (4.25, 75), (8.5, 99))


def pitch_setting(semitones: float) -> int:
    """eSpeak's 0–99 pitch setting for a shift within about ±6 semitones."""
    low = _SETTINGS[0]
    for high in _SETTINGS[1:]:
        if semitones <= high[0]:
            share = (semitones - low[0]) / (high[0] - low[0])
            return max(0, round(low[1] + share * (high[1] - low[1])))
        low = high
    return low[1]
