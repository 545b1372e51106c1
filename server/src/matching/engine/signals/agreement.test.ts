import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChange } from '../apply-change.ts';
import type { DemandFacts, MarketFacts, RankingPolicy } from '../facts.ts';
import { startPolicy } from '../facts.ts';
import { UNIT } from '../fixed-point.ts';
import type { MatchIndex } from '../match-index.ts';
import { buildIndex, vectorOf } from '../match-index.ts';
import { preparedFor } from '../explain.ts';
import type { SignalId } from '../policy.ts';
import { FULL_RAISE } from '../kernel.ts';
import { Raises } from '../raises.ts';
import { changes, demandFacts, fullMarkets, markets } from '../testing/random-market.ts';
import type { WeightedSignal } from '../score.ts';
import { TODAY } from '../small-market.ts';
import type { EarlierValues } from './signal.ts';

/** Every signal counts; words and titles share S3, so that both of its parts are seen. */
const policy: RankingPolicy = {
  ...startPolicy,
  weights: { S1: 0.7, S2: 1.1, S3: 0.6, S4: 0.5, S5: 0.4, S6: 0.2, S7: 0.2, S8: 0.1, S9: 0.3, S10: 0.1 },
  similarWork: { ...startPolicy.similarWork, titleShare: 0.4, valueShare: 0.5 },
};

/** What rounding can add to a value, in units of 1/UNIT. */
const ROUNDING = 1;

/** A bound less than this above a value is the value, but for rounding: a thousandth of the signal. */
const NEARLY = UNIT / 1000;

/** Visits each signal of each demand, with the suppliers of the index as built and what the signal bounds them by. */
function eachSignal(
  index: MatchIndex,
  demands: readonly (DemandFacts | string)[],
  visit: (signal: WeightedSignal, rows: readonly Row[]) => void,
): void {
  const vectors = index.rows.facts
    .slice(0, index.rows.baseRows)
    .map((facts, row) => (facts === null ? null : vectorOf(index, row)));
  for (const demand of demands) {
    const earlier: EarlierValues[] = Array.from({ length: index.rows.baseRows }, () => ({}));
    for (const weighted of preparedFor(index, demand).signals) {
      const { signal, prepared } = weighted;
      const raises = new Raises(index.rows.baseRows);
      const anywhere = prepared.bound === undefined ? UNIT : prepared.bound(raises);
      const rows = earlier.flatMap((values, row) => {
        const vector = vectors[row] ?? null;
        if (vector === null) return [];
        const value = prepared.at(row, values);
        const alone = prepared.of(vector, values);
        const listed = prepared.lists?.(vector) === true;
        const raised = raises.rows[row]!;
        const bound = (raised / FULL_RAISE) * UNIT;
        const leftOut = prepared.leftOut?.(row) ?? anywhere;
        const one = { row, value, alone, listed, raised, bound, leftOut, earlier: { ...values } };
        return [{ ...one, most: bound + anywhere }];
      });
      visit(weighted, rows);
      for (const { row, value } of rows) earlier[row]![signal.id] = value;
    }
  }
}

interface Row {
  row: number;
  /** What the signal says of the row, and of the supplier's vector. */
  value: number;
  alone: number;
  listed: boolean;
  raised: number;
  /** What its own bound allows, and what that leaves out at most, in units of 1/UNIT. */
  bound: number;
  leftOut: number;
  /** What the bounds allow, in units of 1/UNIT. */
  most: number;
  earlier: EarlierValues;
}

const given = fc.record({
  market: fc.oneof(markets, fullMarkets),
  before: changes,
  draft: demandFacts('draft'),
});

function built({ market, before }: { market: MarketFacts; before: Parameters<typeof applyChange>[1][] }) {
  const index = buildIndex(market, policy, TODAY);
  for (const change of before) if (change.kind !== 'term') applyChange(index, change);
  return index;
}

describe('a signal', { timeout: 60_000 }, () => {
  it('says the same of a row as of the supplier alone: never more than its greatest value, its bound, or what it lets earlier signals bring', () => {
    fc.assert(
      fc.property(given, (one) => {
        const index = built(one);
        eachSignal(index, [...index.demands.keys(), one.draft], ({ signal, prepared }, rows) => {
          for (const { value, alone, most, bound, leftOut, earlier } of rows) {
            expect(alone).toBe(value);
            expect(Math.abs(value)).toBeLessThanOrEqual(UNIT);
            expect(value).toBeLessThanOrEqual(signal.greatest(policy) * UNIT + ROUNDING);
            expect(value).toBeLessThanOrEqual(most + ROUNDING);
            expect(value).toBeLessThanOrEqual(bound + leftOut + ROUNDING);
            if (prepared.ceiling === undefined) continue;
            let ceiling = 0;
            for (const [id, share] of Object.entries(prepared.ceiling)) {
              expect(share).toBeGreaterThanOrEqual(0);
              ceiling += share * (earlier[id as SignalId] ?? 0);
            }
            expect(value).toBeLessThanOrEqual(ceiling + ROUNDING);
          }
        });
      }),
    );
  });

  it('bounds nobody by more than it must where it just adds up, and raises the bounds of just those it lists', () => {
    const exact: readonly SignalId[] = ['S1', 'S2', 'S4'];
    fc.assert(
      fc.property(given, (one) => {
        const index = built(one);
        eachSignal(index, [...index.demands.keys(), one.draft], ({ signal, prepared }, rows) => {
          expect(prepared.lists !== undefined).toBe(signal.id === 'S1' || signal.id === 'S2');
          if (prepared.lists !== undefined)
            for (const { raised, listed } of rows) expect(raised > 0).toBe(listed);
          if (!exact.includes(signal.id)) return;
          for (const { value, bound, leftOut } of rows) {
            expect(bound - value).toBeLessThan(NEARLY);
            if (signal.id !== 'S1') expect(leftOut).toBe(0);
          }
        });
      }),
    );
  });
});
