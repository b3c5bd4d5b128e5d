"""Where the command line keeps what it can make again, and what the environment sets up."""

import os
from pathlib import Path

from claqueta.speech import HttpVoiceSettings, SpeechSettings


def cache_folder(chosen: Path | None = None) -> Path:
    """The chosen cache folder, else `CLAQUETA_CACHE`, else the user's cache folder by the XDG standard."""
    if chosen is not None:
        return chosen
    if own := os.environ.get("CLAQUETA_CACHE"):
        return Path(own)
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "claqueta"


def speech_settings() -> SpeechSettings:
    """Voices besides eSpeak NG: `CLAQUETA_PIPER_VOICES` (a folder), `CLAQUETA_SPEECH_URL` and `CLAQUETA_SPEECH_KEY`."""
    folder = os.environ.get("CLAQUETA_PIPER_VOICES")
    url = os.environ.get("CLAQUETA_SPEECH_URL")
    http = HttpVoiceSettings(url, os.environ.get("CLAQUETA_SPEECH_KEY", "")) if url else None
    return SpeechSettings(piper_folder=Path(folder) if folder else None, http=http)
