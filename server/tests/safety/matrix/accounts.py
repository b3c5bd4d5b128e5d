"""Accounts: how its things are made and what its requests carry."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from safety.matrix.world import Request, World, request, thing, token_of
from studio.accounts.actions import invite, one_time_link
from studio.accounts.public import Role
from studio.accounts.sessions import SessionStore


@thing("token_id")
def _token(world: World) -> str:
    return token_of(world).id


@request("api", "POST", "/api/v1/tokens")
def _make_token(_world: World, _who: str) -> Request:
    return Request(json={"name": "Copias", "scopes": ["read"], "days": 30})


@thing("key")
def _key(_world: World) -> str:
    return "nadie-tiene-esta"


@thing("uidb36")
def _uid(_world: World) -> str:
    return "1"


@thing("user_id")
def _user(world: World) -> str:
    return world.people["viewer"].id


@thing("invitation_id")
def _invitation(world: World) -> str:
    return invite(world.owner, workspace_id=world.workspace.id, role=Role.VIEWER).invitation.id


@request("api", "PATCH", "/api/v1/me")
def _change_me(_world: World, _who: str) -> Request:
    return Request(json={"theme": "dark"})


@request("api", "POST", "/api/v1/workspaces")
def _create_workspace(_world: World, _who: str) -> Request:
    return Request(json={"name": "Otro"})


@request("api", "PATCH", "/api/v1/workspaces/{workspace_id}")
def _rename_workspace(_world: World, _who: str) -> Request:
    return Request(json={"name": "Otro"})


@request("api", "DELETE", "/api/v1/workspaces/{workspace_id}")
def _delete_workspace(world: World, _who: str) -> Request:
    return Request(json={"confirmation": world.workspace.name})


@request("api", "PATCH", "/api/v1/workspaces/{workspace_id}/members/{user_id}")
def _change_role(_world: World, _who: str) -> Request:
    return Request(json={"role": "commenter"})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/transfer")
def _transfer(world: World, _who: str) -> Request:
    return Request(json={"user_id": world.people["editor"].id})


@request("api", "POST", "/api/v1/workspaces/{workspace_id}/invitations")
def _invite(_world: World, _who: str) -> Request:
    return Request(json={"role": "editor", "days": 3})


@thing("session_id")
def _session(world: World) -> str:
    owner = world.people["owner"]
    store = SessionStore()
    login_state = {SESSION_KEY: owner.id, HASH_SESSION_KEY: owner.get_session_auth_hash()}
    store.update({**login_state, BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0]})
    store.create()
    return str(UserSession.objects.create(user=owner, ip="127.0.0.1", session_key=store.session_key).id)


def _by_link(world: World, _who: str) -> Request:
    url = one_time_link(world.people["viewer"])
    return Request(things={"secret": url.rsplit("/", 1)[1]})


def _by_invitation(world: World, _who: str) -> Request:
    url = invite(world.owner, workspace_id=world.workspace.id, role=Role.VIEWER).url
    return Request(things={"secret": url.rsplit("/", 1)[1]}, form={})


for _method in ("GET", "POST"):
    request("page", _method, "/enter/{secret}")(_by_link)
    request("page", _method, "/invitation/{secret}")(_by_invitation)


def _form(path: str, **values: str) -> None:
    request("page", "POST", path)(lambda _world, _who: Request(form=values))


_form("/language", language="en", next="/healthz")
_form("/account", name="Ana", language="es", theme="dark")
_form("/account/theme", theme="dark")
_form("/account/tokens", name="Copias", scopes="read", days="30")
_form("/account/delete", confirmation="nobody@example.org")
_form("/workspaces/new", name="Otro")
_form("/w/{workspace_id}/settings", name="Otro")
_form("/w/{workspace_id}/settings/delete", confirmation="Taller")
_form("/w/{workspace_id}/settings/members/{user_id}", role="commenter")
_form("/w/{workspace_id}/settings/invitations", role="editor", days="3")


@request("page", "POST", "/w/{workspace_id}/settings/transfer")
def _transfer_page(world: World, _who: str) -> Request:
    return Request(form={"user_id": world.people["editor"].id})
