"""A workspace with one person in each role and one outside it, and the things in it, made when first needed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone

from studio.accounts.actions import make_token
from studio.accounts.models import ApiToken, Membership, User, Workspace
from studio.accounts.public import Actor, Role, person
from studio.assistant.models import VoiceList
from studio.assistant.speech.voices import VoiceFacts
from studio.testing.people import make_member, make_workspace

WHO: Final = (
    "anonymous",
    "viewer",
    "commenter",
    "editor",
    "admin",
    "owner",
    "removed",
    "foreign",
    "token-read",
    "token-write",
)
TOKENS: Final = ("token-read", "token-write")


class World:
    """The people; `world["project_id"]` is the id of a project of theirs, made by the thing of that name."""

    def __init__(self) -> None:
        self.workspace: Workspace = make_workspace("Taller")
        self.people: dict[str, User] = {role.value: make_member(self.workspace, role, role.value) for role in Role}
        self.people["removed"] = make_member(self.workspace, Role.EDITOR, "removed")
        self._things: dict[str, str] = {"workspace_id": self.workspace.id}
        self._secrets: dict[str, str] = {}
        self._sessions: dict[str, str] = {}
        self.foreign = make_member(make_workspace("Ajeno"), Role.OWNER, "foreign")
        """Somebody who owns another workspace."""

    def remove_the_removed(self) -> None:
        """Ends the membership of `removed`, who stays signed in."""
        self.client("removed")
        Membership.objects.filter(user=self.people["removed"]).delete()

    @contextmanager
    def undone(self) -> Iterator[None]:
        """What happens inside never happened."""
        things, sessions, secrets = dict(self._things), dict(self._sessions), dict(self._secrets)
        try:
            with transaction.atomic():
                try:
                    yield
                finally:
                    transaction.set_rollback(True)
        finally:
            self._things, self._sessions, self._secrets = things, sessions, secrets

    @property
    def owner(self) -> Actor:
        """The owner as an actor, who makes the things."""
        return person(self.people["owner"])

    def user(self, who: str) -> User:
        """The person of that column."""
        return self.foreign if who == "foreign" else self.people[who]

    def __getitem__(self, name: str) -> str:
        """The thing called `name`, made now if it was not."""
        assert name in self._things or name in THINGS, f"{name} needs a @thing in safety/matrix/<app>.py"
        if name not in self._things:
            self._things[name] = THINGS[name](self)
        return self._things[name]

    def look_for_voices(self) -> None:
        """Writes down one voice as this machine's, so that no question starts a synthesiser to look for them."""
        voice = VoiceFacts("espeak:es", "espeak", "Español", "es", None, installed=True, note_en="", note_es="")
        found = {"voices": [asdict(voice)], "engines": [], "listed": timezone.now()}
        VoiceList.objects.update_or_create(pk=1, defaults=found)

    def sign_in_everyone(self) -> None:
        """Now, and not within the first question, which is undone."""
        for who in WHO:
            self.client(who)

    def client(self, who: str) -> Client:
        """A browser (or a program with its token) of that column."""
        if who == "anonymous":
            return Client()
        if who in TOKENS:
            return Client(headers={"Authorization": f"Bearer {self._token(who)}"})
        client = Client()
        if who in self._sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self._sessions[who]
        else:
            client.force_login(self.user(who))
            self._sessions[who] = client.cookies[settings.SESSION_COOKIE_NAME].value
        return client

    def _token(self, who: str) -> str:
        if who not in self._secrets:
            scope: Any = who.removeprefix("token-")
            _, self._secrets[who] = make_token(self.owner, name=who, scopes=[scope], days=1)
        return self._secrets[who]


type Thing = Callable[[World], str]
THINGS: Final[dict[str, Thing]] = {}


def thing(name: str) -> Callable[[Thing], Thing]:
    """Says how the value of the path parameter `name` is made; it belongs to the owner of the world's workspace."""

    def keep(make: Thing) -> Thing:
        assert name not in THINGS, f"two things are called {name}"
        THINGS[name] = make
        return make

    return keep


@dataclass(frozen=True)
class Request:
    """What goes into one request beside its address."""

    json: object = None
    form: dict[str, Any] | None = None
    body: bytes | None = None
    content_type: str = "application/octet-stream"
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    """Path parameters other than the world's own: what `who` may do it to."""


type Filler = Callable[[World, str], Request]
FILLERS: Final[dict[tuple[str, str, str], Filler]] = {}


def request(surface: str, method: str, path: str) -> Callable[[Filler], Filler]:
    """Says what a valid request to an operation carries; it is asked with the world and the column."""

    def keep(fill: Filler) -> Filler:
        assert (surface, method, path) not in FILLERS, f"{method} {path} is filled twice"
        FILLERS[surface, method, path] = fill
        return fill

    return keep


def filled(world: World, key: tuple[str, str, str], who: str) -> Request:
    """The request of a row; empty where none was written."""
    fill = FILLERS.get(key)
    return fill(world, who) if fill else Request()


def token_of(world: World) -> ApiToken:
    """A token of the owner."""
    token, _ = make_token(world.owner, name="de alguien", scopes=["read"], days=1)
    return token
