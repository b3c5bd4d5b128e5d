"""Serving bytes by signed address, with ranges.

On S3 the bytes pass through here as well: a redirect to a presigned address could fix type and name, but not the
sandbox and nosniff headers, and would send pages to a foreign origin, which their policy forbids.
"""

from collections.abc import AsyncIterator, Iterator
from functools import partial

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from studio.lib import blobs
from studio.lib.errors import Missing
from studio.lib.problems import problem
from studio.library.cache.again import ask_again
from studio.library.cache.room import touch
from studio.library.models import Blob
from studio.library.serving.addresses import Served, read
from studio.library.serving.ranges import wanted
from studio.library.serving.types import mime_of

_AGE_SECONDS = 3600
_HEADERS = {
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Accept-Ranges": "bytes",
    "Cache-Control": f"private, max-age={_AGE_SECONDS}, immutable",
}


@require_safe
def media(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    """The bytes that a signed address stands for: whole (200), a range (206), unchanged (304), outside (416).

    What the cache has lost is made again meanwhile (503).
    """
    try:
        served = read(token, name)
        size = Blob.objects.filter(pk=served.sha256).values_list("size", flat=True).first()
        if size is None:
            raise Missing
        if not blobs.has(served.sha256):
            if not ask_again(served.sha256):
                raise Missing
            return HttpResponse(status=503, headers={"Retry-After": "2", "Cache-Control": "no-store"})
    except Missing as error:
        return JsonResponse(problem(error).model_dump(), status=404, content_type="application/problem+json")
    touch(served.sha256)
    response = _answer(request, served, size)
    for header, value in _HEADERS.items():
        response.headers[header] = value
    return response


def _answer(request: HttpRequest, served: Served, size: int) -> HttpResponseBase:
    tag = f'"{served.sha256}"'
    if tag in (known.strip().removeprefix("W/") for known in request.headers.get("If-None-Match", "").split(",")):
        return HttpResponse(status=304, headers={"ETag": tag})
    asked = request.headers.get("Range") if request.headers.get("If-Range", tag) == tag else None
    try:
        part = wanted(asked, size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}", "ETag": tag})
    start, stop = part or (0, size)
    response: HttpResponseBase
    if request.method == "HEAD":
        response = HttpResponse()
    else:
        pieces = partial(blobs.stream, served.sha256, start, stop)
        response = StreamingHttpResponse(_unhurried(pieces()) if isinstance(request, ASGIRequest) else pieces())
    if part is not None:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    response.headers["Content-Length"] = str(stop - start)
    response.headers["Content-Type"] = mime_of(served.extension)
    response.headers["Content-Disposition"] = content_disposition_header(served.download, served.name) or "inline"
    response.headers["ETag"] = tag
    return response


async def _unhurried(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    """The pieces, each read in a thread: the event loop goes on meanwhile, and only one piece is in memory."""
    fetch = sync_to_async(_next, thread_sensitive=False)
    try:
        while piece := await fetch(pieces):
            yield piece
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(pieces, b"")
