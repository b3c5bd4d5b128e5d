// Sounds with their outline: [data-wave="address of the peaks"] holds a play button, a canvas that shows where one is
// and where one clicks to go, a clock, and the <audio>. Without peaks (not read yet) the line is flat.
const known = new Map();
const BAR_PX = 3;
const STEP_SECONDS = 2;
const HEADER_BYTES = 24;

/** The greatest loudness of each of many stretches, 0…1, from peaks in audiowaveform's layout, version 2. */
async function peaksOf(address) {
  if (!address) return [];
  const response = await fetch(address);
  if (!response.ok) return [];
  const data = new DataView(await response.arrayBuffer());
  if (data.byteLength < HEADER_BYTES || data.getInt32(0, true) !== 2) return [];
  const points = data.getUint32(16, true);
  const channels = data.getUint32(20, true);
  const values = new Int8Array(data.buffer, HEADER_BYTES);
  return Array.from({ length: Math.min(points, Math.floor(values.length / (2 * channels))) }, (_, point) => {
    let most = 0;
    for (let at = point * 2 * channels; at < (point + 1) * 2 * channels; at += 1) most = Math.max(most, Math.abs(values[at]));
    return most / 128;
  });
}

function draw(box) {
  const canvas = box.querySelector("canvas");
  const { width, height } = canvas.getBoundingClientRect();
  if (!width) return;
  const peaks = box.peaks ?? [];
  const scale = devicePixelRatio || 1;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  const sound = box.querySelector("audio");
  const share = sound.duration ? sound.currentTime / sound.duration : 0;
  const bars = Math.max(1, Math.floor(width / BAR_PX));
  const style = getComputedStyle(canvas);
  const loudest = Math.max(0.05, peaks.reduce((most, value) => Math.max(most, value), 0));
  for (let bar = 0; bar < bars; bar += 1) {
    const from = Math.floor((bar * peaks.length) / bars);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars));
    let most = 0;
    for (let at = from; at < to; at += 1) most = Math.max(most, peaks[at] ?? 0);
    const tall = Math.max(2, (most / loudest) * (height - 4));
    pen.fillStyle = bar / bars < share ? style.color : style.borderBottomColor;
    pen.beginPath();
    pen.roundRect(bar * BAR_PX, (height - tall) / 2, BAR_PX - 1, tall, 1);
    pen.fill();
  }
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function show(box) {
  const sound = box.querySelector("audio");
  const button = box.querySelector("button");
  button.setAttribute("aria-pressed", String(!sound.paused));
  box.toggleAttribute("data-playing", !sound.paused);
  const length = sound.duration || Number(box.dataset.seconds) || 0;
  const canvas = box.querySelector("canvas");
  canvas.setAttribute("aria-valuemax", String(Math.round(length)));
  canvas.setAttribute("aria-valuenow", String(Math.round(sound.currentTime)));
  canvas.setAttribute("aria-valuetext", clock(sound.currentTime));
  box.querySelector("[data-clock]").textContent = sound.currentTime || !sound.paused ? `${clock(sound.currentTime)} / ${clock(length)}` : clock(length);
  draw(box);
}

function go(box, seconds) {
  const sound = box.querySelector("audio");
  const length = sound.duration || Number(box.dataset.seconds) || 0;
  const wanted = Math.max(0, Math.min(length, seconds));
  if (sound.readyState) sound.currentTime = wanted;
  else {
    sound.addEventListener("loadedmetadata", () => { sound.currentTime = wanted; }, { once: true });
    sound.load();
  }
}

function begin(box) {
  box.begun = true;
  const sound = box.querySelector("audio");
  const canvas = box.querySelector("canvas");
  box.querySelector("button").addEventListener("click", () => {
    if (!sound.paused) { sound.pause(); return; }
    for (const other of document.querySelectorAll("[data-wave] audio")) if (other !== sound) other.pause();
    sound.play().catch(() => {}); // left before it could begin
  });
  canvas.addEventListener("pointerdown", (event) => {
    const { left, width } = canvas.getBoundingClientRect();
    go(box, ((event.clientX - left) / width) * (sound.duration || Number(box.dataset.seconds) || 0));
  });
  canvas.addEventListener("keydown", (event) => {
    const step = { ArrowRight: STEP_SECONDS, ArrowUp: STEP_SECONDS, ArrowLeft: -STEP_SECONDS, ArrowDown: -STEP_SECONDS }[event.key];
    if (!step) return;
    event.preventDefault();
    go(box, sound.currentTime + step);
  });
  for (const name of ["play", "pause", "timeupdate", "seeked", "loadedmetadata", "ended"]) sound.addEventListener(name, () => show(box));
  new ResizeObserver(() => draw(box)).observe(canvas);
  show(box);
}

const seen = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    const address = target.dataset.wave;
    if (!known.has(address)) known.set(address, peaksOf(address).catch(() => []));
    known.get(address).then((peaks) => { target.peaks = peaks; draw(target); });
  }
});

function look(root) {
  for (const box of root.querySelectorAll("[data-wave]")) if (!box.begun) { begin(box); seen.observe(box); }
}
document.addEventListener("htmx:afterSettle", () => look(document));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => document.querySelectorAll("[data-wave]").forEach(draw));
look(document);
