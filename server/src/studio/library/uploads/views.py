"""The tus server: plain views, each request in a thread of its own, so that writing never holds up the event loop.

Django has read a request's body (to memory, or to a file when it is large) before a view is called. Clients therefore
send chunks of some megabytes: what a cut connection costs is the chunk it was in.
"""

from collections.abc import Callable, Iterator
from functools import partial, wraps

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError

from claqueta.errors import ClaquetaError
from studio.accounts.public import Actor
from studio.accounts.sign_in import session_or_token
from studio.lib.errors import Forbidden, SignInNeeded
from studio.lib.problems import problem
from studio.library.models import Upload
from studio.library.uploads import actions, headers
from studio.library.uploads.refusals import UploadMalformed, UploadVersionUnknown

VERSION = "1.0.0"
_EXTENSIONS = "creation,creation-with-upload,expiration,checksum,termination"
_CHUNK_TYPE = "application/offset+octet-stream"
_READ = 1 << 20

type View = Callable[..., HttpResponse]


def _tus(*methods: str) -> Callable[[View], View]:
    """Signs requests in as the API does, holds them to the protocol, and answers refusals as problems."""
    return partial(_answering, methods)


def _answering(methods: tuple[str, ...], view: View) -> View:
    @csrf_exempt  # sessions are checked by the sign-in below, as in the API; tokens need no check
    @wraps(view)
    def answered(request: HttpRequest, **ids: str) -> HttpResponse:
        if request.method == "OPTIONS":
            return _abilities()
        if _method(request) not in methods:
            return HttpResponse(status=405, headers={"Allow": ", ".join((*methods, "OPTIONS"))})
        try:
            if request.headers.get("Tus-Resumable") != VERSION:
                raise UploadVersionUnknown
            response = view(request, _actor(request), **ids)
        except ClaquetaError as error:
            told = problem(error)
            response = JsonResponse(told.model_dump(), status=told.status, content_type="application/problem+json")
        response["Tus-Resumable"] = VERSION
        if response.status_code == UploadVersionUnknown.status:
            response["Tus-Version"] = VERSION
        response["Cache-Control"] = "no-store"
        return response

    return answered


@_tus("POST")
def uploads(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """POST begins an upload, perhaps with its first bytes."""
    told = headers.metadata(request)
    wanted = actions.Wanted(
        name=told.get("filename") or told.get("name") or "",
        size=headers.number(request, "Upload-Length"),
        sha256=headers.sha256(told),
        folder_id=told.get("folder") or None,
        replaces_id=told.get("replaces") or None,
        metadata=request.headers.get("Upload-Metadata", ""),
    )
    upload = actions.begin(actor, workspace_id, wanted)
    if request.content_type == _CHUNK_TYPE or upload.size == 0:
        upload = actions.append(actor, upload.id, offset=0, chunks=_body(request), checksum=headers.checksum(request))
    response = _state(upload, 201)
    response["Location"] = reverse("library:upload", args=[upload.id])
    return response


@_tus("HEAD", "PATCH", "DELETE")
def upload(request: HttpRequest, actor: Actor, upload_id: str) -> HttpResponse:
    """HEAD tells how far it is, PATCH adds to it, DELETE throws it away."""
    match _method(request):
        case "HEAD":
            found = actions.find(actor, upload_id)
            response = _state(found, 200)
            response["Upload-Length"] = str(found.size)
            if found.metadata:
                response["Upload-Metadata"] = found.metadata
            return response
        case "PATCH":
            if request.content_type != _CHUNK_TYPE:
                told = problem(UploadMalformed(what="Content-Type"))
                return JsonResponse({**told.model_dump(), "status": 415}, status=415)
            added = actions.append(
                actor,
                upload_id,
                offset=headers.number(request, "Upload-Offset"),
                chunks=_body(request),
                checksum=headers.checksum(request),
            )
            return _state(added, 204)
    actions.cancel(actor, upload_id)
    return HttpResponse(status=204)


def _method(request: HttpRequest) -> str:
    """The method that is meant: where only POST gets through, clients name another in a header."""
    meant = request.method or ""
    return request.headers.get("X-HTTP-Method-Override", meant) if meant == "POST" else meant


def _actor(request: HttpRequest) -> Actor:
    try:
        for way in session_or_token:
            found = way(request)
            if isinstance(found, Actor):
                return found
    except HttpError as error:  # the CSRF check
        raise Forbidden from error
    raise SignInNeeded


def _state(upload: Upload, status: int) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Upload-Offset"] = str(upload.offset)
    response["Upload-Expires"] = http_date(upload.expires.timestamp())
    if upload.asset_id:
        response["Upload-Asset"] = upload.asset_id
        response["Upload-Duplicate"] = "1" if upload.duplicate else "0"
    return response


def _abilities() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Tus-Resumable"] = response["Tus-Version"] = VERSION
    response["Tus-Extension"] = _EXTENSIONS
    response["Tus-Max-Size"] = str(actions.MOST_BYTES)
    response["Tus-Checksum-Algorithm"] = ",".join(headers.CHECKSUMS)
    return response


def _body(request: HttpRequest) -> Iterator[bytes]:
    while data := request.read(_READ):
        yield data
