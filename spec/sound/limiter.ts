// The true-peak limiter: looks ahead, so that its gain is already down when a peak comes.
//
// Wanted gains are 30-bit integers. Their minimum over a window, a slow recovery and two moving averages make the gain
// curve; integer sums do not drift, so an idle limiter multiplies by exactly 1. The averages together are shorter
// than the window by the length of the peak filter: a lone peak is met by one constant gain under the whole filter.
import { gainOf } from "./libm";
import { peakAt, samplePeak, TAPS, WORST_CASE } from "./peak";

const ONE: i32 = 1 << 30;
/** The two averages, in frames: together an attack of 5 ms. */
const FIRST: i32 = 120;
const SECOND: i32 = 121;
const ATTACK: i32 = FIRST + SECOND - 1;
/** Frames between a sample and its limited self. */
export const DELAY: i32 = ATTACK + TAPS - 2;
const WINDOW: i32 = DELAY + 1;
/** Of the way back to 1, each frame: a time constant of 85 ms. */
const RECOVERY_SHIFT: i32 = 12;
const RING: i32 = 512;
const MASK: i32 = RING - 1;
const UNIT: f64 = 1.0 / (<f64>FIRST * <f64>SECOND * <f64>ONE);

export class Limiter {
  private ceiling: f32 = 1;
  private past: usize;
  private lows: StaticArray<i32> = new StaticArray<i32>(RING);
  private lowFrames: StaticArray<i32> = new StaticArray<i32>(RING);
  private head: i32 = 0;
  private tail: i32 = 0;
  private eased: i32 = ONE;
  private first: StaticArray<i32> = new StaticArray<i32>(RING);
  private second: StaticArray<i64> = new StaticArray<i64>(RING);
  private firstSum: i64 = <i64>FIRST * ONE;
  private secondSum: i64 = <i64>FIRST * <i64>SECOND * ONE;
  private frame: i32 = 0;
  /** Frames since anything but 1 was wanted. */
  private idle: i32 = 2 * RING;
  /** The lowest gain so far. */
  lowest: f32 = 1;

  constructor(ceilingDb: f32, private block: i32) {
    this.setCeiling(ceilingDb);
    this.past = heap.alloc(<usize>(DELAY + TAPS + block) << 3);
    memory.fill(this.past, 0, <usize>(DELAY + TAPS + block) << 3);
    for (let i = 0; i < RING; i++) {
      this.first[i] = ONE;
      this.second[i] = <i64>FIRST * ONE;
    }
  }

  setCeiling(db: f32): void {
    this.ceiling = gainOf(db);
  }

  /** Limits a block of interleaved stereo in place; what comes out went in DELAY frames ago. */
  process(samples: usize): void {
    const bytes = <usize>this.block << 3;
    const fresh = this.past + (<usize>(DELAY + TAPS) << 3);
    memory.copy(this.past, this.past + bytes, <usize>(DELAY + TAPS) << 3);
    memory.copy(fresh, samples, bytes);
    const delayed = fresh - (<usize>DELAY << 3);
    const reach = fresh - (<usize>TAPS << 3);
    if (samplePeak(reach, (this.block + TAPS) << 1) * WORST_CASE <= this.ceiling) {
      if (this.idle >= 2 * RING && this.eased == ONE) {
        memory.copy(samples, delayed, bytes);
        this.frame += this.block;
        this.head = this.tail;
        return;
      }
    }
    for (let i = 0; i < this.block; i++) {
      const offset = <usize>i << 3;
      const gain = this.gain(peakAt(fresh + offset));
      store<f32>(samples + offset, load<f32>(delayed + offset) * gain);
      store<f32>(samples + offset, load<f32>(delayed + offset, 4) * gain, 4);
    }
  }

  private gain(peak: f32): f32 {
    const wanted = peak > this.ceiling ? <i32>(<f64>this.ceiling / <f64>peak * <f64>ONE) : ONE;
    this.idle = wanted < ONE || this.eased < ONE ? 0 : this.idle + 1;
    const low = this.lowestWanted(wanted);
    const eased = this.eased;
    this.eased = min(low, eased + ((ONE - eased) >> RECOVERY_SHIFT) + 1);

    const now = this.frame & MASK;
    this.firstSum += this.eased - unchecked(this.first[(this.frame - FIRST) & MASK]);
    unchecked((this.first[now] = this.eased));
    this.secondSum += this.firstSum - unchecked(this.second[(this.frame - SECOND) & MASK]);
    unchecked((this.second[now] = this.firstSum));
    this.frame++;
    const gain = <f32>(<f64>this.secondSum * UNIT);
    this.lowest = min(this.lowest, gain);
    return gain;
  }

  /** The least of the last WINDOW wanted gains: a queue in increasing order. */
  private lowestWanted(wanted: i32): i32 {
    while (this.tail != this.head && unchecked(this.lows[(this.tail - 1) & MASK]) >= wanted) this.tail--;
    unchecked((this.lows[this.tail & MASK] = wanted));
    unchecked((this.lowFrames[this.tail & MASK] = this.frame));
    this.tail++;
    while (unchecked(this.lowFrames[this.head & MASK]) <= this.frame - WINDOW) this.head++;
    return unchecked(this.lows[this.head & MASK]);
  }
}
