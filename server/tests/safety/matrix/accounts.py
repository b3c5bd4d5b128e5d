"""Accounts: how its things are made and what its requests carry."""

from safety.matrix.world import Request, World, request, thing, token_of


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
