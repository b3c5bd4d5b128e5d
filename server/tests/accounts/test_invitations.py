"""Invitations: one link lets one person in, once."""

import pytest
from django.core import mail
from django.test import Client

from studio.accounts import actions
from studio.accounts.actions.invitations import (
    AddressTaken,
    AlreadyMember,
    ForSomebodyElse,
    InvitationGone,
    WeakPassword,
)
from studio.accounts.models import Invitation, Role, User, Workspace
from studio.accounts.public import Actor, person
from studio.lib.errors import Invalid
from studio.testing.people import PASSWORD, make_actor, make_member, make_user


@pytest.fixture
def admin(workspace: Workspace) -> Actor:
    return make_actor(workspace, Role.ADMIN)


def _secret(admin: Actor, workspace: Workspace, email: str = "") -> str:
    return actions.invite(admin, workspace_id=workspace.id, role=Role.EDITOR, email=email).url.rsplit("/", 1)[1]


def _join(secret: str, email: str = "leo@example.org", password: str = PASSWORD) -> User:
    return actions.join(secret, email=email, name="Leo", password=password, language="es")


def test_a_new_person_joins_with_the_role_of_the_invitation(workspace: Workspace, admin: Actor) -> None:
    assert person(_join(_secret(admin, workspace))).roles == {workspace.id: Role.EDITOR}


def test_someone_with_an_account_joins_as_who_they_are(workspace: Workspace, admin: Actor) -> None:
    ana = person(make_user())
    assert actions.accept_invitation(ana, _secret(admin, workspace)) == workspace.id


def test_a_link_works_once(workspace: Workspace, admin: Actor) -> None:
    secret = _secret(admin, workspace)
    _join(secret)
    with pytest.raises(InvitationGone):
        _join(secret, "otra@example.org")


def test_a_revoked_and_an_old_link_are_dead(workspace: Workspace, admin: Actor) -> None:
    opened = actions.invite(admin, workspace_id=workspace.id, role=Role.VIEWER)
    actions.revoke_invitation(admin, workspace_id=workspace.id, invitation_id=opened.invitation.id)
    with pytest.raises(InvitationGone):
        actions.open_invitation(opened.url.rsplit("/", 1)[1])
    old = _secret(admin, workspace)
    Invitation.objects.update(expires="2020-01-01T00:00:00Z")
    with pytest.raises(InvitationGone):
        actions.open_invitation(old)


def test_an_invitation_by_mail_is_for_that_address_alone(workspace: Workspace, admin: Actor) -> None:
    secret = _secret(admin, workspace, "leo@example.org")
    with pytest.raises(ForSomebodyElse):
        actions.accept_invitation(person(make_user("ana")), secret)
    assert _join(secret, "otra@example.org").email == "leo@example.org"


@pytest.mark.django_db(transaction=True)
def test_the_link_is_mailed() -> None:
    workspace = Workspace.objects.create(name="Taller")
    opened = actions.invite(
        make_actor(workspace, Role.ADMIN), workspace_id=workspace.id, role=Role.VIEWER, email="leo@example.org"
    )
    assert [message.to for message in mail.outbox] == [["leo@example.org"]]
    assert opened.url in mail.outbox[0].body


def test_the_link_itself_is_stored_nowhere(workspace: Workspace, admin: Actor) -> None:
    secret = _secret(admin, workspace)
    row = Invitation.objects.values().get()
    assert secret not in str(row)


def test_a_known_address_a_weak_password_and_a_member_are_told_so(workspace: Workspace, admin: Actor) -> None:
    secret = _secret(admin, workspace)
    make_user("ana")
    with pytest.raises(AddressTaken):
        _join(secret, "ANA@example.org")
    with pytest.raises(WeakPassword):
        _join(secret, "otra@example.org", "1234567890")
    with pytest.raises(AlreadyMember):
        actions.accept_invitation(person(make_member(workspace, Role.VIEWER)), secret)
    assert Invitation.objects.get().accepted is None


def test_nobody_is_invited_as_an_owner(workspace: Workspace, admin: Actor) -> None:
    with pytest.raises(Invalid):
        actions.invite(admin, workspace_id=workspace.id, role=Role.OWNER)


def test_the_invitations_page_signs_the_new_person_in(client: Client, workspace: Workspace, admin: Actor) -> None:
    secret = _secret(admin, workspace)
    assert client.get(f"/invitation/{secret}").status_code == 200
    answer = client.post(f"/invitation/{secret}", {"email": "leo@example.org", "name": "Leo", "password": PASSWORD})
    assert answer["Location"] == f"/w/{workspace.id}/projects"
    assert client.get("/api/v1/me").json()["email"] == "leo@example.org"
