// The mixer: all that happens to samples, the same in wasmtime and in an AudioWorklet.
//
// A host describes the film once (curves, effects, tracks, clips, master), calls `prepare`, and then, chunk by chunk
// from a multiple of BLOCK on, `render` with what sounds in it. What comes out belongs `latency` frames earlier than
// what went in. Nothing here depends on the length of chunks. Clips are summed in their order, tracks in theirs.
import { Clip } from "./clip";
import { Curve } from "./curve";
import { Duck } from "./duck";
import { Chain, Effect, FaustEffect, LimiterEffect } from "./effects";
import { DELAY, Limiter } from "./limiter";
import { gainOf } from "./libm";
import { scale } from "./sums";
import { Track } from "./track";

/** Frames that are computed together, and between two values of an effect's parameter: a quantum of Web Audio. */
export const BLOCK: i32 = 128;

let tracks: Array<Track> = [];
let ducks: Array<DuckPlan> = [];
let master: Chain = new Chain(BLOCK);
let masterGain: f32 = 1;
let limiter: Limiter | null = null;
let tracksLatency: i32 = 0;
const sum = heap.alloc(<usize>BLOCK << 3);
const voice = heap.alloc(<usize>BLOCK << 3);

/** A duck waits for `prepare`, which knows how late the tracks are. */
class DuckPlan {
  constructor(
    public track: Track,
    public depthDb: f32,
    public thresholdDb: f32,
    public attack: i32,
    public hold: i32,
    public release: i32,
    public lookahead: i32,
  ) {}
}

/** Room for the host's own data: points, samples, states of effects. Zeroed, never freed. */
export function allocate(bytes: usize): usize {
  const at = heap.alloc(bytes);
  memory.fill(at, 0, bytes);
  return at;
}

/** A curve through `count` points of 12 bytes: frame i32, value f32, hold i32. */
export function addCurve(points: usize, count: i32): Curve {
  return new Curve(points, count);
}

/**
 * A Faust effect: the table indices of its `compute` and `instanceClear`, and where its initialised state lies. It is
 * late by `latency` frames, and sleeps after `rest` silent ones.
 */
export function addEffect(compute: u32, clear: u32, state: usize, latency: i32, rest: i32): Effect {
  return new FaustEffect(compute, clear, state, latency, rest);
}

/** The true-peak limiter as an effect; at `state` lie its ceiling and its drive, two f32 in dB. */
export function addLimiter(state: usize): Effect {
  return new LimiterEffect(state, BLOCK);
}

/** Lets a curve write a parameter of an effect; `address` is where it lies in memory. */
export function automate(effect: Effect, address: usize, curve: Curve): void {
  effect.automate(address, curve);
}

/** A track; gain in dB and pan −1…1 by frames of the film. */
export function addTrack(gain: Curve, pan: Curve): Track {
  const track = new Track(gain, pan, BLOCK);
  tracks.push(track);
  return track;
}

export function addTrackEffect(track: Track, effect: Effect): void {
  track.chain.add(effect);
}

export function addMasterEffect(effect: Effect): void {
  master.add(effect);
}

/** Ducking of a track; lengths in frames. */
export function addDuck(
  track: Track,
  depthDb: f32,
  thresholdDb: f32,
  attack: i32,
  hold: i32,
  release: i32,
  lookahead: i32,
): void {
  ducks.push(new DuckPlan(track, depthDb, thresholdDb, attack, hold, release, lookahead));
}

/** A clip; gain in dB and pan −1…1 by frames of the clip. Fades: lengths in frames and the numbers of fade.ts. */
export function addClip(
  voice: bool,
  start: i32,
  frames: i32,
  gain: Curve,
  pan: Curve,
  fadeIn: i32,
  fadeInCurve: i32,
  fadeOut: i32,
  fadeOutCurve: i32,
): Clip {
  return new Clip(voice, start, frames, gain, pan, fadeIn, fadeInCurve, fadeOut, fadeOutCurve);
}

/** Ends the description. `limited` false leaves the limiter out, for measuring. */
export function prepare(gainDb: f32, ceilingDb: f32, limited: bool): void {
  masterGain = gainOf(gainDb);
  if (limited) limiter = new Limiter(ceilingDb, BLOCK);
  let effects = 0;
  let lookahead = 0;
  for (let i = 0; i < tracks.length; i++) effects = max(effects, tracks[i].chain.latency);
  for (let i = 0; i < ducks.length; i++) lookahead = max(lookahead, ducks[i].lookahead);
  tracksLatency = effects + lookahead;
  for (let i = 0; i < tracks.length; i++) tracks[i].align(tracksLatency);
  for (let i = 0; i < ducks.length; i++) {
    const plan = ducks[i];
    plan.track.duck = new Duck(
      plan.depthDb,
      plan.thresholdDb,
      plan.attack,
      plan.hold,
      plan.release,
      plan.lookahead,
      tracksLatency,
    );
  }
}

/** Frames by which the output is late. */
export function latency(): i32 {
  return tracksLatency + master.latency + (limiter ? DELAY : 0);
}

/** The lowest gain that the limiter has had. */
export function lowestGain(): f32 {
  const present = limiter;
  return present ? present.lowest : 1;
}

/** A clip that sounds in a chunk, as the host writes it: 12 bytes. */
@unmanaged
class Feed {
  track: Track;
  clip: Clip;
  /** Samples from the chunk's first frame on; only those where the clip is count. */
  samples: usize;
}

const FEED_BYTES: usize = 12;

function feed(feeds: usize, count: i32): void {
  for (let i = 0; i < tracks.length; i++) unchecked(tracks[i]).active.length = 0;
  for (let i = 0; i < count; i++) {
    const item = changetype<Feed>(feeds + <usize>i * FEED_BYTES);
    item.clip.input = item.samples;
    item.track.active.push(item.clip);
  }
}

/**
 * Renders `blocks` blocks from `frame`, a multiple of BLOCK, to `out` as interleaved stereo. At `feeds` lie `count`
 * clips with their samples, in the order in which they were added.
 */
export function render(frame: i32, blocks: i32, feeds: usize, count: i32, out: usize): void {
  feed(feeds, count);
  const bytes = <usize>BLOCK << 3;
  const heard: usize = ducks.length > 0 ? voice : 0;
  for (let block = 0; block < blocks; block++) {
    const offset = block * BLOCK;
    const now = frame + offset;
    if (heard) memory.fill(voice, 0, bytes);
    for (let i = 0; i < tracks.length; i++) unchecked(tracks[i]).mix(now, offset, heard);
    memory.fill(sum, 0, bytes);
    for (let i = 0; i < tracks.length; i++) unchecked(tracks[i]).addTo(sum, voice);
    master.process(now - tracksLatency, sum);
    scale(sum, BLOCK, masterGain, masterGain);
    const present = limiter;
    if (present) present.process(sum);
    memory.copy(out + <usize>block * bytes, sum, bytes);
  }
}
