// A value that moves over time: what the host writes as points, read once a sample.
import { gainOf } from "./libm";

/** One point as the host writes it: 12 bytes. */
@unmanaged
class Point {
  frame: i32;
  value: f32;
  hold: i32;
}

const POINT_BYTES: usize = 12;

export class Curve {
  private cursor: i32 = 0;

  /** `points` in increasing frames, at least one; held before the first and after the last. */
  constructor(private points: usize, private count: i32) {}

  private at(index: i32): Point {
    return changetype<Point>(this.points + <usize>index * POINT_BYTES);
  }

  /** Moves the cursor to the last point at or before `frame` (the first one when there is none). */
  private seek(frame: i32): void {
    let cursor = this.cursor;
    if (this.at(cursor).frame > frame) cursor = 0;
    while (cursor + 1 < this.count && this.at(cursor + 1).frame <= frame) cursor++;
    this.cursor = cursor;
  }

  value(frame: i32): f32 {
    this.seek(frame);
    const from = this.at(this.cursor);
    if (from.hold || frame <= from.frame || this.cursor + 1 == this.count) return from.value;
    const to = this.at(this.cursor + 1);
    const progress = <f64>(frame - from.frame) / <f64>(to.frame - from.frame);
    return <f32>(<f64>from.value + (<f64>to.value - <f64>from.value) * progress);
  }

  /** Whether the value is the same for `count` frames from `frame`. */
  steady(frame: i32, count: i32): bool {
    this.seek(frame);
    const from = this.at(this.cursor);
    if (this.cursor + 1 == this.count) return true;
    const to = this.at(this.cursor + 1);
    if (frame + count <= from.frame) return true;
    if (frame < from.frame) return false;
    return frame + count <= to.frame && (from.hold != 0 || from.value == to.value);
  }

  /** Writes `count` values from `frame` on. */
  fill(frame: i32, count: i32, to: usize): void {
    for (let i = 0; i < count; i++) store<f32>(to + (<usize>i << 2), this.value(frame + i));
  }

  /** Writes `count` gains of a curve in decibels from `frame` on. */
  fillGain(frame: i32, count: i32, to: usize): void {
    for (let i = 0; i < count; i++) store<f32>(to + (<usize>i << 2), gainOf(this.value(frame + i)));
  }
}
