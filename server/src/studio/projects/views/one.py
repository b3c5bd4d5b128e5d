"""The page of one project: its scenes as a table that anyone can edit by forms, its history."""

import json
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from claqueta.errors import ClaquetaError
from claqueta.time import TICKS_PER_SECOND
from studio.accounts.pages import enter, signed_in
from studio.accounts.public import Actor, may
from studio.lib.errors import Forbidden, Invalid, Missing, SignInNeeded
from studio.lib.refusals import toast
from studio.lib.wording import current_language
from studio.projects.actions import editing, history, media, scenes, shelf
from studio.projects.actions.commit import Commit
from studio.projects.queries.history import history as past_of
from studio.projects.queries.history import versions as versions_of
from studio.projects.queries.loading import find
from studio.projects.queries.scenes import table

_MOST_SECONDS = 12 * 3600


@require_safe
@signed_in
def project(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """The page."""
    enter(request, actor, find(actor, project_id).workspace_id)
    return render(request, "projects/project.html", {"section": "projects", **_shown(actor, project_id)})


@require_safe
@signed_in
def scene_table(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """The scenes alone."""
    return render(request, "projects/scenes.html", _shown(actor, project_id))


@require_safe
@signed_in
def past(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """The newest commits with their authors, and the versions that have a name."""
    return _past(request, actor, project_id)


@require_POST
@signed_in
def edit(request: HttpRequest, actor: Actor, project_id: str, record_id: str) -> HttpResponse:
    """Sets one field of a record."""
    field, value = request.POST.get("field", ""), request.POST.get("value", "").replace("\r\n", "\n")

    def change() -> Commit:
        if field == "seconds":
            ticks = _ticks(value)
            return scenes.set_scene_duration(actor, project_id=project_id, scene_id=record_id, duration=ticks)
        if field == "caption":
            return editing.set_caption_text(actor, project_id=project_id, record_id=record_id, text=value)
        if field == "text":
            return editing.set_text(actor, project_id=project_id, record_id=record_id, text=value)
        if field == "name":
            return editing.set_name(actor, project_id=project_id, record_id=record_id, name=value.strip())
        if field == "notes":
            return editing.set_notes(actor, project_id=project_id, scene_id=record_id, notes=value)
        if field == "hidden":
            return editing.set_hidden(actor, project_id=project_id, record_id=record_id, hidden=value == "1")
        if field == "muted":
            return editing.set_muted(actor, project_id=project_id, record_id=record_id, muted=value == "1")
        if field == "gain":
            return editing.set_gain(actor, project_id=project_id, record_id=record_id, gain=_number(value))
        raise Invalid(what="field")

    return _changed(request, actor, project_id, change)


@require_POST
@signed_in
def title(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """Gives the project another title from the head of its page."""
    shelf.rename(actor, project_id=project_id, title=request.POST.get("title", ""))
    return HttpResponse(status=204)


@require_POST
@signed_in
def move(request: HttpRequest, actor: Actor, project_id: str, record_id: str) -> HttpResponse:
    """Puts a scene right after `after`; where that one is gone meanwhile, right before `before`."""

    def change() -> Commit:
        there = {each.id for each in table(actor, project_id).scenes}
        after, before = request.POST.get("after", ""), request.POST.get("before", "")
        if after in there:
            return scenes.move_scene(actor, project_id=project_id, scene_id=record_id, after=after)
        # Where both neighbours are gone the refusal says so.
        return scenes.move_scene(actor, project_id=project_id, scene_id=record_id, before=before or after or None)

    return _changed(request, actor, project_id, change)


@require_POST
@signed_in
def remove(request: HttpRequest, actor: Actor, project_id: str, record_id: str) -> HttpResponse:
    """Takes a scene, an element or a sound away; the toast takes that back."""
    return _changed(
        request,
        actor,
        project_id,
        lambda: editing.remove_record(actor, project_id=project_id, record_id=record_id),
        _("Removed"),
    )


@require_POST
@signed_in
def add(request: HttpRequest, actor: Actor, project_id: str, what: str) -> HttpResponse:
    """Adds a scene, a copy of one, or a text or a medium to a scene."""
    scene, asset = request.POST.get("scene", ""), request.POST.get("asset", "")

    def change() -> Commit:
        if what == "scene":
            made, _id = scenes.add_scene(actor, project_id=project_id, after=scene or None)
        elif what == "copy":
            made, _id = scenes.duplicate_scene(actor, project_id=project_id, scene_id=scene)
        elif what == "text":
            text = request.POST.get("text", "").strip() or _("Your text")
            made, _id = media.add_text(actor, project_id=project_id, scene_id=scene, text=text)
        elif what == "media" and scene:
            made, _id = media.add_media_element(actor, project_id=project_id, scene_id=scene, asset_id=asset)
        elif what == "media":
            made, _id = media.add_sound(actor, project_id=project_id, asset_id=asset)
        else:
            raise Missing
        return made

    return _changed(request, actor, project_id, change)


@require_POST
@signed_in
def replace(request: HttpRequest, actor: Actor, project_id: str, record_id: str) -> HttpResponse:
    """Shows another asset in the place of this one."""
    asset = request.POST.get("asset", "")
    return _changed(
        request,
        actor,
        project_id,
        lambda: media.replace_media(actor, project_id=project_id, record_id=record_id, asset_id=asset),
    )


@require_POST
@signed_in
def undo(request: HttpRequest, actor: Actor, project_id: str, seq: int) -> HttpResponse:
    """Takes one commit back."""
    return _changed(
        request, actor, project_id, lambda: history.revert(actor, project_id=project_id, seq=seq), _("Taken back")
    )


@require_POST
@signed_in
def restore(request: HttpRequest, actor: Actor, project_id: str, seq: int) -> HttpResponse:
    """Brings the project back to what it was at a version."""
    return _changed(
        request, actor, project_id, lambda: history.restore(actor, project_id=project_id, version=seq), _("Restored")
    )


@require_POST
@signed_in
def keep(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    """Keeps the state of now under a name."""
    history.name_version(actor, project_id=project_id, name=request.POST.get("name", ""))
    return _past(request, actor, project_id)


def _past(request: HttpRequest, actor: Actor, project_id: str) -> HttpResponse:
    row = find(actor, project_id)
    spanish = current_language() == "es"
    steps = [
        {"step": each, "label": each.label.es if spanish else each.label.en}
        for each in past_of(actor, project_id, limit=40).entries
    ]
    shown = {
        "project": row,
        "steps": steps,
        "versions": versions_of(actor, project_id),
        "editable": row.trashed is None and may(actor, "project.edit", row),
    }
    return render(request, "projects/history.html", shown)


def _changed(
    request: HttpRequest, actor: Actor, project_id: str, change: Callable[[], Commit], said: str = ""
) -> HttpResponse:
    """Commits; answers with the scenes as they are now, and with the refusal above them when there is one."""
    more: dict[str, object] = {"dialog:close": {}}
    refusal = None
    try:
        made = change()
    except ClaquetaError as error:
        if isinstance(error, (Forbidden, SignInNeeded)):
            raise
        find(actor, project_id)  # a project that is missing is no refusal in place
        refusal = {"en": error.text("en"), "es": error.text("es")}
    response = render(request, "projects/scenes.html", {**_shown(actor, project_id), "refusal": refusal})
    if said and refusal is None:
        back = reverse("projects:undo", args=[project_id, made.seq])
        response["HX-Trigger"] = toast(said, undo=back, more=more)
    else:
        response["HX-Trigger"] = json.dumps(more)
    return response


def _shown(actor: Actor, project_id: str) -> dict[str, Any]:
    shown = table(actor, project_id)
    return {
        "project": shown,
        "editable": not shown.trashed and may(actor, "project.edit", shown),
        "exportable": not shown.trashed and may(actor, "export.start", shown),
        "speakable": not shown.trashed and may(actor, "speech.speak", shown),
        "shape": "upright" if shown.height > shown.width else "square" if shown.height == shown.width else "",
    }


def _ticks(seconds: str) -> int:
    value = _number(seconds)
    if not 0 < value <= _MOST_SECONDS:
        raise Invalid(what=_("a length in seconds, above 0"))
    return round(value * TICKS_PER_SECOND)


def _number(text: str) -> float:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        raise Invalid(what=_("a number")) from None
    if not abs(value) < _MOST_SECONDS * TICKS_PER_SECOND:  # NaN too
        raise Invalid(what=_("a number"))
    return value
