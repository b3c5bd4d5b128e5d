// The shapes of fades: gain by progress.
import { _exp2f, _sinf } from "./libm";

/** Numbers that the host passes: 0 linear, 1 equal power, 2 exponential, 3 s-curve. */
export const LINEAR: i32 = 0;
export const EQUAL_POWER: i32 = 1;
export const EXPONENTIAL: i32 = 2;
export const S_CURVE: i32 = 3;

const QUARTER_TURN: f32 = 1.5707963267948966;
const LOG2_1000: f32 = 9.965784284662087;

/**
 * The gain at `progress` 0…1, rising from 0 to 1. Linear: u. Equal power: sin(uπ/2), whose squares add up to 1 in a
 * crossfade. Exponential: (1000ᵘ − 1) / 999, a straight line of 60 dB but for its foot. S-curve: 3u² − 2u³.
 */
export function fadeGain(curve: i32, progress: f64): f32 {
  if (progress <= 0) return 0;
  if (progress >= 1) return 1;
  const u = <f32>progress;
  if (curve == EQUAL_POWER) return _sinf(u * QUARTER_TURN);
  if (curve == EXPONENTIAL) return (_exp2f(u * LOG2_1000) - 1) / 999;
  if (curve == S_CURVE) return u * u * (3 - 2 * u);
  return u;
}
