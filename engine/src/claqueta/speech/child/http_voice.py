"""A voice behind an HTTP address that understands OpenAI's `POST /audio/speech`. It tells no word times.

Only http and https, no redirects (the key would travel with them), no proxies, answers up to a limit of size and time.
"""

import http.client
import json
import time
import urllib.error
import urllib.request

from claqueta.speech.child.job import CannotSpeak, Manner, Sound
from claqueta.speech.wav import UnreadableWave, mono16

_LARGEST_ANSWER = 64 * 2**20
_PIECE = 2**16


def speak(passages: list[str], manner: Manner, options: dict[str, str]) -> list[Sound]:
    """The passages spoken, one request each, by `options`: base_url, key, model, seconds. Raises CannotSpeak."""
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
    seconds = float(options["seconds"])
    try:
        with _opener().open(request, timeout=seconds) as response:
            data = _read(response, time.monotonic() + seconds)
    except urllib.error.HTTPError as error:
        error.close()
        raise CannotSpeak(f"the service answered {error.code}") from error
    except TimeoutError as error:
        raise CannotSpeak("the service took too long") from error
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = isinstance(error, urllib.error.URLError) and isinstance(error.reason, TimeoutError)
        raise CannotSpeak("the service took too long" if late else "the service cannot be reached") from error
    try:
        pcm, rate = mono16(data)
    except UnreadableWave as error:
        raise CannotSpeak("the service sent no WAV sound") from error
    return Sound(pcm, rate, None)


def _read(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The whole answer. Raises CannotSpeak when it is too much, TimeoutError when it is not there in time."""
    data = bytearray()
    while piece := response.read1(_PIECE):
        data += piece
        if len(data) > _LARGEST_ANSWER:
            raise CannotSpeak("the service sent too much")
        if time.monotonic() > deadline:
            raise TimeoutError
    if response.length:
        raise CannotSpeak("the service sent only a part")
    return bytes(data)


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
