// Uploads by the tus protocol: many at once, paused and resumed, hashed here so that the server can confirm every byte.
// Files come from <input type=file data-uploads-into="workspace">, or are dropped on [data-drop="workspace"].
// [data-then="url"] gets the finished asset's id by POST and shows the answer in #unpacking.
import { csrfToken } from "./requests.js";

const READ_BYTES = 8 << 20;
const SMALLEST_CHUNK = 1 << 20;
const LARGEST_CHUNK = 16 << 20;
const AT_ONCE = 3;
const words = () => document.getElementById("upload-words").dataset;
const queue = [];
let running = 0;

function row(file) {
  const shelf = document.querySelector("dialog[open] [data-uploads]") ?? document.querySelector("[data-uploads]");
  const box = document.getElementById("upload-row").content.firstElementChild.cloneNode(true);
  box.querySelector("[data-name]").textContent = file.name;
  box.querySelector("[data-name]").title = file.name;
  box.querySelector("[data-bar]").setAttribute("aria-label", file.name);
  box.setAttribute("aria-label", file.name);
  shelf.hidden = false;
  shelf.append(box);
  return box;
}

/** What a cut connection costs at most: an eighth of the file, within bounds. */
const chunkOf = (file) => Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, Math.ceil(file.size / 8)));

const tell = (box, text) => { box.querySelector("[data-state]").textContent = text; };
const percent = (share) => new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(share);

/** The SHA-256 of `file`, read in pieces; null when it was cancelled. */
async function hash(file, state, told) {
  const sha = await window.hashwasm.createSHA256();
  for (let at = 0; at < file.size; at += READ_BYTES) {
    if (state.cancelled) return null;
    sha.update(new Uint8Array(await file.slice(at, at + READ_BYTES).arrayBuffer()));
    told(Math.min(1, (at + READ_BYTES) / file.size));
  }
  return sha.digest("hex");
}

function add(file, workspace, { folder = "", then = "", replaces = "" } = {}) {
  const state = { file, workspace, folder, then, replaces, box: row(file), upload: null, cancelled: false };
  tell(state.box, words().waiting);
  const [pause, resume, cancel] = ["pause", "resume", "cancel"].map((name) => state.box.querySelector(`[data-${name}]`));
  pause.addEventListener("click", () => { state.upload?.abort(); tell(state.box, words().paused); pause.hidden = true; resume.hidden = false; resume.focus(); });
  resume.addEventListener("click", () => { state.upload?.start(); resume.hidden = true; pause.hidden = false; pause.focus(); });
  cancel.addEventListener("click", () => { state.cancelled = true; state.upload?.abort(true).catch(() => {}); finish(state, true); });
  queue.push(state);
  next();
}

function next() {
  while (running < AT_ONCE && queue.length) {
    const state = queue.shift();
    if (state.cancelled) continue;
    running += 1;
    state.running = true;
    send(state).catch((error) => fail(state, error));
  }
}

function finish(state, away) {
  if (away) state.box.remove();
  const shelf = document.querySelector("[data-uploads]");
  if (shelf && !shelf.childElementCount) shelf.hidden = true;
  if (state.running) { running -= 1; state.running = false; }
  next();
}

function fail(state, error) {
  if (state.cancelled) return;
  let text = words().failed;
  try { text = JSON.parse(error.originalResponse.getBody()).title || text; } catch { /* not a problem of ours */ }
  state.box.dataset.bad = "";
  state.box.querySelector("[data-pause]").hidden = true;
  tell(state.box, text);
  finish(state, false);
}

async function send(state) {
  const { file, box } = state;
  const bar = box.querySelector("[data-bar]");
  const sha256 = await hash(file, state, (share) => { bar.value = share; tell(box, `${words().checking} ${percent(share)}`); });
  if (state.cancelled) return;
  state.upload = new window.tus.Upload(file, {
    endpoint: `/api/v1/workspaces/${state.workspace}/uploads`,
    chunkSize: chunkOf(file),
    retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
    metadata: { filename: file.name, filetype: file.type, sha256, ...(state.folder && { folder: state.folder }), ...(state.replaces && { replaces: state.replaces }) },
    headers: {},
    removeFingerprintOnSuccess: true,
    fingerprint: async () => `claqueta-${state.workspace}-${state.replaces}-${sha256}`,
    onBeforeRequest: (request) => request.setHeader("X-CSRFToken", csrfToken()),
    onShouldRetry: (error) => { const status = error.originalResponse?.getStatus() ?? 0; if (!status || status >= 500 || status === 409 || status === 423) { tell(box, words().again); return true; } return false; },
    onProgress: (sent, total) => { bar.value = sent / total; tell(box, `${words().sending} ${percent(sent / total)}`); },
    onError: (error) => fail(state, error),
    onSuccess: ({ lastResponse }) => done(state, lastResponse),
  });
  for (const earlier of (await state.upload.findPreviousUploads()).slice(0, 1)) state.upload.resumeFromPreviousUpload(earlier);
  state.upload.start();
}

function done(state, response) {
  const { box } = state;
  const asset = response?.getHeader("Upload-Asset") ?? "";
  box.querySelector("[data-bar]").value = 1;
  box.querySelector("[data-bar]").classList.add("good");
  box.querySelector("[data-pause]").hidden = true;
  tell(box, response?.getHeader("Upload-Duplicate") === "1" ? words().double : words().done);
  document.body.dispatchEvent(new CustomEvent("live:refresh", { bubbles: true }));
  for (const element of document.querySelectorAll("[data-live~='asset.changed']")) window.htmx.trigger(element, "refresh");
  if (state.then && asset) window.htmx.ajax("POST", state.then, { target: "#unpacking", values: { asset } });
  finish(state, false);
  setTimeout(() => { box.remove(); finish({}, false); }, 4000);
}

document.addEventListener("change", (event) => {
  const input = event.target;
  const into = input.dataset?.uploadsInto ?? input.closest?.("[data-drop]")?.dataset.drop;
  if (input.type !== "file" || !into) return;
  const home = input.closest("[data-drop]") ?? document.body;
  const { replaces } = input.dataset;
  for (const file of input.files) add(file, into, { folder: home.dataset.folder, then: home.dataset.then, replaces });
  input.value = "";
});

const homeOf = (event) => event.target.closest?.("[data-drop]") ?? (document.body.dataset.drop ? document.body : null);
const veil = () => document.querySelector(".drop-veil");
document.addEventListener("dragover", (event) => {
  if (!event.dataTransfer?.types.includes("Files") || !homeOf(event)) return;
  event.preventDefault();
  if (veil()) veil().hidden = false;
});
for (const name of ["dragleave", "drop"])
  document.addEventListener(name, (event) => { if (veil() && (name === "drop" || !event.relatedTarget)) veil().hidden = true; });
document.addEventListener("drop", (event) => {
  const home = homeOf(event);
  if (!home || !event.dataTransfer?.files.length) return;
  event.preventDefault();
  for (const file of event.dataTransfer.files) add(file, home.dataset.drop, { folder: home.dataset.folder, then: home.dataset.then });
});
addEventListener("beforeunload", (event) => { if (running) event.preventDefault(); });
