"""Signing in: passwords, one-time links, tokens; what ends with them."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from studio.accounts import actions
from studio.accounts.actions.memberships import LastOwner
from studio.accounts.actions.profile import LinkGone
from studio.accounts.actions.tokens import TokensMakeNoTokens
from studio.accounts.models import ApiToken, Membership, Role, User, Workspace
from studio.accounts.public import Actor, person
from studio.testing.people import PASSWORD, make_actor, make_member, make_user


@pytest.fixture
def ana(db: None) -> User:  # noqa: ARG001  # asked for by name
    return make_user("ana")


def _bearer(secret: str) -> Client:
    return Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {secret}"})


def test_signing_in_starts_a_new_session(client: Client, ana: User) -> None:
    client.get("/account/login/")
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    answer = client.post("/account/login/", {"login": ana.email, "password": PASSWORD})
    assert answer.status_code == 302
    assert client.session.session_key != session.session_key


def test_the_sign_in_cookie_is_for_this_site_and_not_for_scripts(client: Client, ana: User) -> None:
    answer = client.post("/account/login/", {"login": ana.email, "password": PASSWORD})
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_wrong_address_and_a_wrong_password_read_the_same(client: Client, ana: User) -> None:
    pages = [
        client.post("/account/login/", {"login": login, "password": "equivocada"}).content
        for login in (ana.email, "zoe@example.org")
    ]
    import re

    shapes = {re.sub(rb'value="[^"]*"|[a-z]+@example.org', b"", page) for page in pages}
    assert len(shapes) == 1


def test_a_one_time_link_signs_in_once(client: Client, ana: User) -> None:
    path = actions.one_time_link(ana).removeprefix(settings.STUDIO.origin)
    assert client.get(path).status_code == 200
    assert client.get("/api/v1/me").status_code == 401  # looking does not use it up
    assert client.post(path)["Location"] == "/"
    assert client.get("/api/v1/me").json()["id"] == ana.id
    assert Client().post(path).status_code == 404


def test_an_old_one_time_link_is_dead(ana: User, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = actions.one_time_link(ana).rsplit("/", 1)[1]
    later = timezone.now() + timedelta(minutes=11)
    monkeypatch.setattr(timezone, "now", lambda: later)
    with pytest.raises(LinkGone):
        actions.use_link(secret)


def test_a_token_acts_for_its_person_within_its_scopes_and_needs_no_csrf(workspace: Workspace) -> None:
    admin = make_actor(workspace, Role.ADMIN)
    _, reads = actions.make_token(admin, name="lee", scopes=["read"], days=1)
    _, writes = actions.make_token(admin, name="escribe", scopes=["read", "write"], days=1)
    address = f"/api/v1/workspaces/{workspace.id}"
    assert _bearer(reads).get(address).status_code == 200
    assert _bearer(reads).patch(address, {"name": "X"}, content_type="application/json").status_code == 403
    assert _bearer(writes).patch(address, {"name": "X"}, content_type="application/json").status_code == 200


def test_a_token_of_one_workspace_sees_no_other(workspace: Workspace) -> None:
    user = make_member(workspace, Role.EDITOR)
    other = actions.create_workspace(person(user), "Otro")
    _, secret = actions.make_token(person(user), name="uno", scopes=["read"], days=1, workspace_id=workspace.id)
    assert [each["id"] for each in _bearer(secret).get("/api/v1/workspaces").json()] == [workspace.id]
    assert _bearer(secret).get(f"/api/v1/workspaces/{other}").status_code == 404


def test_expired_deleted_and_made_up_tokens_are_nobody(ana: User) -> None:
    token, secret = actions.make_token(person(ana), name="a", scopes=["read"], days=1)
    assert _bearer(secret).get("/api/v1/me").status_code == 200
    ApiToken.objects.update(expires=timezone.now())
    assert _bearer(secret).get("/api/v1/me").status_code == 401
    actions.delete_token(person(ana), token.id)
    assert _bearer(secret).get("/api/v1/me").status_code == 401
    assert _bearer("claq_inventado").get("/api/v1/me").status_code == 401


def test_a_token_carries_256_bits_and_is_stored_as_a_hash(ana: User) -> None:
    _, secret = actions.make_token(person(ana), name="a", scopes=["read"], days=1)
    assert len(secret.removeprefix("claq_")) >= 43
    assert secret not in str(ApiToken.objects.values().get())


def test_a_token_makes_no_tokens(ana: User) -> None:
    with pytest.raises(TokensMakeNoTokens):
        actions.make_token(Actor(ana.id, "token"), name="a", scopes=["read"], days=1)


def test_a_token_remembers_when_it_was_used(ana: User) -> None:
    _, secret = actions.make_token(person(ana), name="a", scopes=["read"], days=1)
    _bearer(secret).get("/api/v1/me")
    assert ApiToken.objects.get().last_used is not None


def test_signing_out_elsewhere_keeps_this_browser(client: Client, ana: User) -> None:
    other = Client()
    for each in (client, other):
        each.post("/account/login/", {"login": ana.email, "password": PASSWORD})
    client.post("/account/signed-in")
    assert client.get("/api/v1/me").status_code == 200
    assert other.get("/api/v1/me").status_code == 401


def test_a_deleted_account_leaves_no_personal_data_and_no_way_in(workspace: Workspace, client: Client) -> None:
    make_member(workspace, Role.OWNER)
    user = make_member(workspace, Role.EDITOR, "leo")
    alone = actions.create_workspace(person(user), "Solo mío")
    _, secret = actions.make_token(person(user), name="a", scopes=["read"], days=1)
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    actions.delete_account(person(user), confirmation="leo@example.org")
    left = User.objects.get(id=user.id)
    assert (left.name, left.is_active, left.has_usable_password()) == ("", False, False)
    assert "leo" not in left.email
    assert not Membership.objects.filter(user=left).exists()
    assert not Workspace.objects.filter(id=alone).exists()
    assert client.get("/api/v1/me").status_code == 401
    assert _bearer(secret).get("/api/v1/me").status_code == 401


def test_the_only_owner_of_a_shared_workspace_cannot_vanish(workspace: Workspace) -> None:
    owner = make_actor(workspace, Role.OWNER)
    make_member(workspace, Role.EDITOR)
    with pytest.raises(LastOwner):
        actions.delete_account(owner, confirmation=User.objects.get(id=owner.user_id).email)


def test_the_language_of_the_account_wins_over_the_browsers(client: Client, ana: User) -> None:
    client.force_login(ana)
    english = {"Accept-Language": "en"}
    assert client.get("/account", headers=english)["Content-Language"] == "es"
    client.post("/language", {"language": "en", "next": "/account"})
    assert client.get("/account", headers={"Accept-Language": "es"})["Content-Language"] == "en"
    assert User.objects.get(id=ana.id).language == "en"


def test_the_language_switch_leads_to_no_other_site(client: Client, db: None) -> None:  # noqa: ARG001  # needs rows
    answer = client.post("/language", {"language": "en", "next": "https://example.com/"})
    assert answer["Location"] == "/"
