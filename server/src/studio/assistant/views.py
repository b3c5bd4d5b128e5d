"""Pages of the assistant: a project from a script, and the pictures and sounds that they show."""

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers
from pydantic import ValidationError

from claqueta.errors import ClaquetaError
from claqueta.language import guess_language
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, allow, may
from studio.assistant.forms import Chosen, NewScript, StyleCard, cards, page_of
from studio.assistant.models import Phase
from studio.assistant.speech import actions as speech
from studio.assistant.speech import queries as spoken
from studio.assistant.storyboard import actions as storyboards
from studio.assistant.storyboard import queries as storyboarded
from studio.assistant.storyboard.examples import example
from studio.assistant.storyboard.progress import Progress, progress_of
from studio.lib import blobs
from studio.lib.errors import Invalid, Missing
from studio.lib.leases import State
from studio.lib.wording import ErrorData, current_language, error_data
from studio.projects import public as projects

_SCRIPT = "assistant/new_script.html"


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def new_script(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The page where a script is pasted and its look chosen; sent, it goes on to the page that shows the making."""
    enter(request, actor, workspace_id)
    allow(actor, "storyboard.make", workspace_id)
    if request.method != "POST":
        return render(request, _SCRIPT, _context(actor, workspace_id, _asked(request, actor)))
    chosen = Chosen.of(request.POST)
    try:
        job_id = storyboards.start_storyboard(
            actor, workspace_id=workspace_id, script=chosen.script, options=chosen.options()
        )
    except ValidationError:
        return _again(request, actor, workspace_id, chosen, Invalid(what="form"))
    except ClaquetaError as error:
        return _again(request, actor, workspace_id, chosen, error)
    return redirect("assistant:storyboard", job_id)


@require_POST
@signed_in
def look(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """What belongs to the script as it stands: language, voices, and its first scene in every style."""
    allow(actor, "storyboard.make", workspace_id)
    return render(request, "assistant/look.html", _context(actor, workspace_id, Chosen.of(request.POST)))


@require_GET
@signed_in
def style_stills(request: HttpRequest, actor: Actor, stills_id: str) -> HttpResponse:
    """The style cards, with the stills that are drawn so far."""
    row = storyboarded.style_stills(actor, stills_id)
    page = {"cards": cards(row, request.GET.get("style", "")), "stills": row, "drawing": row.state != State.DONE}
    return render(request, "assistant/styles.html", page)


@require_POST
@signed_in
def hear(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The clip of the chosen voice, or of the one that would be taken."""
    voice = request.POST.get("voice", "")
    if not voice:
        language = request.POST.get("language") or current_language()
        known = spoken.voices(actor, workspace_id).of_language(language)
        voice = known[0].id if known else ""
    try:
        row = speech.order_sample(actor, workspace_id=workspace_id, voice=voice)
    except speech.VoiceUnknown as error:
        return render(request, "assistant/hear.html", {"refusal": error_data(error)})
    url = reverse("assistant:voice_sample", args=[workspace_id, row.voice]) if row.sha256 else ""
    return render(request, "assistant/hear.html", {"sample": row, "url": url, "address_id": workspace_id})


@require_GET
@signed_in
@vary_on_headers("HX-Request")
def progress(request: HttpRequest, actor: Actor, storyboard_id: str) -> HttpResponse:
    """How the making goes on, phase by phase; once it is done, the project."""
    job = storyboarded.storyboard(actor, storyboard_id)
    partly = request.headers.get("HX-Request") == "true"
    if job.state == State.DONE:
        target = reverse("projects:project", args=[job.project_id])
        return HttpResponse(headers={"HX-Redirect": target}) if partly else redirect(target)
    if not partly:
        enter(request, actor, job.workspace_id)
    told: Progress = progress_of(job)
    page = {"job": job, "told": told, "first": not partly, "section": "projects", "phases": Phase}
    return render(request, "assistant/phases.html" if partly else "assistant/making.html", page)


@require_safe
@signed_in
def remarks(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """What could not be done as the project's script asked, to be put away once read."""
    found = storyboarded.remarks(actor, project_id)
    page = {"remarks": found, "project_id": project_id, "editable": bool(found) and _may_edit(actor, project_id)}
    return render(request, "assistant/remarks.html", page)


@require_POST
@signed_in
def remarks_read(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:  # noqa: ARG001  # every view has one
    """Puts the remarks away, for everyone."""
    storyboards.put_remarks_away(actor, project_id)
    return HttpResponse()


@require_POST
@signed_in
def cancel(request: HttpRequest, actor: Actor, storyboard_id: str) -> HttpResponse:  # noqa: ARG001  # every view has one
    """Ends the making and goes back to the script."""
    job = storyboarded.storyboard(actor, storyboard_id)
    storyboards.cancel_storyboard(actor, job)
    return redirect(f"{reverse('assistant:new_script', args=[job.workspace_id])}?from={job.id}")


@require_GET
@signed_in
def voice_sample(request: HttpRequest, actor: Actor, workspace_id: str, voice_id: str) -> HttpResponse:  # noqa: ARG001
    """The clip of a voice, as a WAV file."""
    return _bytes(spoken.sample(actor, workspace_id, voice_id).sha256, "audio/wav")


@require_GET
@signed_in
def style_still(request: HttpRequest, actor: Actor, stills_id: str, style: str) -> HttpResponse:  # noqa: ARG001
    """The first scene of a script in one style, as a PNG file."""
    return _bytes(storyboarded.style_stills(actor, stills_id).stills.get(style, ""), "image/png")


def _may_edit(actor: Actor, project_id: str) -> bool:
    return may(actor, "project.edit", projects.workspace_of(actor, project_id))


def _asked(request: HttpRequest, actor: Actor) -> Chosen:
    """What the page begins with: nothing, an example, or a script that was tried before."""
    if before := request.GET.get("from"):
        return Chosen.of_job(storyboarded.storyboard(actor, before))
    if wanted := request.GET.get("example"):
        return Chosen(script=example(wanted))
    return Chosen.of(QueryDict())


def _again(request: HttpRequest, actor: Actor, workspace_id: str, chosen: Chosen, error: ClaquetaError) -> HttpResponse:
    page = {**_context(actor, workspace_id, chosen), "refusal": error_data(error)}
    return render(request, _SCRIPT, page, status=422)


def _context(actor: Actor, workspace_id: str, chosen: Chosen) -> dict[str, object]:
    language = chosen.language or guess_language(chosen.script, current_language())
    page: NewScript = page_of(actor, workspace_id, chosen, language)
    refusal: ErrorData | None = None
    shown: list[StyleCard] = cards(None, chosen.style)
    stills = None
    try:
        script = chosen.script if chosen.script.strip() else example(current_language())
        stills = storyboards.order_stills(actor, workspace_id=workspace_id, script=script, format=page.format)
        shown = cards(stills, chosen.style)
    except ClaquetaError as error:
        refusal = error_data(error)
    return {
        "chosen": chosen,
        "page": page,
        "refusal": refusal,
        "cards": shown,
        "stills": stills,
        "drawing": stills is not None and stills.state != State.DONE,
        "section": "projects",
        "address_id": workspace_id,
    }


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
