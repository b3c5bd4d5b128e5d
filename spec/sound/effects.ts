// Runs Faust effects: their compute functions stand in the shared table, their states lie in the shared memory.
import { Curve } from "./curve";
import { samplePeak } from "./peak";
import { audible, FAINTEST } from "./sanity";

class Parameter {
  constructor(public address: usize, public curve: Curve) {}
}

export class Effect {
  private parameters: Array<Parameter> = [];
  /** Frames since anything was heard in or out. */
  private quiet: i32 = 0;

  /**
   * `compute` and `clear` are table indices. After `rest` silent frames nothing is left in the effect: it is cleared
   * and sleeps until it gets sound again.
   */
  constructor(
    private compute: u32,
    private clear: u32,
    private state: usize,
    public latency: i32,
    private rest: i32,
  ) {}

  automate(address: usize, curve: Curve): void {
    this.parameters.push(new Parameter(address, curve));
  }

  /** Two pairs of channels: pointers, then samples. */
  run(frame: i32, count: i32, inputs: usize, outputs: usize): void {
    const silent = samplePeak(load<usize>(inputs), 2 * count) == 0;
    if (silent && this.quiet >= this.rest) {
      memory.fill(load<usize>(outputs), 0, <usize>count << 3);
      return;
    }
    for (let i = 0; i < this.parameters.length; i++) {
      const parameter = unchecked(this.parameters[i]);
      store<f32>(parameter.address, parameter.curve.value(frame));
    }
    call_indirect<void>(this.compute, this.state, count, inputs, outputs);
    if (!silent || samplePeak(load<usize>(outputs), 2 * count) >= FAINTEST) {
      this.quiet = 0;
      return;
    }
    this.quiet += count;
    if (this.quiet >= this.rest) call_indirect<void>(this.clear, this.state);
  }
}

/** Effects one after the other on blocks of interleaved stereo. */
export class Chain {
  private effects: Array<Effect> = [];
  private front: usize;
  private back: usize;
  latency: i32 = 0;

  constructor(private block: i32) {
    this.front = this.pair();
    this.back = this.pair();
  }

  /** Two channels and, before them, the two pointers that Faust wants. */
  private pair(): usize {
    const bytes = <usize>this.block << 2;
    const at = heap.alloc(16 + 2 * bytes);
    store<usize>(at, at + 16);
    store<usize>(at + 4, at + 16 + bytes);
    return at;
  }

  add(effect: Effect): void {
    this.effects.push(effect);
    this.latency += effect.latency;
  }

  /** Parameters take their values at `frame`, once a block. */
  process(frame: i32, samples: usize): void {
    if (this.effects.length == 0) return;
    this.separate(samples);
    for (let i = 0; i < this.effects.length; i++) {
      unchecked(this.effects[i]).run(frame, this.block, this.front, this.back);
      const front = this.front;
      this.front = this.back;
      this.back = front;
    }
    this.weave(samples);
  }

  private separate(samples: usize): void {
    const left = load<usize>(this.front);
    const right = load<usize>(this.front, 4);
    for (let i: usize = 0; i < <usize>this.block; i += 4) {
      const first = v128.load(samples + (i << 3));
      const second = v128.load(samples + (i << 3), 16);
      v128.store(left + (i << 2), v128.shuffle<f32>(first, second, 0, 2, 4, 6));
      v128.store(right + (i << 2), v128.shuffle<f32>(first, second, 1, 3, 5, 7));
    }
  }

  private weave(samples: usize): void {
    const left = load<usize>(this.front);
    const right = load<usize>(this.front, 4);
    for (let i: usize = 0; i < <usize>this.block; i += 4) {
      const first = audible(v128.load(left + (i << 2)));
      const second = audible(v128.load(right + (i << 2)));
      v128.store(samples + (i << 3), v128.shuffle<f32>(first, second, 0, 4, 1, 5));
      v128.store(samples + (i << 3), v128.shuffle<f32>(first, second, 2, 6, 3, 7), 16);
    }
  }
}
