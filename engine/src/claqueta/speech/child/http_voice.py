"""A voice behind an HTTP address that understands OpenAI's `POST /audio/speech`. It tells no word times.

Only http and https, no redirects (the key would travel with them), answers up to a limit.
"""

import json
import urllib.error
import urllib.request

from claqueta.speech.child.job import CannotSpeak, Manner, Sound
from claqueta.speech.wav import UnreadableWave, mono16

_SECONDS_A_REQUEST = 60
_LARGEST_ANSWER = 64 * 2**20


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken, one request each, by `options`: base_url, key, model. Raises CannotSpeak."""
    return [_ask(passage, manner, options) for passage in passages]


def _ask(passage: str, manner: Manner, options: dict[str, str]) -> Sound:
    body = {
        "model": options["model"],
        "voice": manner["voice"],
        "input": passage,
        "response_format": "wav",
        "speed": manner["speed"],
    }
    address = options["base_url"].rstrip("/") + "/audio/speech"
    if not address.startswith(("http://", "https://")):
        raise CannotSpeak("the address is neither http nor https")
    request = urllib.request.Request(  # noqa: S310 - the scheme was checked above, and only two handlers are there
        address, data=json.dumps(body).encode(), method="POST", headers={"Content-Type": "application/json"}
    )
    if options["key"]:
        request.add_unredirected_header("Authorization", f"Bearer {options['key']}")
    try:
        with _opener().open(request, timeout=_SECONDS_A_REQUEST) as response:
            data = response.read(_LARGEST_ANSWER + 1)
    except urllib.error.HTTPError as error:
        raise CannotSpeak(f"the service answered {error.code}") from error
    except (urllib.error.URLError, OSError) as error:
        raise CannotSpeak("the service cannot be reached") from error
    if len(data) > _LARGEST_ANSWER:
        raise CannotSpeak("the service sent too much")
    try:
        pcm, rate = mono16(data)
    except UnreadableWave as error:
        raise CannotSpeak("the service sent no WAV sound") from error
    return Sound(pcm, rate, None)


def _opener() -> urllib.request.OpenerDirector:
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener
