// What happened elsewhere, told to the page: events of the workspace's (or project's) socket become DOM events
// `live:<type>` on <body>; after a gap `live:refresh` asks everyone to look again.
// [data-live="asset.changed asset.ready"] gets the DOM event `refresh` when one of them arrives (hx-trigger="refresh");
// [data-live-only="field=value"] narrows that to events whose payload says so.
// A project's socket (docs/specs/sync.md) also tells commits, as `live:project.committed`, and who is here, for #people.
import { showPeople } from "./people.js";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const GATHER_MS = 150;
const PING_MS = 25_000;
const LOST = new Set([4401, 4404]); // signed out, or no access any more: trying again changes nothing

const waiting = new Map();

function refresh(element) {
  clearTimeout(waiting.get(element));
  waiting.set(element, setTimeout(() => {
    waiting.delete(element);
    if (!element.isConnected) return;
    if (inHand(element)) refresh(element);
    else window.htmx.trigger(element, "refresh");
  }, GATHER_MS));
}

/** Whether somebody types in it, or has a menu of it open: neither is taken from under their hands. */
const inHand = (element) => element.contains(editing()) || element.querySelector(":popover-open") !== null;

function editing() {
  const active = document.activeElement;
  return active?.matches("input:not([type=checkbox], [type=radio], [type=search]), textarea, select") && active.value !== active.defaultValue
    ? active : null;
}

const wants = (element, type, payload) => {
  if (!element.dataset.live.split(" ").includes(type)) return false;
  const [field, value] = (element.dataset.liveOnly ?? "").split("=");
  return !field || String(payload[field]) === value;
};

function tell(type, payload) {
  document.body.dispatchEvent(new CustomEvent(`live:${type}`, { detail: payload }));
  for (const element of document.querySelectorAll("[data-live]"))
    if (type === "refresh" || wants(element, type, payload)) refresh(element);
}

function show(state) {
  for (const sign of document.querySelectorAll(".live")) {
    sign.dataset.state = state;
    sign.textContent = sign.dataset[state];
  }
}

// What a project's socket says besides events: its hello is answered with the version shown, so that commits come.
let version = Number(document.body.dataset.projectVersion ?? NaN);
function hear(socket, path, message) {
  const project = path.split("/").at(-1);
  if (message.type === "hello" && "version" in message) {
    socket.send(JSON.stringify({ type: "hello", version: Number.isFinite(version) ? version : null }));
    showPeople({ reset: true, you: message.you, here: message.here });
  } else if (message.type === "presence") showPeople(message);
  else if (message.type === "commits") {
    version = message.commits.at(-1).seq;
    tell("project.committed", { project_id: project, seq: version });
  } else if (message.type === "gap") {
    version = message.version;
    socket.send(JSON.stringify({ type: "hello", version }));
    tell("refresh", {});
  } else tell(message.event?.type ?? message.type, message.event ?? message);
}

function connect(path, wait = FIRST_WAIT_MS, again = false) {
  const socket = new WebSocket(new URL(path, location.href.replace(/^http/, "ws")));
  let met = false;
  let pinging = 0;
  socket.addEventListener("open", () => {
    met = true;
    pinging = setInterval(() => socket.send('{"type":"ping"}'), PING_MS);
    show("live");
    if (again) tell("refresh", {});
  });
  socket.addEventListener("message", ({ data }) => {
    hear(socket, path, JSON.parse(data));
  });
  socket.addEventListener("close", ({ code }) => {
    clearInterval(pinging);
    show("away");
    if (path.startsWith("/ws/projects/")) showPeople({ reset: true });
    if (LOST.has(code)) return;
    const next = met ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    setTimeout(() => connect(path, next, true), next * (0.75 + Math.random() / 2));
  });
  addEventListener("pagehide", () => socket.close(), { once: true });
}

const { liveSocket, projectSocket } = document.body.dataset;
if (liveSocket) connect(liveSocket);
if (projectSocket) connect(projectSocket);
// Coming back by the browser's history, the page is as old as when it was left.
addEventListener("pageshow", (event) => event.persisted && location.reload());
