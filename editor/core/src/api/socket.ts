// Made from spec/schema/socket.json by editor/core/build/api.mjs.

export type FromClient = (ClientHello | ClientCommit | ClientPresence | ClientLive | ClientPing)
export type Type = "hello"
export type Version = number
export type ClientId = string
export type En = string
export type Es = string
/**
 * @minItems 1
 * @maxItems 5000
 */
export type Studio_Collaboration_Protocol__OpsJson__1 = [{
[k: string]: JsonValue
}, ...({
[k: string]: JsonValue
})[]]
export type JsonValue = unknown
export type Type1 = "commit"
export type Place = ("stage" | "timeline")
export type Ticks = number
export type X = number
export type Y = number
export type Playing = boolean
export type Id = string
/**
 * @maxItems 200
 */
export type Selection = Id[]
export type Type2 = "presence"
export type Done = boolean
/**
 * @maxItems 200
 */
export type Studio_Collaboration_Protocol__OpsJson__2 = {
[k: string]: JsonValue
}[]
export type Type3 = "live"
export type Type4 = "ping"
export type FromProjectServer = (Hello | Commits | Ack | Refused | Gap | Presence | Live | Rights | Happened | Missed | Pong | Error)
export type Color = string
export type Name = string
export type Here = Person[]
export type Protocol = 1
export type Type5 = "hello"
export type Color1 = string
export type Comment = boolean
export type Edit = boolean
export type Name1 = string
export type ClientId1 = string
export type Studio_Collaboration_Protocol__OpsJson__3 = {
[k: string]: JsonValue
}[]
export type Commits1 = CommitMade[]
export type Type6 = "commits"
export type ClientId2 = string
export type Type7 = "ack"
export type ClientId3 = string
export type Code = string
export type En1 = string
export type Es1 = string
export type Type8 = "refused"
export type Type9 = "gap"
export type Gone = Id[]
export type Here1 = Person[]
export type Type10 = "presence"
export type Done1 = boolean
export type Drag = string
export type Type11 = "live"
export type Comment1 = boolean
export type Edit1 = boolean
export type Type12 = "rights"
export type Type13 = "event"
export type Type14 = "refresh"
export type Type15 = "pong"
export type Type16 = "error"
export type FromWorkspaceServer = (PageHello | Rights | Happened | Missed | Pong | Error)
export type Protocol1 = 1
export type Type17 = "hello"

/**
 * Every message of both sockets, by who sends it.
 */
export interface SocketMessages {
project_client: FromClient
project_server: FromProjectServer
workspace_client: ClientPing
workspace_server: FromWorkspaceServer
}
/**
 * I have this version; null: I begin with the version of your hello.
 */
export interface ClientHello {
type: Type
version: (Version | null)
}
/**
 * Do this, once.
 */
export interface ClientCommit {
base_version: Version
client_id: ClientId
label?: (Words | null)
ops: Studio_Collaboration_Protocol__OpsJson__1
type: Type1
}
/**
 * The same in each language.
 */
export interface Words {
en: En
es: Es
}
/**
 * What I am at, whole.
 */
export interface ClientPresence {
attention: Attention
type: Type2
}
/**
 * What a person is at.
 */
export interface Attention {
cursor?: (Cursor | null)
playhead?: (Ticks | null)
playing?: Playing
selection?: Selection
}
/**
 * Where a pointer is.
 */
export interface Cursor {
place: Place
time?: (Ticks | null)
x: X
y: Y
}
/**
 * A drag in progress: what it would commit if it ended now.
 */
export interface ClientLive {
done?: Done
drag: ClientId
ops: Studio_Collaboration_Protocol__OpsJson__2
type: Type3
}
/**
 * I am here.
 */
export interface ClientPing {
type: Type4
}
/**
 * The first message of a project's socket.
 */
export interface Hello {
here: Here
protocol?: Protocol
socket: Id
type?: Type5
version: Version
you: You
}
/**
 * One open socket.
 */
export interface Person {
attention: Attention
color: Color
name: Name
socket: Id
user_id: Id
}
/**
 * The person behind this socket and what they may do here.
 */
export interface You {
color: Color1
comment: Comment
edit: Edit
name: Name1
user_id: Id
}
/**
 * Commits of others, in turn, without gaps.
 */
export interface Commits {
commits: Commits1
type?: Type6
}
/**
 * One commit of the log.
 */
export interface CommitMade {
actor_id: (Id | null)
client_id: ClientId1
label: Words
ops: Studio_Collaboration_Protocol__OpsJson__3
seq: Version
}
/**
 * Your commit is in the log.
 */
export interface Ack {
client_id: ClientId2
seq: Version
type?: Type7
}
/**
 * Your commit did not take place and never will.
 */
export interface Refused {
client_id: ClientId3
error: ErrorData
type?: Type8
}
/**
 * An error in both languages.
 */
export interface ErrorData {
code: Code
data: Data
en: En1
es: Es1
}
export interface Data {
[k: string]: JsonValue
}
/**
 * You are too far behind (or ahead) to be caught up: load the project, then say hello with its version.
 */
export interface Gap {
type?: Type9
version: Version
}
/**
 * Who is here now or is at something else, and who has left.
 */
export interface Presence {
gone: Gone
here: Here1
type?: Type10
}
/**
 * Somebody's drag.
 */
export interface Live {
done: Done1
drag: Drag
ops: Studio_Collaboration_Protocol__OpsJson__3
socket: Id
type?: Type11
}
/**
 * What you may do has changed.
 */
export interface Rights {
comment: Comment1
edit: Edit1
type?: Type12
}
/**
 * An event of the workspace: of media, exports, jobs, projects, members.
 */
export interface Happened {
event: Event
type?: Type13
}
export interface Event {
[k: string]: JsonValue
}
/**
 * Events may have passed unheard: look again at whatever you show.
 */
export interface Missed {
type?: Type14
}
/**
 * I am here, and this is the newest version (null on a workspace's socket).
 */
export interface Pong {
type?: Type15
version: (Version | null)
}
/**
 * Something other than a commit was refused.
 */
export interface Error {
error: ErrorData
type?: Type16
}
/**
 * The first message of a workspace's socket.
 */
export interface PageHello {
protocol?: Protocol1
type?: Type17
you: You
}
