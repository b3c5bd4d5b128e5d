"""One's own account: how it looks, where it is signed in, its end."""

from datetime import timedelta
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.actions.memberships import LastOwner, lock_workspace, tell
from studio.accounts.actions.tokens import in_person
from studio.accounts.actions.workspaces import NotConfirmed, clean_name, erase_workspace
from studio.accounts.actor import Actor, person
from studio.accounts.audit import record
from studio.accounts.models import ApiToken, Membership, Role, SignInLink, User
from studio.accounts.secrets import hashed, new_secret
from studio.lib.errors import Invalid, Missing

LINK_GOOD_FOR: Final = timedelta(minutes=10)


class LinkGone(Missing):
    """The sign-in link never was, was used, or is too old."""

    code = "link_gone"
    words = Words(
        en="This sign-in link is not good any more. Make a new one, or sign in with your password.",
        es="Este enlace de entrada ya no vale. Crea otro o entra con tu contraseña.",
    )


def change_profile(
    actor: Actor, *, name: str | None = None, language: str | None = None, theme: str | None = None
) -> None:
    """Writes what is given of the actor's own name, language (es, en) and theme (system, dark, light)."""
    user_id = in_person(actor)
    changes: dict[str, str] = {}
    if name is not None:
        changes["name"] = clean_name(name)
    if language is not None:
        if language not in dict(settings.LANGUAGES):
            raise Invalid(what="language")
        changes["language"] = language
    if theme is not None:
        if theme not in ("system", "dark", "light"):
            raise Invalid(what="theme")
        changes["theme"] = theme
    if changes:
        with transaction.atomic():
            User.objects.filter(id=user_id).update(**changes)
            record(actor, "account.profile", workspace_id=None, kind="user", id=user_id, data=dict(changes))


def one_time_link(user: User) -> str:
    """The address at which `user` signs in once, within ten minutes, without a password.

    For whoever runs the studio's commands (`make demo`); no page makes one.
    """
    secret = new_secret()
    SignInLink.objects.filter(expires__lt=timezone.now()).delete()
    SignInLink.objects.create(user=user, secret_hash=hashed(secret), expires=timezone.now() + LINK_GOOD_FOR)
    return str(settings.STUDIO.origin) + reverse("accounts:enter", args=[secret])


def use_link(secret: str) -> User:
    """The person behind a sign-in link, which is used up. Raises LinkGone."""
    with transaction.atomic():
        link = (
            SignInLink.objects.select_related("user")
            .filter(secret_hash=hashed(secret), expires__gt=timezone.now(), user__is_active=True)
            .first()
        )
        # Whoever deletes the row has used it; of two at once, one finds nothing to delete.
        if link is None or not SignInLink.objects.filter(id=link.id).delete()[0]:
            raise LinkGone
        record(person(link.user), "account.link", workspace_id=None, kind="user", id=link.user_id)
    return link.user


def sign_out_elsewhere(actor: Actor, *, keep: str | None) -> int:
    """Ends the actor's sessions except the one with the key `keep`; returns how many."""
    user_id = in_person(actor)
    with transaction.atomic():
        ended = list(UserSession.objects.filter(user_id=user_id).exclude(session_key=keep or ""))
        for session in ended:
            session.end()
        record(actor, "account.sign_out", workspace_id=None, kind="user", id=user_id, data={"sessions": len(ended)})
    return len(ended)


def end_session(actor: Actor, session_id: int) -> None:
    """Ends one of the actor's own sessions."""
    user_id = in_person(actor)
    with transaction.atomic():
        session = UserSession.objects.filter(id=session_id, user_id=user_id).first()
        if session is None:
            raise Missing
        session.end()
        record(actor, "account.sign_out", workspace_id=None, kind="user", id=user_id, data={"sessions": 1})


def delete_account(actor: Actor, *, confirmation: str) -> None:
    """Ends the actor's account; `confirmation` is their address, typed by hand.

    Workspaces of theirs alone go with it; from the others they are taken out. What they made stays, its author
    without a name. Raises LastOwner when others would be left without an owner.
    """
    user_id = in_person(actor)
    with transaction.atomic():
        user = User.objects.select_for_update().get(id=user_id)
        if confirmation.strip().lower() != user.email.lower():
            raise NotConfirmed(what=user.email)
        for workspace_id in Membership.objects.filter(user=user).values_list("workspace_id", flat=True):
            _take_out(actor, user, workspace_id)
        record(actor, "account.delete", workspace_id=None, kind="user", id=user_id)
        ApiToken.objects.filter(user=user).delete()
        SignInLink.objects.filter(user=user).delete()
        EmailAddress.objects.filter(user=user).delete()
        Authenticator.objects.filter(user=user).delete()
        for session in UserSession.objects.filter(user=user):
            session.end()
        user.set_unusable_password()
        user.email, user.name, user.is_active = f"{user.id.lower()}@deleted.invalid", "", False
        user.is_staff = user.is_superuser = False
        user.save()


def _take_out(actor: Actor, user: User, workspace_id: str) -> None:
    workspace = lock_workspace(workspace_id)
    others = workspace.memberships.exclude(user=user)
    if not others.exists():
        erase_workspace(actor, workspace)
        return
    owners = others.filter(role=Role.OWNER)
    if workspace.memberships.filter(user=user, role=Role.OWNER).exists() and not owners.exists():
        raise LastOwner
    workspace.memberships.filter(user=user).delete()
    tell(workspace_id, user.id, None)
