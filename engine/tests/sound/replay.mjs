// Renders a conformance case with the same modules in Node, whose V8 is a browser's, and prints the SHA-256 of its samples.
// Called by test_conformance.py: node replay.mjs <asset folder> <case file> <frames a chunk>
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [folder, file, chunkFrames] = process.argv.slice(2);
const { graph } = JSON.parse(readFileSync(file, "utf8"));
const chunk = Number(chunkFrames);
const BLOCK = 128;
const FADES = { linear: 0, equal_power: 1, exponential: 2, s_curve: 3 };

const memory = new WebAssembly.Memory({ initial: 32 });
const open = (name, env) => new WebAssembly.Instance(new WebAssembly.Module(readFileSync(join(folder, `${name}.wasm`))), { env }).exports;
const { memory: _, ...libm } = open("libm", {});
const env = { ...libm, memory };

const tracks = graph.tracks;
const used = new Set([...tracks.flatMap((track) => track.effects), ...graph.effects].map(({ effect }) => effect));
const effects = new Map([...used].map((name) => {
  const facts = JSON.parse(readFileSync(join(folder, "effects", `${name}.json`), "utf8"));
  return [name, { facts, code: facts.native ? null : open(`effects/${name}`, env) }];
}));
const mixer = open("mixer", env);
for (const effect of effects.values()) {
  if (effect.facts.native) continue;
  effect.compute = mixer.table.grow(1, effect.code.compute);
  effect.clear = mixer.table.grow(1, effect.code.instanceClear);
}

function curve(points) {
  const at = mixer.allocate(points.length * 12);
  const view = new DataView(memory.buffer);
  points.forEach(([frame, value, hold], i) => {
    view.setInt32(at + 12 * i, frame, true);
    view.setFloat32(at + 12 * i + 4, value, true);
    view.setInt32(at + 12 * i + 8, hold ? 1 : 0, true);
  });
  return mixer.addCurve(at, points.length);
}

function effect({ effect: name, params }) {
  const { facts, code, compute, clear } = effects.get(name);
  const state = mixer.allocate(facts.state_bytes);
  const values = new DataView(memory.buffer);
  for (const { offset, default: value } of facts.parameters) values.setFloat32(state + offset, value, true);
  code?.init(state, 48000);
  const handle = code ? mixer.addEffect(compute, clear, state, facts.latency, facts.rest) : mixer.addLimiter(state);
  for (const [id, value] of params) {
    const { offset, range } = facts.parameters.find((parameter) => parameter.id === id);
    const limited = (number) => Math.min(Math.max(number, range[0]), range[1]);
    if (Array.isArray(value)) {
      const points = value.map(([frame, number, hold]) => [frame, limited(number), hold]);
      mixer.automate(handle, state + offset, curve(points));
    } else new DataView(memory.buffer).setFloat32(state + offset, limited(value), true);
  }
  return handle;
}

const voices = [];
for (const track of tracks) {
  const handle = mixer.addTrack(curve(track.gain), curve(track.pan));
  for (const item of track.effects) mixer.addTrackEffect(handle, effect(item));
  const duck = track.duck;
  if (duck) mixer.addDuck(handle, -Math.abs(duck.depth_db), duck.threshold_db, duck.attack, duck.hold, duck.release, duck.lookahead);
  for (const clip of track.clips) {
    const { role, start, frames, gain, pan, fade_in, fade_out } = clip;
    const fades = [fade_in[0], FADES[fade_in[1]], fade_out[0], FADES[fade_out[1]]];
    voices.push({ clip, track: handle, handle: mixer.addClip(role === "voice" ? 1 : 0, start, frames, curve(gain), curve(pan), ...fades) });
  }
}
for (const item of graph.effects) mixer.addMasterEffect(effect(item));
mixer.prepare(graph.master_gain_db, graph.ceiling_dbtp, 1);

/** The noise of claqueta.testing.sounds.NoiseSource, sample by sample. */
function noise(seed, shift, sample) {
  let bits = (Math.imul(sample, 2654435761) + seed) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 16), 2246822519) >>> 0;
  bits = Math.imul(bits ^ (bits >>> 13), 3266489917) >>> 0;
  bits = (bits ^ (bits >>> 16)) >>> 0;
  return ((bits >>> 16) - 32768) / (32768 << shift);
}

const out = mixer.allocate(chunk * 8);
const feeds = mixer.allocate(voices.length * 12);
const slots = voices.map(() => mixer.allocate(chunk * 8));
const latency = mixer.latency();
const hash = createHash("sha256");
let unheard = latency;
let left = graph.frames;
for (let now = 0; left > 0; now += chunk) {
  let count = 0;
  voices.forEach(({ clip, track, handle }, i) => {
    const low = Math.max(now, clip.start);
    const high = Math.min(now + chunk, clip.start + clip.frames);
    if (low >= high) return;
    const [seed, shift] = clip.asset.split(":").map(Number);
    const samples = new Float32Array(memory.buffer, slots[i], chunk * 2);
    const first = clip.source_start * 48000 + low - clip.start;
    for (let n = 0; n < 2 * (high - low); n++) samples[2 * (low - now) + n] = noise(seed, shift, 2 * first + n);
    new Int32Array(memory.buffer, feeds + 12 * count, 3).set([track, handle, slots[i]]);
    count++;
  });
  mixer.render(now, chunk / BLOCK, feeds, count, out);
  const skipped = Math.min(unheard, chunk);
  const heard = Math.min(chunk - skipped, left);
  hash.update(new Uint8Array(memory.buffer, out + skipped * 8, heard * 8));
  unheard -= skipped;
  left -= heard;
}
process.stdout.write(hash.digest("hex"));
