// One clip: its samples after gain, fades and pan, added to a track's block.
import { Curve } from "./curve";
import { fadeGain } from "./fade";
import { gainOf } from "./libm";
import { LOUDEST, sane } from "./sanity";

/** Left and right gains at `pan` −1…1: √(1 − p) and √(1 + p). Constant power, and exactly 1 in the middle. */
// @ts-ignore: decorator
@inline
export function leftOf(pan: f32): f32 {
  return sqrt<f32>(1 - min<f32>(max<f32>(pan, -1), 1));
}

// @ts-ignore: decorator
@inline
export function rightOf(pan: f32): f32 {
  return sqrt<f32>(1 + min<f32>(max<f32>(pan, -1), 1));
}

export class Clip {
  /** Where the host put the samples of this chunk, from the chunk's first frame on. */
  input: usize = 0;

  constructor(
    public voice: bool,
    private start: i32,
    private frames: i32,
    private gain: Curve,
    private pan: Curve,
    private fadeIn: i32,
    private fadeInCurve: i32,
    private fadeOut: i32,
    private fadeOutCurve: i32,
  ) {}

  /**
   * Adds what sounds in [frame, frame + count) to `to`; `offset` is how far into the chunk `frame` lies and `gains` a
   * scratch of 2 × `count` floats. Returns whether anything did.
   */
  addTo(to: usize, frame: i32, count: i32, offset: i32, gains: usize): bool {
    const low = max(frame, this.start);
    const high = min(frame + count, this.start + this.frames);
    if (low >= high) return false;
    const length = high - low;
    const inside = low - this.start;
    const input = this.input + (<usize>(offset + low - frame) << 3);
    const output = to + (<usize>(low - frame) << 3);
    const faded = inside < this.fadeIn || this.frames - inside - length < this.fadeOut;
    if (!faded && this.gain.steady(inside, length) && this.pan.steady(inside, length)) {
      this.addSteady(output, input, inside, length);
    } else {
      this.addMoving(output, input, inside, length, gains);
    }
    return true;
  }

  private addSteady(output: usize, input: usize, inside: i32, length: i32): void {
    const gain = gainOf(this.gain.value(inside));
    const pan = this.pan.value(inside);
    const left = gain * leftOf(pan);
    const right = gain * rightOf(pan);
    const both = f32x4(left, right, left, right);
    const pairs = length & ~1;
    let at: usize = 0;
    for (const end = <usize>pairs << 3; at < end; at += 16) {
      const samples = sane(v128.load(input + at));
      v128.store(output + at, v128.add<f32>(v128.load(output + at), v128.mul<f32>(samples, both)));
    }
    if (length & 1) this.addFrame(output + at, input + at, left, right);
  }

  private addMoving(output: usize, input: usize, inside: i32, length: i32, gains: usize): void {
    const pans = gains + (<usize>length << 2);
    this.gain.fillGain(inside, length, gains);
    this.pan.fill(inside, length, pans);
    for (let i = 0; i < length; i++) {
      const at = <usize>i << 2;
      const gain = load<f32>(gains + at) * this.fade(inside + i);
      const pan = load<f32>(pans + at);
      this.addFrame(output + 2 * at, input + 2 * at, gain * leftOf(pan), gain * rightOf(pan));
    }
  }

  private addFrame(output: usize, input: usize, left: f32, right: f32): void {
    const l = load<f32>(input);
    const r = load<f32>(input, 4);
    store<f32>(output, load<f32>(output) + (abs(l) <= LOUDEST ? l : 0) * left);
    store<f32>(output, load<f32>(output, 4) + (abs(r) <= LOUDEST ? r : 0) * right, 4);
  }

  /** The first frame of a fade in is silent; a fade out reaches silence one frame after the clip's last. */
  private fade(inside: i32): f32 {
    let gain: f32 = 1;
    if (inside < this.fadeIn) gain = fadeGain(this.fadeInCurve, <f64>inside / <f64>this.fadeIn);
    const left = this.frames - inside;
    if (left < this.fadeOut) gain *= fadeGain(this.fadeOutCurve, <f64>left / <f64>this.fadeOut);
    return gain;
  }
}
