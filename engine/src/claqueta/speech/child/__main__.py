"""Does one job and ends: see the package."""

import json
import os
import resource
import sys

from claqueta.speech.child import espeak_library, http_voice, piper_voice, pyttsx3_driver
from claqueta.speech.child.job import Answer, CannotSpeak, Job, ListVoices, Sound, Speak

_SPEAK: dict[str, Speak] = {
    "espeak": espeak_library.speak,
    "pyttsx3": pyttsx3_driver.speak,
    "piper": piper_voice.speak,
    "http": http_voice.speak,
}
_LIST: dict[str, ListVoices] = {"espeak": espeak_library.list_voices, "pyttsx3": espeak_library.list_voices}
_REFUSED = 3
_LARGEST_FILE = 512 * 2**20


def main() -> int:
    """The exit status: 0 done, 3 the synthesiser refused (the reason is on standard error)."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
    job: Job = json.load(sys.stdin)
    # A synthesiser may print; the pipe carries only the answer.
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    try:
        if job["task"] == "voices":
            answer.write(json.dumps(_LIST[job["driver"]]()).encode())
        else:
            answer.write(_packed(_SPEAK[job["driver"]](job["passages"], job["manner"], job["options"])))
    except CannotSpeak as error:
        sys.stderr.write(f"\n{error}\n")
        return _REFUSED
    answer.close()
    return 0


def _packed(sounds: list[Sound]) -> bytes:
    rates = {sound.rate for sound in sounds}
    if len(rates) != 1:
        raise CannotSpeak("the voice changed its sample rate")
    header: Answer = {
        "rate": rates.pop(),
        "passages": [{"frames": len(sound.pcm) // 2, "marks": sound.marks} for sound in sounds],
    }
    return b"".join((json.dumps(header).encode(), b"\n", *(sound.pcm for sound in sounds)))


if __name__ == "__main__":
    # eSpeak has been seen to crash in its destructors: what matters is written, so leave at once.
    status = main()
    sys.stderr.flush()
    os._exit(status)
