"""The pages of a workspace's settings."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from claqueta.errors import ClaquetaError
from studio.accounts import actions, queries
from studio.accounts.actor import Actor
from studio.accounts.forms import ROLE_NAMES, ConfirmForm, InvitationForm, WorkspaceForm, roles_for
from studio.accounts.middleware import actor_of
from studio.accounts.models import Membership, Role
from studio.accounts.policy import allow, may
from studio.lib.errors import Invalid
from studio.lib.throttles import spend
from studio.lib.wording import current_language


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Another workspace."""
    form = WorkspaceForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_workspace(actor_of(request), form.cleaned_data["name"])
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
        else:
            return redirect("projects:projects", made)
    return render(request, "accounts/workspace_new.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def general(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Its name; POST renames."""
    actor = actor_of(request)
    found = queries.workspace(actor, workspace_id)
    if request.method == "POST":
        allow(actor, "workspace.edit", workspace_id)
    form = WorkspaceForm(request.POST if request.method == "POST" else None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        actions.rename_workspace(actor, workspace_id, form.cleaned_data["name"])
        messages.success(request, _("Saved."))
        return redirect("accounts:workspace_settings", workspace_id)
    words = {"form": form, "found": found, "may_edit": may(actor, "workspace.edit", workspace_id)}
    return _page(request, "general", actor, workspace_id, words, form)


@require_http_methods(["GET", "POST"])
@login_required
def delete(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """The end of a workspace, after its name was typed."""
    actor = actor_of(request)
    allow(actor, "workspace.delete", workspace_id)
    found = queries.workspace(actor, workspace_id)
    form = ConfirmForm(_("The workspace's name, to confirm"), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.delete_workspace(actor, workspace_id, confirmation=form.cleaned_data["confirmation"])
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
        else:
            messages.success(request, _("The workspace is deleted."))
            return redirect("/")
    return _page(request, "delete", actor, workspace_id, {"form": form, "found": found}, form)


@require_GET
@login_required
def members(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Who belongs to it."""
    actor = actor_of(request)
    words = {
        "members": [_shown(actor, each) for each in queries.members(actor, workspace_id)],
        "roles": roles_for(actor, workspace_id),
        "may_manage": may(actor, "workspace.members", workspace_id),
        "may_transfer": may(actor, "workspace.delete", workspace_id),
    }
    return _page(request, "members", actor, workspace_id, words)


@require_POST
@login_required
def member(request: HttpRequest, workspace_id: str, user_id: str) -> HttpResponse:
    """Another role for a member, or none: `remove` takes them out."""
    actor = actor_of(request)
    if "remove" in request.POST:
        actions.remove_member(actor, workspace_id=workspace_id, user_id=user_id)
        messages.success(request, _("They do not belong to the workspace any more."))
    else:
        actions.change_role(actor, workspace_id=workspace_id, user_id=user_id, role=_role(request))
        messages.success(request, _("The role is changed."))
    return redirect("accounts:members", workspace_id)


@require_POST
@login_required
def leave(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Out of the workspace."""
    actions.leave(actor_of(request), workspace_id)
    messages.success(request, _("You have left the workspace."))
    return redirect("/")


@require_POST
@login_required
def transfer(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Another owner."""
    actions.transfer(actor_of(request), workspace_id=workspace_id, user_id=request.POST.get("user_id", ""))
    messages.success(request, _("The workspace has a new owner; you are an administrator now."))
    return redirect("accounts:members", workspace_id)


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def invitations(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """Open invitations; a new one's link is on the page that answers its making, and nowhere else."""
    actor = actor_of(request)
    allow(actor, "workspace.members", workspace_id)
    form = InvitationForm(request.POST if request.method == "POST" else None)
    opened = None
    if request.method == "POST" and form.is_valid():
        spend("invite", actor.user_id or "")
        given = form.cleaned_data
        try:
            opened = actions.invite(
                actor, workspace_id=workspace_id, role=Role(given["role"]), email=given["email"], days=given["days"]
            )
            form = InvitationForm()
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
    found = [(each, ROLE_NAMES[Role(each.role)]) for each in queries.open_invitations(actor, workspace_id)]
    return _page(request, "invitations", actor, workspace_id, {"form": form, "found": found, "opened": opened}, form)


@require_POST
@login_required
def revoke(request: HttpRequest, workspace_id: str, invitation_id: str) -> HttpResponse:
    """A dead link."""
    actions.revoke_invitation(actor_of(request), workspace_id=workspace_id, invitation_id=invitation_id)
    messages.success(request, _("The invitation is revoked."))
    return redirect("accounts:invitations", workspace_id)


@require_GET
@login_required
def audit(request: HttpRequest, workspace_id: str) -> HttpResponse:
    """What was done, newest first."""
    actor = actor_of(request)
    before = request.GET.get("before", "")
    given = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    page = queries.audit(actor, workspace_id, before=given, verb=request.GET.get("verb", "")[:40])
    return _page(request, "audit", actor, workspace_id, {"audit": page})


def _role(request: HttpRequest) -> Role:
    try:
        return Role(request.POST.get("role", ""))
    except ValueError:
        raise Invalid(what="role") from None


def _shown(actor: Actor, member: Membership) -> dict[str, Any]:
    """A member and what the actor may do with them."""
    manages = may(actor, "workspace.members", member.workspace_id)
    above = member.role == Role.OWNER and actor.roles.get(member.workspace_id) != Role.OWNER
    return {
        "member": member,
        "role": ROLE_NAMES[Role(member.role)],
        "is_me": member.user_id == actor.user_id,
        "may_change": manages and not above,
    }


def _page(
    request: HttpRequest, name: str, actor: Actor, workspace_id: str, words: dict[str, Any], form: Any = None
) -> HttpResponse:
    """A page of the settings with its tabs; 422 when the form has errors."""
    tabs = [
        ("workspace_settings", _("General"), name in ("general", "delete"), True),
        ("members", _("Members"), name == "members", True),
        ("invitations", _("Invitations"), name == "invitations", may(actor, "workspace.members", workspace_id)),
        ("audit", _("Audit log"), name == "audit", may(actor, "workspace.audit", workspace_id)),
    ]
    shown = [(reverse(f"accounts:{to}", args=[workspace_id]), text, here) for to, text, here, seen in tabs if seen]
    words = {**words, "tabs": shown, "workspace_id": workspace_id, "section": "settings"}
    if may(actor, "workspace.delete", workspace_id):
        words["may_delete"] = True
    status = 422 if form is not None and form.errors else 200
    return render(request, f"accounts/workspace_{name}.html", words, status=status)
