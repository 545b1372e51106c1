import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Columns, Lesson, Weights } from './learn.ts';
import { GRADES, learnWeights, likeliest, lossOf, scoresOf, solved } from './learn.ts';
import type { SignalId } from './policy.ts';
import { startPolicy } from './policy.ts';

const weights: Weights = { ...startPolicy.weights, S1: 1, S2: 1, S3: 0, S4: 0.5, S5: 0, S9: 0 };

/** @param taken how many were taken on, or their grades */
const lesson = (
  values: Partial<Record<SignalId, number[]>>,
  taken: number | number[] = 1,
  dismissed = 0,
): Lesson => ({
  grades: typeof taken === 'number' ? Array.from({ length: taken }, () => 1) : taken,
  dismissed,
  values: new Map(Object.entries(values).map(([id, list]) => [id as SignalId, Float64Array.from(list)])),
});

describe('learning weights', () => {
  const misled = [lesson({ S1: [0.1, 0.9], S2: [0.8, 0.2] }), lesson({ S1: [0.3, 0.9], S2: [0.6, 0.2] })];
  const options = { signals: ['S1', 'S2', 'S4'] as const, restraint: 0.001 };

  /** What is minimised, of all three weights. */
  const cost = (lessons: readonly Lesson[], [S1, S2, S4]: readonly number[], restraint: number) => {
    let sum = 0;
    let all = 0;
    for (const one of lessons) {
      const scores = scoresOf(one, { ...weights, S1: S1!, S2: S2!, S4: S4! });
      const total = Math.log(scores.reduce((parts, score) => parts + Math.exp(score), 0));
      one.grades.forEach((_, i) => (sum += (total - scores[i]!) / one.grades.length));
      all++;
    }
    return sum / all + restraint * (S1! ** 2 + S2! ** 2 + S4! ** 2);
  };

  it('finds the signal that tells who was taken on, and gives nothing to one that misleads', () => {
    const learned = learnWeights(misled, weights, options);
    expect(learned.S1).toBe(0);
    expect(learned.S2).toBeCloseTo(weights.S1 + weights.S2 + weights.S4, 3);
    for (const one of misled) {
      const [first, second] = scoresOf(one, learned);
      expect(first).toBeGreaterThan(second!);
    }
  });

  it('finds no better weights anywhere near: the sum that it is after is at its least', () => {
    const lessons = [
      lesson({ S1: [0.9, 0.5, 0.1], S2: [0.4, 0.4, 0.6], S4: [0.2, 0.1, 0.3] }, 2),
      lesson({ S1: [0.4, 0.6], S2: [0.9, 0.1], S4: [0.2, 0.4] }),
      lesson({ S1: [0.8, 0.2], S2: [0.3, 0.5], S4: [0.6, 0.4] }),
      lesson({ S1: [0.2, 0.3], S2: [0.7, 0.2] }),
    ];
    const restraint = 0.05;
    const learned = learnWeights(lessons, weights, { ...options, restraint });
    const at = [learned.S1, learned.S2, learned.S4];
    expect(at.filter((weight) => weight > 0).length).toBeGreaterThan(1);
    // Only their scale is given by the start, so the least is looked for along it.
    const scales = Array.from({ length: 400 }, (_, i) => (i + 1) / 40);
    const bestScale = (ray: readonly number[]) =>
      Math.min(
        ...scales.map((scale) =>
          cost(
            lessons,
            ray.map((weight) => weight * scale),
            restraint,
          ),
        ),
      );
    const best = bestScale(at);
    for (const k of [0, 1, 2])
      for (const by of [-0.2, 0.2]) {
        const moved = at.map((weight, i) => Math.max(0, weight + (i === k ? by : 0)));
        expect(bestScale(moved)).toBeGreaterThan(best - 1e-5);
      }
  });

  it('gives the same weights every time, whatever they are at the start, and leaves what was handed in as it is', () => {
    const before = structuredClone(weights);
    const learned = learnWeights(misled, weights, options);
    expect(learnWeights(misled, weights, options)).toEqual(learned);
    expect(learnWeights(misled, { ...weights, S1: 2, S2: 0, S4: 0.5 }, options)).toEqual(learned);
    expect(weights).toEqual(before);
  });

  it('keeps the sum of the weights it learns, and the others as they are', () => {
    const mixed = [lesson({ S1: [0.9, 0.1], S4: [0.5, 0.4] }), lesson({ S1: [0.4, 0.5], S4: [0.9, 0.1] })];
    const learned = learnWeights(mixed, weights, options);
    expect(learned.S1 + learned.S2 + learned.S4).toBeCloseTo(weights.S1 + weights.S2 + weights.S4, 3);
    expect(learned.S2).toBe(0);
    for (const id of ['S3', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'] as const)
      expect(learned[id]).toBe(weights[id]);
  });

  it('keeps the start where no lesson tells anybody apart', () => {
    expect(learnWeights([], weights, options)).toEqual(weights);
    const alike = lesson({ S1: [0.5, 0.5], S2: [0.1, 0.1] });
    const lost = lesson({ S1: [0.1, 0.9], S2: [0.9, 0.2] }, 0);
    const unheard = lesson({ S3: [0.9, 0.2] });
    expect(learnWeights([alike, lost, unheard], weights, options)).toEqual(weights);
  });

  it('holds weights together where restraint is strong', () => {
    const one = lesson({ S1: [0.9, 0.1], S2: [0.4, 0.6] });
    const both = { signals: ['S1', 'S2'] as const, restraint: 1 };
    const { S1, S2 } = learnWeights([one, lesson({ S1: [0.5, 0.6], S2: [0.9, 0.1] })], weights, both);
    expect(S1).toBeGreaterThan(0);
    expect(S2).toBeGreaterThan(0);
  });

  it('counts a demand once, however many were taken on', () => {
    const others = [lesson({ S1: [0.9, 0.1], S2: [0.4, 0.6] }), lesson({ S1: [0.8, 0.3], S2: [0.2, 0.6] })];
    const one = lesson({ S1: [0.5, 0.6], S2: [0.9, 0.1] });
    const four = lesson(
      { S1: [0.5, 0.5, 0.5, 0.5, 0.6, 0.6, 0.6, 0.6], S2: [0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1] },
      4,
    );
    expect(learnWeights([...others, four], weights, options)).toEqual(
      learnWeights([...others, one], weights, options),
    );
    expect(learnWeights([...others, one, one], weights, options)).not.toEqual(
      learnWeights([...others, one], weights, options),
    );
  });

  it('counts what came of a supplier by its grade, and nothing but what grades of one demand are to each other', () => {
    const other = lesson({ S1: [0.9, 0.1, 0.3], S2: [0.4, 0.6, 0.2] });
    const learnedBy = (grades: number[]) =>
      learnWeights([other, lesson({ S1: [0.9, 0.1, 0.2], S2: [0.1, 0.9, 0.2] }, grades)], weights, options);
    const { contract, meeting } = GRADES;
    expect(learnedBy([contract, meeting]).S1).toBeGreaterThan(learnedBy([meeting, contract]).S1);
    expect(learnedBy([meeting, contract]).S2).toBeGreaterThan(learnedBy([contract, meeting]).S2);
    expect(learnedBy([2, 2])).toEqual(learnedBy([1, 1]));
    expect(learnedBy([4, 2])).toEqual(learnedBy([2, 1]));
  });

  it('counts who was looked at and left off more than who was not looked at', () => {
    const other = lesson({ S1: [0.9, 0.1, 0.3], S2: [0.4, 0.6, 0.2] });
    const learnedWith = (dismissed: number) =>
      learnWeights(
        [other, lesson({ S1: [0.5, 0.8, 0.2], S2: [0.5, 0.3, 0.6] }, 1, dismissed)],
        weights,
        options,
      );
    expect(learnedWith(1).S1).toBeLessThan(learnedWith(0).S1);
  });

  it('hands the weight of an unknown content signal to the known ones', () => {
    expect([...scoresOf(lesson({ S2: [0.5], S4: [1] }), weights)]).toEqual([0.5 * 2 + 0.5]);
  });
});

describe('what learning minimises', () => {
  const share = fc.integer({ min: 0, max: 20 }).map((twentieths) => twentieths / 20);
  const lessons = fc.array(
    fc.record({
      grades: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
      dismissed: fc.nat(2),
      rows: fc.array(fc.tuple(share, share, share), { minLength: 3, maxLength: 6 }),
      knows: fc.constantFrom([0, 1, 2], [0, 2], [1], []),
    }),
    { minLength: 1, maxLength: 4 },
  );
  const weight = fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10);
  const given = fc.record({
    lessons,
    weights: fc.tuple(weight, weight, weight),
    restraint: fc.constantFrom(0.001, 0.2),
  });
  const columnsOf = (all: typeof lessons extends fc.Arbitrary<infer T> ? T : never): Columns[] =>
    all.map(({ grades, dismissed, rows, knows }) => ({
      grades,
      dismissed,
      known: knows.map((k) => ({ k, column: Float64Array.from(rows, (row) => row[k]!) })),
    }));

  it('is how unlikely those taken on were, every demand counting once, and the cost of the weights', () => {
    fc.assert(
      fc.property(given, ({ lessons: all, weights: at, restraint }) => {
        let sum = 0;
        let counted = 0;
        for (const { grades, dismissed, rows, knows } of all) {
          if (knows.length === 0) continue;
          const scores = rows.map((row) => knows.reduce<number>((total, k) => total + at[k]! * row[k]!, 0));
          const leftOff = scores.slice(grades.length, grades.length + dismissed);
          const draws = [...scores, ...leftOff, ...leftOff, ...leftOff];
          const total = Math.log(draws.reduce((parts, score) => parts + Math.exp(score), 0));
          const whole = grades.reduce((all, grade) => all + grade);
          grades.forEach((grade, i) => (sum += (grade * (total - scores[i]!)) / whole));
          counted++;
        }
        const expected =
          (counted === 0 ? 0 : sum / counted) +
          restraint * at.reduce((squares, one) => squares + one * one, 0);
        expect(lossOf(columnsOf(all), at, restraint).loss).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('has the slopes and curvatures that it says', () => {
    const STEP = 1e-4;
    fc.assert(
      fc.property(given, ({ lessons: all, weights: at, restraint }) => {
        const columns = columnsOf(all);
        const { gradient, curvature } = lossOf(columns, at, restraint);
        const moved = (k: number, by: number) => at.map((one, i) => one + (i === k ? by : 0));
        for (const k of [0, 1, 2]) {
          const up = lossOf(columns, moved(k, STEP), restraint);
          const down = lossOf(columns, moved(k, -STEP), restraint);
          expect(gradient[k]).toBeCloseTo((up.loss - down.loss) / (2 * STEP), 5);
          for (const m of [0, 1, 2])
            expect(curvature[k]![m]).toBeCloseTo((up.gradient[m]! - down.gradient[m]!) / (2 * STEP), 5);
        }
      }),
    );
  });

  it('is least where learning ends: level in every weight above 0, and rising in the others', () => {
    fc.assert(
      fc.property(given, ({ lessons: all, restraint }) => {
        const columns = columnsOf(all);
        const found = likeliest(columns, 3, restraint);
        const { gradient } = lossOf(columns, found, restraint);
        found.forEach((one, k) => {
          expect(one).toBeGreaterThanOrEqual(0);
          if (one > 0) expect(Math.abs(gradient[k]!)).toBeLessThan(2e-4);
          else expect(gradient[k]!).toBeGreaterThan(-2e-4);
        });
      }),
    );
  });

  it('is approached by moves that solve its equations in the places that are free', () => {
    const entry = fc.integer({ min: -10, max: 10 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(
        fc.tuple(fc.tuple(entry, entry, entry), fc.tuple(entry, entry, entry), fc.tuple(entry, entry, entry)),
        fc.tuple(entry, entry, entry),
        fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
        (rows, right, free) => {
          const places = [0, 1, 2];
          const matrix = places.map((a) =>
            places.map((b) =>
              places.reduce((sum, k) => sum + rows[a]![k]! * rows[b]![k]!, a === b ? 0.5 : 0),
            ),
          );
          const found = solved(matrix, right, free);
          for (const a of places) {
            if (!free[a]) expect(found[a]).toBe(0);
            else
              expect(places.reduce((sum, b) => sum + matrix[a]![b]! * found[b]!, 0)).toBeCloseTo(
                right[a]!,
                8,
              );
          }
        },
      ),
    );
  });
});

describe('the score of a candidate', () => {
  it('is the sum of its signals by their weights', () => {
    const values = { S1: [0.5, 1], S2: [1, 0], S4: [0, 1] };
    const full = lesson({ ...values, S3: [1, 1], S6: [0, 0] });
    expect([...scoresOf(full, weights)]).toEqual([1.5, 1.5]);
  });

  it('leaves out a signal of no weight, and is nothing where no signal is known', () => {
    expect([...scoresOf(lesson({ S3: [1] }), weights)]).toEqual([]);
    expect([...scoresOf(lesson({ S4: [1] }), weights)]).toEqual([0.5]);
  });
});
