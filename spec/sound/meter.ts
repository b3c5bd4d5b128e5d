// Loudness and true peak by ITU-R BS.1770-4: K-weighted energies of hundredths of a second, and the true peak.
import { peakAt, samplePeak, TAPS, WORST_CASE } from "./peak";

// The two filters of Annex 1 at 48 kHz.
const S_B0: f64 = 1.53512485958697;
const S_B1: f64 = -2.69169618940638;
const S_B2: f64 = 1.19839281085285;
const S_A1: f64 = -1.69065929318241;
const S_A2: f64 = 0.73248077421585;
const H_A1: f64 = -1.99004745483398;
const H_A2: f64 = 0.99007225036621;
/** A state below this is silence; it keeps sums out of the slow subnormal range. */
const NOTHING: f64 = 1e-30;

/** A hundredth of a second. */
const HOP: i32 = 480;
/** Frames that the peak filter takes at once. */
const STEP: i32 = 96;
const past = heap.alloc(<usize>(STEP + TAPS) << 3);
memory.fill(past, 0, <usize>(STEP + TAPS) << 3);

// Two channels side by side in each: the states of the shelf and of the high-pass.
let s1: v128 = f64x2.splat(0);
let s2: v128 = f64x2.splat(0);
let h1: v128 = f64x2.splat(0);
let h2: v128 = f64x2.splat(0);
let peak: f32 = 0;

export function allocate(bytes: usize): usize {
  return heap.alloc(bytes);
}

/** Measures `hops` hundredths of a second of stereo and writes the energy of each, a 64-bit float, to `energies`. */
export function measure(samples: usize, hops: i32, energies: usize): void {
  for (let hop = 0; hop < hops; hop++) {
    const at = samples + ((<usize>hop * HOP) << 3);
    store<f64>(energies + (<usize>hop << 3), energy(at, HOP));
    listen(at, HOP);
  }
}

/** The sum of both channels' K-weighted squares over `count` stereo frames. */
function energy(samples: usize, count: i32): f64 {
  const sb0 = f64x2.splat(S_B0);
  const sb1 = f64x2.splat(S_B1);
  const sb2 = f64x2.splat(S_B2);
  const sa1 = f64x2.splat(S_A1);
  const sa2 = f64x2.splat(S_A2);
  const ha1 = f64x2.splat(H_A1);
  const ha2 = f64x2.splat(H_A2);
  const two = f64x2.splat(2);
  let a = s1;
  let b = s2;
  let c = h1;
  let d = h2;
  let total = f64x2.splat(0);
  for (let i = 0; i < count; i++) {
    // The transposed form of a biquad: y = b0 x + z1; z1 = b1 x − a1 y + z2; z2 = b2 x − a2 y.
    const x = f64x2.promote_low_f32x4(v128.load64_zero(samples + (<usize>i << 3)));
    const y = v128.add<f64>(v128.mul<f64>(sb0, x), a);
    a = v128.add<f64>(v128.sub<f64>(v128.mul<f64>(sb1, x), v128.mul<f64>(sa1, y)), b);
    b = v128.sub<f64>(v128.mul<f64>(sb2, x), v128.mul<f64>(sa2, y));
    const z = v128.add<f64>(y, c);
    c = v128.add<f64>(v128.sub<f64>(v128.mul<f64>(v128.neg<f64>(two), y), v128.mul<f64>(ha1, z)), d);
    d = v128.sub<f64>(y, v128.mul<f64>(ha2, z));
    total = v128.add<f64>(total, v128.mul<f64>(z, z));
  }
  s1 = awake(a);
  s2 = awake(b);
  h1 = awake(c);
  h2 = awake(d);
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}

// @ts-ignore: decorator
@inline
function awake(state: v128): v128 {
  return v128.and(state, v128.gt<f64>(v128.abs<f64>(state), f64x2.splat(NOTHING)));
}

/** Takes `count` stereo frames, a multiple of 96, into the true peak. */
export function listen(samples: usize, count: i32): void {
  const history = <usize>TAPS << 3;
  for (let done = 0; done < count; done += STEP) {
    const fresh = past + history;
    memory.copy(past, past + (<usize>STEP << 3), history);
    memory.copy(fresh, samples + (<usize>done << 3), <usize>STEP << 3);
    if (samplePeak(past, (STEP + TAPS) << 1) * WORST_CASE <= peak) continue;
    for (let i = 0; i < STEP; i++) peak = max(peak, peakAt(fresh + (<usize>i << 3)));
  }
}

/** The largest true peak heard so far, as an amplitude. */
export function truePeak(): f32 {
  return peak;
}
