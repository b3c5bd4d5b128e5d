"""Invitations: a link that lets one person into a workspace, as someone new or as who they already are."""

import logging
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.actions.memberships import add_member, lock_workspace
from studio.accounts.actions.tokens import in_person
from studio.accounts.actions.workspaces import clean_name
from studio.accounts.actor import Actor, person
from studio.accounts.audit import record
from studio.accounts.events import InvitationChanged
from studio.accounts.models import Invitation, Membership, Role, User
from studio.accounts.policy import allow
from studio.accounts.secrets import hashed, new_secret
from studio.lib.errors import Conflict, Forbidden, Invalid, Missing
from studio.realtime.events import topic
from studio.realtime.public import publish

logger = logging.getLogger(__name__)

LONGEST_DAYS: Final = 30
MOST_OPEN: Final = 100


class InvitationGone(Missing):
    """The link never was, was used, withdrawn, or is too old: all read the same."""

    code = "invitation_gone"
    words = Words(
        en="This invitation is not good any more. Ask for a new one.",
        es="Esta invitación ya no vale. Pide una nueva.",
    )


class ForSomebodyElse(Forbidden):
    """The invitation names another address."""

    code = "invitation_for_another"
    words = Words(
        en="This invitation is for another address. Sign in with the one that received it.",
        es="Esta invitación es para otra dirección. Entra con la que la recibió.",
    )


class AlreadyMember(Conflict):
    """The person is in the workspace already."""

    code = "already_member"
    words = Words(en="You already belong to this workspace.", es="Ya perteneces a este espacio de trabajo.")


class AddressTaken(Conflict):
    """There is an account with this address."""

    code = "address_taken"
    words = Words(
        en="There is already an account with this address. Sign in and open the invitation again.",
        es="Ya hay una cuenta con esta dirección. Entra y vuelve a abrir la invitación.",
    )


class TooManyInvitations(Conflict):
    """As many invitations are open as may be."""

    code = "too_many_invitations"
    words = Words(
        en="{most} invitations are open already. Revoke some first.",
        es="Ya hay {most} invitaciones abiertas. Revoca antes alguna.",
    )


class WeakPassword(Invalid):
    """The password could be guessed."""

    code = "weak_password"
    words = Words(
        en="Choose a password that is harder to guess: at least 10 characters and not a common one.",
        es="Elige una contraseña más difícil de adivinar: al menos 10 caracteres y que no sea común.",
    )


@dataclass(frozen=True)
class Opened:
    """A new invitation and the address of its link, which is never shown again."""

    invitation: Invitation
    url: str


def invite(actor: Actor, *, workspace_id: str, role: Role, email: str = "", days: int = 7) -> Opened:
    """Opens an invitation for `days` (1–30), for anyone with the link or only for `email`, who gets it by mail."""
    allow(actor, "workspace.members", workspace_id)
    if role == Role.OWNER:
        raise Invalid(what="role")
    if not 1 <= days <= LONGEST_DAYS:
        raise Invalid(what="days")
    email = _address(email) if email.strip() else ""
    secret = new_secret()
    with transaction.atomic():
        workspace = lock_workspace(workspace_id)
        open_now = Invitation.objects.filter(
            workspace=workspace, accepted=None, revoked=None, expires__gt=timezone.now()
        ).count()
        if open_now >= MOST_OPEN:
            raise TooManyInvitations(most=MOST_OPEN)
        invitation = Invitation.objects.create(
            workspace=workspace,
            role=role,
            email=email,
            secret_hash=hashed(secret),
            invited_by_id=actor.user_id,
            expires=timezone.now() + timedelta(days=days),
        )
        record(
            actor,
            "invitation.make",
            workspace_id=workspace_id,
            kind="invitation",
            id=invitation.id,
            data={"role": role.value, "email": email},
        )
        _tell(workspace_id)
        url = settings.STUDIO.origin + reverse("accounts:invitation", args=[secret])
        if email:
            transaction.on_commit(lambda: _mail(invitation, url))
    return Opened(invitation, url)


