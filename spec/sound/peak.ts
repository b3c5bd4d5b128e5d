// True peak by ITU-R BS.1770-4, Annex 2: four times oversampling by the standard's own 48-tap filter.

/** Frames that the filter looks back. */
export const TAPS: i32 = 12;

/** No interpolated sample exceeds this many times the largest sample around it (the largest sum of |taps| is 2.02). */
export const WORST_CASE: f32 = 2.1;

// A row is one tap of the four phases; phases 2 and 3 mirror phases 1 and 0.
// prettier-ignore
const FILTER: usize = memory.data<f32>([
  0.0017089843750, -0.0291748046875, -0.0189208984375, -0.0083007812500,
  0.0109863281250, 0.0292968750000, 0.0330810546875, 0.0148925781250,
  -0.0196533203125, -0.0517578125000, -0.0582275390625, -0.0266113281250,
  0.0332031250000, 0.0891113281250, 0.1015625000000, 0.0476074218750,
  -0.0594482421875, -0.1665039062500, -0.2003173828125, -0.1022949218750,
  0.1373291015625, 0.4650878906250, 0.7797851562500, 0.9721679687500,
  0.9721679687500, 0.7797851562500, 0.4650878906250, 0.1373291015625,
  -0.1022949218750, -0.2003173828125, -0.1665039062500, -0.0594482421875,
  0.0476074218750, 0.1015625000000, 0.0891113281250, 0.0332031250000,
  -0.0266113281250, -0.0582275390625, -0.0517578125000, -0.0196533203125,
  0.0148925781250, 0.0330810546875, 0.0292968750000, 0.0109863281250,
  -0.0083007812500, -0.0189208984375, -0.0291748046875, 0.0017089843750,
]);

// @ts-ignore: decorator
@inline
function four(frame: usize, tap: usize): v128 {
  return v128.mul<f32>(v128.load32_splat(frame - (tap << 3)), v128.load(FILTER + (tap << 4)));
}

// @ts-ignore: decorator
@inline
function phases(frame: usize): v128 {
  let even = four(frame, 0);
  let odd = four(frame, 1);
  even = v128.add<f32>(even, four(frame, 2));
  odd = v128.add<f32>(odd, four(frame, 3));
  even = v128.add<f32>(even, four(frame, 4));
  odd = v128.add<f32>(odd, four(frame, 5));
  even = v128.add<f32>(even, four(frame, 6));
  odd = v128.add<f32>(odd, four(frame, 7));
  even = v128.add<f32>(even, four(frame, 8));
  odd = v128.add<f32>(odd, four(frame, 9));
  even = v128.add<f32>(even, four(frame, 10));
  odd = v128.add<f32>(odd, four(frame, 11));
  return v128.add<f32>(even, odd);
}

// @ts-ignore: decorator
@inline
function widest(lanes: v128): f32 {
  const low = max(f32x4.extract_lane(lanes, 0), f32x4.extract_lane(lanes, 1));
  return max(low, max(f32x4.extract_lane(lanes, 2), f32x4.extract_lane(lanes, 3)));
}

/** The true peak of both channels of the stereo frame at `frame` and the eleven before it, samples included. */
export function peakAt(frame: usize): f32 {
  const between = v128.max<f32>(v128.abs<f32>(phases(frame)), v128.abs<f32>(phases(frame + 4)));
  const samples = max(abs(load<f32>(frame)), abs(load<f32>(frame, 4)));
  return max(widest(between), samples);
}

/** The largest magnitude of `count` 32-bit samples (a multiple of four). */
export function samplePeak(from: usize, count: i32): f32 {
  let peak = f32x4.splat(0);
  for (let i: usize = 0; i < <usize>count; i += 4) peak = v128.max<f32>(peak, v128.abs<f32>(v128.load(from + (i << 2))));
  return widest(peak);
}
