// The hot loops of the engine in AssemblyScript. `npm run kernel` compiles this into
// server/src/matching/engine/kernel-code.ts. What each of them computes is defined by the same name in
// server/src/matching/engine/kernel.ts: both give the same numbers, to the last bit. Columns stand in the imported memory,
// every one with room up to a whole block of 64 rows.

/** Adds perStep × (step + 1) to each row of the entries; an entry is row << stepBits | step. */
export function addSparse(entries: usize, count: i32, perStep: i32, stepBits: i32, sums: usize): void {
  const mask = (1 << stepBits) - 1;
  const end = entries + ((<usize>count) << 2);
  const fours = entries + ((<usize>(count & ~3)) << 2);
  let at = entries;
  // The rows of one list are all different, so that four can be on their way at once.
  while (at < fours) {
    const a = load<i32>(at);
    const b = load<i32>(at, 4);
    const c = load<i32>(at, 8);
    const d = load<i32>(at, 12);
    const toA = sums + ((<usize>(a >>> stepBits)) << 2);
    const toB = sums + ((<usize>(b >>> stepBits)) << 2);
    const toC = sums + ((<usize>(c >>> stepBits)) << 2);
    const toD = sums + ((<usize>(d >>> stepBits)) << 2);
    const sumA = load<i32>(toA) + perStep * ((a & mask) + 1);
    const sumB = load<i32>(toB) + perStep * ((b & mask) + 1);
    const sumC = load<i32>(toC) + perStep * ((c & mask) + 1);
    const sumD = load<i32>(toD) + perStep * ((d & mask) + 1);
    store<i32>(toA, sumA);
    store<i32>(toB, sumB);
    store<i32>(toC, sumC);
    store<i32>(toD, sumD);
    at += 16;
  }
  while (at < end) {
    const entry = load<i32>(at);
    const to = sums + ((<usize>(entry >>> stepBits)) << 2);
    store<i32>(to, load<i32>(to) + perStep * ((entry & mask) + 1));
    at += 4;
  }
}

/** Adds perStep × step to every row. */
export function addDense(steps: usize, rows: i32, perStep: i32, sums: usize): void {
  const each = i32x4.splat(perStep);
  const end = steps + <usize>rows;
  let to = sums;
  for (let at = steps; at < end; at += 16) {
    const sixteen = v128.load(at);
    const low = i16x8.extend_low_i8x16_u(sixteen);
    const high = i16x8.extend_high_i8x16_u(sixteen);
    addTo(to, i32x4.mul(i32x4.extend_low_i16x8_u(low), each));
    addTo(to + 16, i32x4.mul(i32x4.extend_high_i16x8_u(low), each));
    addTo(to + 32, i32x4.mul(i32x4.extend_low_i16x8_u(high), each));
    addTo(to + 48, i32x4.mul(i32x4.extend_high_i16x8_u(high), each));
    to += 64;
  }
}

function addTo(sums: usize, four: v128): void {
  v128.store(sums, i32x4.add(v128.load(sums), four));
}

/**
 * Sets every row to what its two raises are worth, and notes the highest of each block.
 * A raise of 0 is worth nothing; another, as v = raise / 2³⁰ + left, is worth linear·v + early·v/(v + half) - less.
 * @returns how many rows are worth more than 0
 */
export function sumBoth(
  first: usize,
  second: usize,
  rows: i32,
  bounds: usize,
  peaks: usize,
  left1: f32,
  linear1: f32,
  early1: f32,
  half1: f32,
  less1: f32,
  left2: f32,
  linear2: f32,
  early2: f32,
  half2: f32,
  less2: f32,
): i32 {
  let count = i32x4.splat(0);
  let peakAt = peaks;
  const end = (<usize>rows) << 2;
  for (let from: usize = 0; from < end; from += 256) {
    let peak = i32x4.splat(0);
    for (let at = from; at < from + 256; at += 16) {
      const worth = f32x4.add(
        worthOf(v128.load(first + at), left1, linear1, early1, half1, less1),
        worthOf(v128.load(second + at), left2, linear2, early2, half2, less2),
      );
      const bound = i32x4.trunc_sat_f32x4_s(worth);
      v128.store(bounds + at, bound);
      peak = i32x4.max_s(peak, bound);
      // A comparison that holds is -1 in its lane.
      count = i32x4.sub(count, i32x4.gt_s(bound, i32x4.splat(0)));
    }
    store<i32>(
      peakAt,
      max(
        max(i32x4.extract_lane(peak, 0), i32x4.extract_lane(peak, 1)),
        max(i32x4.extract_lane(peak, 2), i32x4.extract_lane(peak, 3)),
      ),
    );
    peakAt += 4;
  }
  return (
    i32x4.extract_lane(count, 0) +
    i32x4.extract_lane(count, 1) +
    i32x4.extract_lane(count, 2) +
    i32x4.extract_lane(count, 3)
  );
}

function worthOf(raises: v128, left: f32, linear: f32, early: f32, half: f32, less: f32): v128 {
  const value = f32x4.add(
    f32x4.mul(f32x4.convert_i32x4_s(raises), f32x4.splat(1.0 / 1073741824.0)),
    f32x4.splat(left),
  );
  const worth = f32x4.sub(
    f32x4.add(
      f32x4.mul(f32x4.splat(linear), value),
      f32x4.div(f32x4.mul(f32x4.splat(early), value), f32x4.add(value, f32x4.splat(half))),
    ),
    f32x4.splat(less),
  );
  return v128.andnot(worth, i32x4.eq(raises, i32x4.splat(0)));
}
