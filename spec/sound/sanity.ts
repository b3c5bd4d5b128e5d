// What may enter and leave: nothing that is not a number. The bits of a NaN are the one thing in which two WebAssembly
// engines may differ, so none is let in from a source and none out of an effect.

/** A sample beyond this is damage, not sound: it and what is not a number count as silence. */
export const LOUDEST: f32 = 1e6;

/** Four samples, damage silenced. */
// @ts-ignore: decorator
@inline
export function sane(samples: v128): v128 {
  return v128.and(samples, v128.le<f32>(v128.abs<f32>(samples), f32x4.splat(LOUDEST)));
}

/** Below this (−240 dB) an effect only tells of its own inner workings. */
export const FAINTEST: f32 = 1e-12;

/** Four samples out of an effect: damage and what nobody hears silenced, so that silence stays silence. */
// @ts-ignore: decorator
@inline
export function audible(samples: v128): v128 {
  return v128.and(sane(samples), v128.ge<f32>(v128.abs<f32>(samples), f32x4.splat(FAINTEST)));
}
