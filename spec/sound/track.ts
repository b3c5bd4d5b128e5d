// One track: its clips summed, then effects, gain, pan, and a delay that keeps all tracks together.
import { Clip, leftOf, rightOf } from "./clip";
import { Curve } from "./curve";
import { Duck } from "./duck";
import { Chain } from "./effects";
import { gainOf } from "./libm";
import { add, scale } from "./sums";

export class Track {
  /** The clips that the host gave samples for in this chunk, in their order. */
  active: Array<Clip> = [];
  chain: Chain;
  duck: Duck | null = null;
  private samples: usize;
  private clip: usize;
  private gains: usize;
  private line: usize = 0;
  private lineFrames: i32 = 0;
  private delay: i32 = 0;
  private at: i32 = 0;

  constructor(private gain: Curve, private pan: Curve, private block: i32) {
    this.chain = new Chain(block);
    const bytes = <usize>block << 3;
    this.samples = heap.alloc(bytes);
    this.clip = heap.alloc(bytes);
    this.gains = heap.alloc(bytes);
  }

  /** Delays the track so that it is summed `latency` frames after its clips. */
  align(latency: i32): void {
    this.delay = latency - this.chain.latency;
    this.lineFrames = ((this.delay + this.block - 1) / this.block + 1) * this.block;
    const bytes = <usize>this.lineFrames << 3;
    this.line = heap.alloc(bytes);
    memory.fill(this.line, 0, bytes);
  }

  /** Mixes the clips of a block; those that are voices are added to `voice` as well, as loud as the track is. */
  mix(frame: i32, offset: i32, voice: usize): void {
    const bytes = <usize>this.block << 3;
    memory.fill(this.samples, 0, bytes);
    for (let i = 0; i < this.active.length; i++) {
      const clip = unchecked(this.active[i]);
      if (clip.voice && voice) {
        memory.fill(this.clip, 0, bytes);
        if (!clip.addTo(this.clip, frame, this.block, offset, this.gains)) continue;
        add(this.samples, this.clip, this.block);
        this.level(this.clip, frame);
        add(voice, this.clip, this.block);
      } else {
        clip.addTo(this.samples, frame, this.block, offset, this.gains);
      }
    }
    this.chain.process(frame, this.samples);
    this.level(this.samples, frame - this.chain.latency);
  }

  /** Adds the block that is due to `sum`, ducked by the voices of this block. */
  addTo(sum: usize, voice: usize): void {
    this.postpone();
    const duck = this.duck;
    if (duck) duck.process(voice, this.samples, this.block);
    add(sum, this.samples, this.block);
  }

  private level(samples: usize, frame: i32): void {
    if (this.gain.steady(frame, this.block) && this.pan.steady(frame, this.block)) {
      const gain = gainOf(this.gain.value(frame));
      const pan = this.pan.value(frame);
      scale(samples, this.block, gain * leftOf(pan), gain * rightOf(pan));
      return;
    }
    const pans = this.gains + (<usize>this.block << 2);
    this.gain.fillGain(frame, this.block, this.gains);
    this.pan.fill(frame, this.block, pans);
    for (let i = 0; i < this.block; i++) {
      const at = <usize>i << 2;
      const gain = load<f32>(this.gains + at);
      const pan = load<f32>(pans + at);
      const frameAt = samples + 2 * at;
      store<f32>(frameAt, load<f32>(frameAt) * (gain * leftOf(pan)));
      store<f32>(frameAt, load<f32>(frameAt, 4) * (gain * rightOf(pan)), 4);
    }
  }

  private postpone(): void {
    if (this.delay == 0) return;
    const bytes = <usize>this.block << 3;
    memory.copy(this.line + (<usize>this.at << 3), this.samples, bytes);
    let from = this.at - this.delay;
    if (from < 0) from += this.lineFrames;
    const whole = min(this.block, this.lineFrames - from);
    memory.copy(this.samples, this.line + (<usize>from << 3), <usize>whole << 3);
    memory.copy(this.samples + (<usize>whole << 3), this.line, <usize>(this.block - whole) << 3);
    this.at = this.at + this.block == this.lineFrames ? 0 : this.at + this.block;
  }
}
