import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCandidates, TopK, type Candidate } from './top-k.ts';

const candidate = (id: string, band: number, hash: number): Candidate => ({ at: 0, id, band, hash });
const ids = (list: Candidate[]) => list.map(({ id }) => id);

describe('the order of candidates', () => {
  it('is by band, the higher first, then by hash, the lower first, then by id', () => {
    const inOrder = [
      candidate('z', 9, 9),
      candidate('y', 8, 1),
      candidate('x', 8, 2),
      candidate('a', 7, 5),
      candidate('b', 7, 5),
    ];
    for (const [i, a] of inOrder.entries())
      for (const [j, b] of inOrder.entries())
        expect(Math.sign(compareCandidates(a, b))).toBe(Math.sign(i - j));
  });
});

describe('the first k', () => {
  it('are the first k of all, in order, in whatever order they came', () => {
    const some = fc.uniqueArray(
      fc.record({
        at: fc.nat(9),
        id: fc.integer({ min: 0, max: 999 }).map(String),
        band: fc.integer({ min: -3, max: 6 }),
        hash: fc.integer({ min: 0, max: 4 }),
      }),
      { selector: ({ id }) => id, maxLength: 60 },
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 20 }), (candidates, k) => {
        const top = new TopK(k);
        for (const one of candidates) {
          const least = top.leastBand;
          const before = top.sorted();
          top.offer(one);
          if (one.band < least) expect(top.sorted()).toEqual(before);
        }
        expect(top.sorted()).toEqual(candidates.toSorted(compareCandidates).slice(0, k));
      }),
    );
  });

  it('keep their order through many that come ever better or ever worse', () => {
    for (const sign of [1, -1]) {
      const top = new TopK(7);
      for (let i = 0; i < 100; i++) top.offer(candidate(String(i).padStart(3, '0'), sign * i, 0));
      const best = sign === 1 ? [99, 98, 97, 96, 95, 94, 93] : [0, 1, 2, 3, 4, 5, 6];
      expect(ids(top.sorted())).toEqual(best.map((n) => String(n).padStart(3, '0')));
      expect(top.leastBand).toBe(sign === 1 ? 93 : -6);
    }
  });

  it('say what is not worth offering: nothing while there is room, everything when none are wanted', () => {
    const top = new TopK(2);
    expect(top.leastBand).toBe(-Infinity);
    top.offer(candidate('a', 5, 1));
    expect(top.leastBand).toBe(-Infinity);
    top.offer(candidate('b', 3, 1));
    expect(top.leastBand).toBe(3);
    top.offer(candidate('c', 4, 1));
    expect(top.leastBand).toBe(4);
    const none = new TopK(0);
    expect(none.leastBand).toBe(Infinity);
    none.offer(candidate('a', 5, 1));
    expect(none.sorted()).toEqual([]);
  });
});
