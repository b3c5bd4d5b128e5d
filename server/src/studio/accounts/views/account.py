"""The pages of one's own account."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from claqueta.errors import ClaquetaError
from studio.accounts import actions, queries
from studio.accounts.forms import ConfirmForm, ProfileForm, TokenForm
from studio.accounts.middleware import actor_of
from studio.lib.throttles import spend
from studio.lib.wording import current_language


@require_http_methods(["GET", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Name, language, look."""
    actor = actor_of(request)
    user = queries.me(actor)
    now = {"name": user.name, "language": user.language, "theme": user.theme}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_profile(actor, **form.cleaned_data)
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
        else:
            messages.success(request, _("Saved."))
            response = redirect("accounts:account")
            response.delete_cookie("theme")
            return response
    return _page(request, "accounts/profile.html", form, {"form": form})


@require_POST
@login_required
def theme(request: HttpRequest) -> HttpResponse:
    """Keeps the look chosen in the menu for the other devices, too."""
    actions.change_profile(actor_of(request), theme=request.POST.get("theme", ""))
    return HttpResponse(status=204)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """The language switch of every page: kept in the account, and in the browser for whoever is not signed in."""
    wanted = request.POST.get("language", "")
    target = request.POST.get("next", "/")
    here = {request.get_host()}
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts=here, require_https=request.is_secure())
    response = redirect(target if safe else "/")
    if wanted in dict(settings.LANGUAGES):
        actor = actor_of(request)
        if actor.user_id is not None:
            actions.change_profile(actor, language=wanted)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=settings.SESSION_COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


@require_http_methods(["GET", "POST"])
@login_required
@never_cache
def tokens(request: HttpRequest) -> HttpResponse:
    """One's API tokens; a new one's secret is on the page that answers its making, and nowhere else."""
    actor = actor_of(request)
    made = None
    workspaces = list(queries.workspaces(actor))
    form = TokenForm(workspaces, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        spend("token", actor.user_id or "")
        given = form.cleaned_data
        try:
            _token, made = actions.make_token(
                actor,
                name=given["name"],
                scopes=given["scopes"],
                days=given["days"],
                workspace_id=given["workspace"] or None,
            )
            form = TokenForm(workspaces)
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
    words = {"form": form, "tokens": queries.tokens(actor), "made": made}
    return _page(request, "accounts/tokens.html", form, words)


@require_POST
@login_required
def delete_token(request: HttpRequest, token_id: str) -> HttpResponse:
    """Ends a token."""
    actions.delete_token(actor_of(request), token_id)
    messages.success(request, _("The token is gone."))
    return redirect("accounts:tokens")


@require_http_methods(["GET", "POST"])
@login_required
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; POST signs out everywhere else."""
    actor = actor_of(request)
    if request.method == "POST":
        actions.sign_out_elsewhere(actor, keep=request.session.session_key)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("accounts:sessions")
    words = {"sessions": queries.sessions(actor), "current": request.session.session_key}
    return _page(request, "accounts/sessions.html", None, words)


@require_POST
@login_required
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    """Signs out one other browser."""
    actions.end_session(actor_of(request), session_id)
    return redirect("accounts:sessions")


@require_http_methods(["GET", "POST"])
@login_required
def delete(request: HttpRequest) -> HttpResponse:
    """Ends one's account, after the address was typed."""
    actor = actor_of(request)
    form = ConfirmForm(_("Your e-mail address, to confirm"), request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.delete_account(actor, confirmation=form.cleaned_data["confirmation"])
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
        else:
            logout(request)
            messages.success(request, _("Your account is deleted."))
            return redirect(settings.LOGIN_URL)
    return _page(request, "accounts/delete.html", form, {"form": form})


def _page(request: HttpRequest, template: str, form: Any, words: dict[str, Any]) -> HttpResponse:
    """The page; 422 when the form has errors."""
    return render(request, template, words, status=422 if form is not None and form.errors else 200)
