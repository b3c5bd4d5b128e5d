"""Pages of the assistant, and the pictures and sounds that they show."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studio.accounts.middleware import actor_of
from studio.assistant.speech import queries as spoken
from studio.assistant.storyboard import queries as storyboarded
from studio.lib import blobs
from studio.lib.errors import Missing


@require_safe
def voice_sample(request: HttpRequest, workspace_id: str, voice: str) -> HttpResponse:
    """The clip of a voice, as a WAV file."""
    row = spoken.sample(actor_of(request), workspace_id, voice)
    return _bytes(row.sha256, "audio/wav")


@require_safe
def style_still(request: HttpRequest, stills_id: str, style: str) -> HttpResponse:
    """The first scene of a script in one style, as a PNG file."""
    row = storyboarded.style_stills(actor_of(request), stills_id)
    return _bytes(row.stills.get(style, ""), "image/png")


def _bytes(sha256: str, mime: str) -> HttpResponse:
    if not sha256:
        raise Missing
    try:
        with blobs.read(sha256) as blob:
            response = HttpResponse(blob.read(), content_type=mime)
    except FileNotFoundError:
        raise Missing from None
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
