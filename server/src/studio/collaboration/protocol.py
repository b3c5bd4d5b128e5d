"""The messages of the sockets, as docs/specs/sync.md numbers their rules; `spec/schema/socket.json` is made of this."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints, TypeAdapter

PROTOCOL: Literal[1] = 1
MAX_MESSAGE_BYTES = 256 * 1024
"""What a client may send at once (S-30)."""
MAX_CATCH_UP = 5_000
"""Commits that a client may be behind and still be caught up by the socket (S-14)."""

type Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{16}$")]
type ClientId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
type Version = Annotated[int, Field(ge=0, le=2**31 - 1)]
type Ticks = Annotated[int, Field(ge=0, le=12 * 3600 * 240_000)]
type OpsJson = list[dict[str, JsonValue]]


class Message(BaseModel):
    """Strict: unknown keys and wrong types are refused."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class Words(Message):
    """The same in each language."""

    en: Annotated[str, StringConstraints(max_length=300)]
    es: Annotated[str, StringConstraints(max_length=300)]


# ── what both sides say of people ─────────────────────────────────────────────────────────────────────────────────────
class Cursor(Message):
    """Where a pointer is."""

    place: Literal["stage", "timeline"]
    x: Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
    """Stage: composition pixels; timeline: pixels at its own zoom are never sent, so ticks are in `time`."""
    y: Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
    time: Ticks | None = None


class Attention(Message):
    """What a person is at."""

    cursor: Cursor | None = None
    selection: Annotated[list[Id], Field(max_length=200)] = []
    playhead: Ticks | None = None
    playing: bool = False


class Person(Message):
    """One open socket."""

    socket: Id
    user_id: Id
    name: str
    color: str
    attention: Attention


class You(Message):
    """The person behind this socket and what they may do here."""

    user_id: Id
    name: str
    color: str
    comment: bool
    edit: bool


class ErrorData(Message):
    """An error in both languages."""

    code: str
    en: str
    es: str
    data: dict[str, JsonValue]


# ── from the client ───────────────────────────────────────────────────────────────────────────────────────────────────
class ClientHello(Message):
    """I have this version; null: I begin with the version of your hello."""

    type: Literal["hello"]
    version: Version | None


class ClientCommit(Message):
    """Do this, once."""

    type: Literal["commit"]
    client_id: ClientId
    """Minted for this commit."""
    base_version: Version
    ops: Annotated[OpsJson, Field(min_length=1, max_length=5_000)]
    label: Words | None = None


class ClientPresence(Message):
    """What I am at, whole."""

    type: Literal["presence"]
    attention: Attention


class ClientLive(Message):
    """A drag in progress: what it would commit if it ended now."""

    type: Literal["live"]
    drag: ClientId
    ops: Annotated[OpsJson, Field(max_length=200)]
    done: bool = False
    """It is over; whatever it came to arrives as a commit."""


class ClientPing(Message):
    """I am here."""

    type: Literal["ping"]


type FromClient = Annotated[
    ClientHello | ClientCommit | ClientPresence | ClientLive | ClientPing, Field(discriminator="type")
]
type FromPage = ClientPing
FROM_CLIENT: TypeAdapter[ClientHello | ClientCommit | ClientPresence | ClientLive | ClientPing] = TypeAdapter(
    FromClient
)
FROM_PAGE: TypeAdapter[ClientPing] = TypeAdapter(FromPage)


# ── from the server ───────────────────────────────────────────────────────────────────────────────────────────────────
class Hello(Message):
    """The first message of a project's socket."""

    type: Literal["hello"] = "hello"
    protocol: Literal[1] = PROTOCOL
    socket: Id
    version: Version
    you: You
    here: list[Person]


class PageHello(Message):
    """The first message of a workspace's socket."""

    type: Literal["hello"] = "hello"
    protocol: Literal[1] = PROTOCOL
    you: You


class CommitMade(Message):
    """One commit of the log."""

    seq: Version
    actor_id: Id | None
    client_id: str
    label: Words
    ops: OpsJson


class Commits(Message):
    """Commits of others, in turn, without gaps."""

    type: Literal["commits"] = "commits"
    commits: list[CommitMade]


class Ack(Message):
    """Your commit is in the log."""

    type: Literal["ack"] = "ack"
    client_id: str
    seq: Version


class Refused(Message):
    """Your commit did not take place and never will."""

    type: Literal["refused"] = "refused"
    client_id: str
    error: ErrorData


class Gap(Message):
    """You are too far behind (or ahead) to be caught up: load the project, then say hello with its version."""

    type: Literal["gap"] = "gap"
    version: Version


class Presence(Message):
    """Who is here now or is at something else, and who has left."""

    type: Literal["presence"] = "presence"
    here: list[Person]
    gone: list[Id]


class Live(Message):
    """Somebody's drag."""

    type: Literal["live"] = "live"
    socket: Id
    drag: str
    ops: OpsJson
    done: bool


class Rights(Message):
    """What you may do has changed."""

    type: Literal["rights"] = "rights"
    comment: bool
    edit: bool


class Happened(Message):
    """An event of the workspace: of media, exports, jobs, projects, members."""

    type: Literal["event"] = "event"
    event: dict[str, JsonValue]
    """With its own `type`."""


class Missed(Message):
    """Events may have passed unheard: look again at whatever you show."""

    type: Literal["refresh"] = "refresh"


class Pong(Message):
    """I am here, and this is the newest version (null on a workspace's socket)."""

    type: Literal["pong"] = "pong"
    version: Version | None


class Error(Message):
    """Something other than a commit was refused."""

    type: Literal["error"] = "error"
    error: ErrorData


type FromProjectServer = Annotated[
    Hello | Commits | Ack | Refused | Gap | Presence | Live | Rights | Happened | Missed | Pong | Error,
    Field(discriminator="type"),
]
type FromWorkspaceServer = Annotated[PageHello | Rights | Happened | Missed | Pong | Error, Field(discriminator="type")]
FROM_PROJECT_SERVER: TypeAdapter[
    Hello | Commits | Ack | Refused | Gap | Presence | Live | Rights | Happened | Missed | Pong | Error
] = TypeAdapter(FromProjectServer)


class SocketMessages(Message):
    """Every message of both sockets, by who sends it."""

    project_client: FromClient
    project_server: FromProjectServer
    workspace_client: FromPage
    workspace_server: FromWorkspaceServer
