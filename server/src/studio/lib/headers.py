"""The headers that Django does not set: isolation from other origins, and no use of the device's sensors.

Isolation (with Django's Cross-Origin-Opener-Policy) gives the editor shared memory and exact clocks, and keeps every
answer of ours out of other sites' pages.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse

HEADERS: Final = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        [
            *(f"{feature}=()" for feature in ("accelerometer", "camera", "display-capture", "geolocation")),
            *(f"{feature}=()" for feature in ("gyroscope", "magnetometer", "midi", "payment", "usb")),
            *(f"{feature}=(self)" for feature in ("autoplay", "fullscreen", "microphone")),
        ]
    ),
}


class HeadersMiddleware:
    """Sets the headers above on every answer that does not set them itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers with the headers."""
        response = self._get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
