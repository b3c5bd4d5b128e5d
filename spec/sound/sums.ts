// Sums and products of blocks of interleaved stereo.

/** Adds `count` stereo frames, an even number. */
export function add(to: usize, from: usize, count: i32): void {
  for (let at: usize = 0, end = <usize>count << 3; at < end; at += 16) {
    v128.store(to + at, v128.add<f32>(v128.load(to + at), v128.load(from + at)));
  }
}

/** Multiplies `count` stereo frames, an even number. */
export function scale(samples: usize, count: i32, left: f32, right: f32): void {
  if (left == 1 && right == 1) return;
  const both = f32x4(left, right, left, right);
  for (let at: usize = 0, end = <usize>count << 3; at < end; at += 16) {
    v128.store(samples + at, v128.mul<f32>(v128.load(samples + at), both));
  }
}
