"""Ways in beside the password: invitations and one-time links."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from claqueta.errors import ClaquetaError
from studio.accounts import actions
from studio.accounts.forms import ROLE_NAMES, JoinForm
from studio.accounts.middleware import actor_of
from studio.accounts.models import Role, User
from studio.lib.throttles import address, spend
from studio.lib.wording import current_language

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "POST"])
@never_cache
def enter(request: HttpRequest, secret: str) -> HttpResponse:
    """A one-time link: a page with one button, so that whatever fetches links ahead does not use it up."""
    if request.method == "GET":
        return render(request, "accounts/enter.html")
    spend("link", address(request))
    _sign_in(request, actions.use_link(secret))
    return redirect("/")


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """An invitation: joined as who one is, or as somebody new."""
    spend("invitation", address(request))
    actor = actor_of(request)
    found = actions.open_invitation(secret)
    words = {"invitation": found, "role": ROLE_NAMES[Role(found.role)], "next": request.path}
    if actor.user_id is not None:
        if request.method == "POST":
            return redirect("projects:projects", actions.accept_invitation(actor, secret))
        return render(request, "accounts/invitation.html", words)
    form = JoinForm(request.POST if request.method == "POST" else None, initial={"email": found.email})
    if found.email:
        form.fields["email"].disabled = True
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            user = actions.join(
                secret,
                email=given["email"],
                name=given["name"],
                password=given["password"],
                language=current_language(),
            )
        except ClaquetaError as error:
            form.add_error(None, error.text(current_language()))
        else:
            _sign_in(request, user)
            return redirect("projects:projects", found.workspace_id)
    status = 422 if form.errors else 200
    return render(request, "accounts/invitation.html", {**words, "form": form}, status=status)


def _sign_in(request: HttpRequest, user: User) -> None:
    """Signs `user` in, in a new session."""
    login(request, user, backend=_BACKEND)