def revoke_invitation(actor: Actor, *, workspace_id: str, invitation_id: str) -> None:
    """Withdraws an open invitation; its link is dead at once."""
    allow(actor, "workspace.members", workspace_id)
    with transaction.atomic():
        changed = Invitation.objects.filter(
            id=invitation_id, workspace_id=workspace_id, accepted=None, revoked=None
        ).update(revoked=timezone.now())
        if not changed:
            raise Missing
        record(actor, "invitation.revoke", workspace_id=workspace_id, kind="invitation", id=invitation_id)
        _tell(workspace_id)


def open_invitation(secret: str) -> Invitation:
    """The invitation behind a link. Raises InvitationGone."""
    found = (
        Invitation.objects.select_related("workspace", "invited_by")
        .filter(secret_hash=hashed(secret), accepted=None, revoked=None, expires__gt=timezone.now())
        .first()
    )
    if found is None:
        raise InvitationGone
    return found


def accept_invitation(actor: Actor, secret: str) -> str:
    """Makes the signed-in actor a member; returns the workspace's id. The link is used up."""
    user_id = in_person(actor)
    with transaction.atomic():
        invitation = open_invitation(secret)
        address = User.objects.values_list("email", flat=True).get(id=user_id)
        if invitation.email and invitation.email.lower() != address.lower():
            raise ForSomebodyElse
        return _enter(actor, invitation, user_id)


def join(secret: str, *, email: str, name: str, password: str, language: str) -> User:
    """Makes a new account and its membership out of an invitation; the link is used up."""
    name = clean_name(name)
    with transaction.atomic():
        invitation = open_invitation(secret)
        email = invitation.email or _address(email)
        user = User(email=email, name=name)
        try:
            validate_password(password, user)
        except ValidationError:
            raise WeakPassword from None
        if User.objects.filter(email__iexact=email).exists():
            raise AddressTaken
        made = User.objects.create_user(email, password, name=name, language=language if language == "en" else "es")
        record(person(made), "account.create", workspace_id=None, kind="user", id=made.id)
        _enter(person(made), invitation, made.id)
    return made


def _enter(actor: Actor, invitation: Invitation, user_id: str) -> str:
    workspace_id = invitation.workspace_id
    lock_workspace(workspace_id)
    if Membership.objects.filter(workspace_id=workspace_id, user_id=user_id).exists():
        raise AlreadyMember
    used = Invitation.objects.filter(id=invitation.id, accepted=None, revoked=None).update(
        accepted=timezone.now(), accepted_by_id=user_id
    )
    if not used:
        raise InvitationGone
    add_member(workspace_id, user_id, Role(invitation.role))
    record(
        actor,
        "invitation.accept",
        workspace_id=workspace_id,
        kind="invitation",
        id=invitation.id,
        data={"role": invitation.role},
    )
    _tell(workspace_id)
    return workspace_id


def _tell(workspace_id: str) -> None:
    publish(topic("workspace", workspace_id), InvitationChanged(workspace_id=workspace_id))


def _address(email: str) -> str:
    email = User.objects.normalize_email(email.strip())
    try:
        validate_email(email)
    except ValidationError:
        raise Invalid(what="email") from None
    return email


def _mail(invitation: Invitation, url: str) -> None:
    """Sends the link; a mail server that is away is logged, for the link can be handed over by other ways."""
    words = {"invitation": invitation, "url": url}
    subject = " ".join(render_to_string("accounts/mail/invitation_subject.txt", words).split())
    body = render_to_string("accounts/mail/invitation.txt", words)
    try:
        send_mail(subject, body, None, [invitation.email])
    except (OSError, SMTPException) as error:
        logger.warning("invitation.not_mailed", extra={"invitation": invitation.id, "reason": type(error).__name__})
