"""Pages of exports: the queue, ordering one, and a project's player."""

import json
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from claqueta.time import TICKS_PER_SECOND
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor
from studio.lib.errors import Invalid, Missing
from studio.lib.refusals import toast
from studio.lib.wording import current_language
from studio.projects import public as projects
from studio.rendering import queries
from studio.rendering.actions import ask_template_still, control
from studio.rendering.actions.start import start_export

_FIRST: Final = frozenset({"h264_1080p", "h264_4k", "h264_720p"})
"""What most people want: it plays everywhere."""
_FAVOURITES: Final = 3


@require_safe
@signed_in
def exports(request: HttpRequest, actor: Actor, workspace_id: str) -> HttpResponse:
    """The queue of a workspace; for htmx only the list."""
    enter(request, actor, workspace_id)
    number = request.GET.get("page", "1")
    page = queries.exports(actor, workspace_id=workspace_id, page=int(number) if number.isdecimal() else 1)
    shown = {
        "section": "exports",
        "page": page,
        "active": [each for each in page.exports if not each.is_over],
        "over": [each for each in page.exports if each.is_over],
        "here": request.get_full_path(),
    }
    partly = request.headers.get("HX-Target") == "exports"
    return render(request, "rendering/export_list.html" if partly else "rendering/exports.html", shown)


@require_safe
@signed_in
def row(request: HttpRequest, actor: Actor, job_id: str) -> HttpResponse:
    """One export of the list."""
    return render(request, "rendering/export_row.html", {"export": queries.export(actor, job_id)})


@require_POST
@signed_in
def act(request: HttpRequest, actor: Actor, job_id: str, verb: str) -> HttpResponse:
    """Pauses, resumes, cancels, retries, puts first or last, or removes an export."""
    if verb == "pause":
        control.pause(actor, job_id)
    elif verb == "resume":
        control.resume(actor, job_id)
    elif verb == "cancel":
        control.cancel(actor, job_id)
    elif verb == "restart":
        control.cancel(actor, job_id)
        control.retry(actor, job_id)
    elif verb == "retry":
        control.retry(actor, job_id)
    elif verb in ("first", "last"):
        control.prioritise(actor, job_id, 2 if verb == "first" else -2)
    elif verb == "delete":
        control.delete(actor, job_id)
        return HttpResponse(
            status=204, headers={"HX-Trigger": toast(_("Removed from the list"), more={"live:refresh": {}})}
        )
    else:
        raise Missing
    return render(request, "rendering/export_row.html", {"export": queries.export(actor, job_id)})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def export(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """A dialog to choose presets and a range; sent, the exports are ordered and shown with their progress."""
    snapshot = projects.load(actor, project_id)
    if request.method == "POST":
        chosen = request.POST.getlist("preset")
        ids = start_export(
            actor,
            project_id=project_id,
            presets=[{"preset": each} for each in chosen],
            start=_ticks(request.POST.get("start", "")),
            stop=_ticks(request.POST.get("stop", "")),
        )
        said = ngettext("%(count)s export ordered", "%(count)s exports ordered", len(ids)) % {"count": len(ids)}
        shown = {"jobs": [queries.export(actor, each) for each in ids], "snapshot": snapshot}
        response = render(request, "rendering/ordered.html", shown)
        address = reverse("rendering:exports", args=[snapshot.workspace_id])
        response["HX-Trigger"] = toast(said, href=address, link=_("See the queue"))
        return response
    presets = sorted(queries.presets(), key=lambda each: each.id not in _FIRST)
    return render(
        request,
        "rendering/export.html",
        {"snapshot": snapshot, "first": presets[:_FAVOURITES], "rest": presets[_FAVOURITES:], "wide": False},
    )


@require_safe
@signed_in
def estimate(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """What the chosen presets would take."""
    projects.version(actor, project_id)  # also where nothing is chosen, a foreign project is missing
    found = [
        queries.estimate(
            actor,
            project_id=project_id,
            preset=each,
            overrides={},
            start=_ticks(request.GET.get("start", "")) or 0,
            stop=_ticks(request.GET.get("stop", "")),
        )
        for each in request.GET.getlist("preset")[:20]
    ]
    labels = {each.id: each.label for each in queries.presets()}
    shown = {
        "size": sum(each.size for each in found),
        "seconds": sum(each.seconds for each in found),
        "frames": max((each.frames for each in found), default=0),
        "each": [
            (labels.get(preset, {}), each) for preset, each in zip(request.GET.getlist("preset"), found, strict=False)
        ],
        "count": len(found),
    }
    return render(request, "rendering/estimate.html", shown)


@require_safe
@signed_in
def player(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """The newest finished export of a project to play, else its still; and what is under way."""
    snapshot = projects.load(actor, project_id)
    page = queries.exports(actor, project_id=project_id, per_page=12)
    root = next(each for each in snapshot.document.records if each.type == "project")
    shown: dict[str, Any] = {
        "snapshot": snapshot,
        "root": root,
        "latest": next((each for each in page.exports if each.output and each.output.plays), None),
        "active": [each for each in page.exports if not each.is_over],
        "shape": "upright" if root.height > root.width else "square" if root.height == root.width else "",
        "moment": next((each.duration * 2 // 3 for each in snapshot.document.records if each.type == "scene"), 0),
    }
    return render(request, "rendering/player.html", shown)


@require_POST
@signed_in
def template_look(request: HttpRequest, actor: Actor, workspace_id: str, template_id: str) -> HttpResponse:
    """Orders a still of what a template's form holds now; the page hears its address and which values do not fit."""
    values = projects.template_values(actor, template_id, request.POST)
    look = projects.template_look(actor, template_id=template_id, workspace_id=workspace_id, values=values)
    row = ask_template_still(
        actor,
        template_id=template_id,
        workspace_id=workspace_id,
        values=values,
        time=projects.template_moment(actor, template_id, request.POST.get("looking", "")),
        width=960,
    )
    address = f"{reverse('rendering:template_still', args=[template_id])}?{urlencode({'p': row.id})}"
    unfit = {key: why["es" if current_language() == "es" else "en"] for key, why in look.unfit.items()}
    told = json.dumps({"look:ordered": {"address": address, "unfit": unfit}})
    return HttpResponse(status=204, headers={"HX-Trigger": told})


def _ticks(seconds: str) -> int | None:
    """A time typed in seconds or as minutes:seconds; nothing typed is None."""
    if not seconds.strip():
        return None
    total = 0.0
    try:
        for part in seconds.replace(",", ".").split(":"):
            total = total * 60 + float(part)
    except ValueError:
        raise Invalid(what=_("a time")) from None
    if not 0 <= total < 1e6:
        raise Invalid(what=_("a time"))
    return round(total * TICKS_PER_SECOND)
