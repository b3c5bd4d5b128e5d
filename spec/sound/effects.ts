// Runs effects: the functions of Faust's stand in the shared table, their states lie in the shared memory.
import { Curve } from "./curve";
import { gainOf } from "./libm";
import { DELAY, Limiter } from "./limiter";
import { samplePeak } from "./peak";
import { audible, FAINTEST } from "./sanity";
import { scale } from "./sums";

class Parameter {
  constructor(public address: usize, public curve: Curve) {}
}

/** What stands in a chain: two channels in, two out; `latency` in frames. */
export abstract class Effect {
  private parameters: Array<Parameter> = [];

  constructor(public latency: i32) {}

  automate(address: usize, curve: Curve): void {
    this.parameters.push(new Parameter(address, curve));
  }

  /** Inputs and outputs: two pointers, then the samples of two channels. */
  run(frame: i32, count: i32, inputs: usize, outputs: usize): void {
    for (let i = 0; i < this.parameters.length; i++) {
      const parameter = unchecked(this.parameters[i]);
      store<f32>(parameter.address, parameter.curve.value(frame));
    }
    this.compute(count, inputs, outputs);
  }

  protected abstract compute(count: i32, inputs: usize, outputs: usize): void;
}

export class FaustEffect extends Effect {
  /** Frames since anything was heard in or out. */
  private quiet: i32 = 0;

  /**
   * `computing` and `clearing` are table indices. After `rest` silent frames nothing is left in the effect: it is
   * cleared and sleeps until it gets sound again.
   */
  constructor(
    private computing: u32,
    private clearing: u32,
    private state: usize,
    latency: i32,
    private rest: i32,
  ) {
    super(latency);
  }

  protected compute(count: i32, inputs: usize, outputs: usize): void {
    const silent = samplePeak(load<usize>(inputs), 2 * count) == 0;
    if (silent && this.quiet >= this.rest) {
      memory.fill(load<usize>(outputs), 0, <usize>count << 3);
      return;
    }
    call_indirect<void>(this.computing, this.state, count, inputs, outputs);
    if (!silent || samplePeak(load<usize>(outputs), 2 * count) >= FAINTEST) {
      this.quiet = 0;
      return;
    }
    this.quiet += count;
    if (this.quiet >= this.rest) call_indirect<void>(this.clearing, this.state);
  }
}

/** The mixer's own limiter as an effect; its state holds the two parameters, ceiling and drive in dB. */
export class LimiterEffect extends Effect {
  private limiter: Limiter;
  private samples: usize;

  constructor(private state: usize, block: i32) {
    super(DELAY);
    this.limiter = new Limiter(0, block);
    this.samples = heap.alloc(<usize>block << 3);
  }

  protected compute(count: i32, inputs: usize, outputs: usize): void {
    const drive = gainOf(load<f32>(this.state, 4));
    this.limiter.setCeiling(load<f32>(this.state));
    weave(inputs, this.samples, count);
    scale(this.samples, count, drive, drive);
    this.limiter.process(this.samples);
    separate(this.samples, outputs, count);
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
    separate(samples, this.front, this.block);
    for (let i = 0; i < this.effects.length; i++) {
      unchecked(this.effects[i]).run(frame, this.block, this.front, this.back);
      const front = this.front;
      this.front = this.back;
      this.back = front;
    }
    weave(this.front, samples, this.block);
  }
}

/** Interleaved stereo as two channels. */
function separate(samples: usize, pair: usize, count: i32): void {
  const left = load<usize>(pair);
  const right = load<usize>(pair, 4);
  for (let i: usize = 0; i < <usize>count; i += 4) {
    const first = v128.load(samples + (i << 3));
    const second = v128.load(samples + (i << 3), 16);
    v128.store(left + (i << 2), v128.shuffle<f32>(first, second, 0, 2, 4, 6));
    v128.store(right + (i << 2), v128.shuffle<f32>(first, second, 1, 3, 5, 7));
  }
}

/** Two channels as interleaved stereo, without what nobody hears. */
function weave(pair: usize, samples: usize, count: i32): void {
  const left = load<usize>(pair);
  const right = load<usize>(pair, 4);
  for (let i: usize = 0; i < <usize>count; i += 4) {
    const first = audible(v128.load(left + (i << 2)));
    const second = audible(v128.load(right + (i << 2)));
    v128.store(samples + (i << 3), v128.shuffle<f32>(first, second, 0, 4, 1, 5));
    v128.store(samples + (i << 3), v128.shuffle<f32>(first, second, 2, 6, 3, 7), 16);
  }
}
