import { describe, expect, it } from 'vitest';
import { gainAt, gradedNdcg10, idealGain10, qualityOf } from './metrics.ts';

const list = (length: number) => Array.from({ length }, (_, i) => i + 1);

describe('how well a list puts those who were taken on first', () => {
  it('discounts a place by the logarithm of its rank', () => {
    expect([1, 3, 7].map(gainAt)).toEqual([1, 1 / 2, 1 / 3]);
    expect(idealGain10(0)).toBe(0);
    expect(idealGain10(1)).toBe(1);
    expect(idealGain10(3)).toBeCloseTo(1 + 1 / Math.log2(3) + 0.5, 12);
    expect(idealGain10(11)).toBe(idealGain10(10));
    expect(idealGain10(10)).toBeGreaterThan(idealGain10(9));
  });

  it('is 1 in everything when they are first', () => {
    expect(qualityOf([7, 8, 9], [8, 7])).toEqual({ hit10: 1, ndcg10: 1, recall10: 1, recall50: 1, mrr: 1 });
  });

  it('is 0 in everything when none of them is listed, when nobody was, and when there is no list', () => {
    const nothing = { hit10: 0, ndcg10: 0, recall10: 0, recall50: 0, mrr: 0 };
    expect(qualityOf([1, 2], [3])).toEqual(nothing);
    expect(qualityOf([1, 2], [])).toEqual(nothing);
    expect(qualityOf([], [3])).toEqual(nothing);
  });

  it('counts the tenth place and not the eleventh among the first ten, and the fiftieth, not the one after', () => {
    expect(qualityOf(list(60), [10])).toMatchObject({ hit10: 1, recall10: 1, recall50: 1, mrr: 0.1 });
    expect(qualityOf(list(60), [11])).toMatchObject({ hit10: 0, ndcg10: 0, recall10: 0, recall50: 1 });
    expect(qualityOf(list(60), [50])).toMatchObject({ recall50: 1, mrr: 0.02 });
    expect(qualityOf(list(60), [51])).toMatchObject({ recall50: 0, mrr: 1 / 51 });
  });

  it('is a share of all of them, each once, listed or not', () => {
    const { ndcg10, recall10, recall50, mrr } = qualityOf(list(60), [2, 3, 20, 99, 2]);
    expect(recall10).toBe(0.5);
    expect(recall50).toBe(0.75);
    expect(mrr).toBe(0.5);
    expect(ndcg10).toBeCloseTo((1 / Math.log2(3) + 0.5) / idealGain10(4), 12);
  });
});

describe('how well a list puts first those of whom most came', () => {
  it('is what it is without grades where all have the same one', () => {
    for (const relevant of [[1], [3, 12], [2, 4, 99], list(14)])
      expect(gradedNdcg10(list(60), new Map(relevant.map((one) => [one, 4])))).toBeCloseTo(
        qualityOf(list(60), relevant).ndcg10,
        12,
      );
  });

  it('is 1 in the order of their grades, less in another, and 0 where none is listed or nobody has one', () => {
    const grades = new Map([
      ['a', 4],
      ['b', 2],
      ['c', 1],
    ]);
    expect(gradedNdcg10(['a', 'b', 'c', 'd'], grades)).toBe(1);
    const worse = gradedNdcg10(['b', 'a', 'c'], grades);
    expect(worse).toBeCloseTo((2 + 4 / Math.log2(3) + 0.5) / (4 + 2 / Math.log2(3) + 0.5), 12);
    expect(gradedNdcg10(['d'], grades)).toBe(0);
    expect(gradedNdcg10(['d'], new Map())).toBe(0);
  });
});
