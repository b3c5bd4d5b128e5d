"""API tokens: made, shown once, ended."""

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from claqueta.errors import Words
from studio.accounts.actor import SCOPES, Actor, Scope
from studio.accounts.audit import record
from studio.accounts.models import ApiToken
from studio.accounts.secrets import hashed, new_secret
from studio.lib.errors import Conflict, Forbidden, Invalid, Missing

PREFIX: Final = "claq_"
LONGEST_DAYS: Final = 366
MOST_TOKENS: Final = 50


class TokensMakeNoTokens(Forbidden):
    """A token was used to manage tokens, people or the account."""

    code = "session_needed"
    words = Words(
        en="This is done in the browser, not with an API token.",
        es="Esto se hace en el navegador, no con un token de la API.",
    )


class TooManyTokens(Conflict):
    """The person has as many tokens as anyone may."""

    code = "too_many_tokens"
    words = Words(
        en="You have {most} tokens already. Delete one that you no longer use.",
        es="Ya tienes {most} tokens. Borra alguno que ya no uses.",
    )


def in_person(actor: Actor) -> str:
    """The id of the signed-in person. Raises TokensMakeNoTokens for programs, Missing for nobody."""
    if actor.way == "token":
        raise TokensMakeNoTokens
    if actor.user_id is None:
        raise Missing
    return actor.user_id


def make_token(
    actor: Actor, *, name: str, scopes: list[Scope], days: int, workspace_id: str | None = None
) -> tuple[ApiToken, str]:
    """A new token of `actor`, good for `days` (1–366), and its secret, which is never shown again."""
    user_id = in_person(actor)
    name = name.strip()
    if not name or "\0" in name or len(name) > 100:
        raise Invalid(what="name")
    if not scopes or not set(scopes) <= SCOPES:
        raise Invalid(what="scopes")
    if not 1 <= days <= LONGEST_DAYS:
        raise Invalid(what="days")
    if workspace_id is not None and workspace_id not in actor.roles:
        raise Missing
    secret = new_secret(PREFIX)
    with transaction.atomic():
        if ApiToken.objects.filter(user_id=user_id).count() >= MOST_TOKENS:
            raise TooManyTokens(most=MOST_TOKENS)
        token = ApiToken.objects.create(
            user_id=user_id,
            name=name,
            secret_hash=hashed(secret),
            start=secret[:10],
            scopes=sorted(set(scopes)),
            workspace_id=workspace_id,
            expires=timezone.now() + timedelta(days=days),
        )
        record(actor, "token.make", workspace_id=workspace_id, kind="token", id=token.id, data={"name": name})
    return token, secret


def delete_token(actor: Actor, token_id: str) -> None:
    """Ends one of the actor's own tokens at once."""
    user_id = in_person(actor)
    with transaction.atomic():
        token = ApiToken.objects.filter(id=token_id, user_id=user_id).first()
        if token is None:
            raise Missing
        workspace_id = token.workspace_id
        token.delete()
        record(actor, "token.delete", workspace_id=workspace_id, kind="token", id=token_id, data={"name": token.name})
