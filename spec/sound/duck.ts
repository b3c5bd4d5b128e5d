// Ducking: a track steps back while a voice is heard, and is already down when the voice begins.
import { gainOf } from "./libm";

/** A voice counts as heard for this long after each loud sample, in frames: longer than half a wave of any voice. */
const SHORTEST_HOLD: i32 = 480;

export class Duck {
  private threshold: f32;
  private rise: f64;
  private fall: f64;
  private heard: StaticArray<bool>;
  /** Frames since a voice was last heard. */
  private quiet: i32 = i32.MAX_VALUE;
  private at: i32 = 0;
  private depth: f64 = 0;
  private gain: f32 = 1;

  /**
   * `hold` and what follows in frames. `lag` is how much later than the voice the ducked samples are summed; of that,
   * `lookahead` is spent on being early.
   */
  constructor(
    private depthDb: f32,
    thresholdDb: f32,
    attack: i32,
    private hold: i32,
    release: i32,
    lookahead: i32,
    lag: i32,
  ) {
    this.heard = new StaticArray<bool>(lag - lookahead + 1);
    this.threshold = gainOf(thresholdDb);
    this.rise = 1.0 / <f64>max(attack, 1);
    this.fall = 1.0 / <f64>max(release, 1);
    this.hold = max(hold, SHORTEST_HOLD) + lookahead;
  }

  /** Lowers `count` stereo frames at `samples` after hearing as many of the voices at `voice`. */
  process(voice: usize, samples: usize, count: i32): void {
    const length = this.heard.length;
    for (let i = 0; i < count; i++) {
      const offset = <usize>i << 3;
      const level = max(abs(load<f32>(voice + offset)), abs(load<f32>(voice + offset, 4)));
      unchecked((this.heard[this.at] = level >= this.threshold));
      this.at = this.at + 1 == length ? 0 : this.at + 1;
      this.quiet = unchecked(this.heard[this.at]) ? 0 : this.quiet == i32.MAX_VALUE ? this.quiet : this.quiet + 1;
      const gain = this.next(this.quiet <= this.hold);
      store<f32>(samples + offset, load<f32>(samples + offset) * gain);
      store<f32>(samples + offset, load<f32>(samples + offset, 4) * gain, 4);
    }
  }

  /** The gain of the next frame: between 0 dB and the full depth on an s-curve in decibels. */
  private next(down: bool): f32 {
    const depth = down ? min(this.depth + this.rise, 1.0) : max(this.depth - this.fall, 0.0);
    if (depth == this.depth) return this.gain;
    this.depth = depth;
    this.gain = gainOf(<f32>(<f64>this.depthDb * (depth * depth * (3 - 2 * depth))));
    return this.gain;
  }
}
