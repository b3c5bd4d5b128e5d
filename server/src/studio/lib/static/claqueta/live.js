// What happened elsewhere, told to the page: events of the workspace's (or project's) socket become DOM events
// `live:<type>` on <body>; after a gap `live:refresh` asks everyone to look again.
// [data-live="asset.changed asset.ready"] gets the DOM event `refresh` when one of them arrives (hx-trigger="refresh");
// [data-live-only="field=value"] narrows that to events whose payload says so.
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
    if (element.isConnected && !element.contains(editing())) window.htmx.trigger(element, "refresh");
    else if (element.isConnected) refresh(element); // not under the hands of who is typing
  }, GATHER_MS));
}

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
    const message = JSON.parse(data);
    const event = message.event ?? message;
    tell(event.type ?? message.type, event);
  });
  socket.addEventListener("close", ({ code }) => {
    clearInterval(pinging);
    show("away");
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
