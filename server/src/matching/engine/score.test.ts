import { describe, expect, it } from 'vitest';
import { profileDemand } from './demand-profile.ts';
import { preparedFor } from './explain.ts';
import type { DemandFacts, RankingPolicy } from './facts.ts';
import { startPolicy } from './facts.ts';
import { UNIT } from './fixed-point.ts';
import { buildIndex, vectorOf } from './match-index.ts';
import { risen } from './rise.ts';
import { fullScore, isListed, prepareDemand, scorePair, unknownSignals } from './score.ts';
import { capability, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const weights = { S1: 1, S2: 2, S3: 3, S4: 4, S5: 5, S6: 6, S7: 7, S8: 8, S9: 9, S10: 10 };
const policy: RankingPolicy = { ...startPolicy, weights };

const suppliers = [
  supplier('words', { statement: 'Smoke alarms' }),
  supplier('tagged', { capabilities: [capability('c', { termIds: ['fire'] })] }),
  supplier('council', {
    engagements: [engagement('e', { title: 'Choir', councilId: 'camden', outcome: 1 })],
  }),
  supplier('broad', { capabilities: [capability('c', { termIds: ['safety'] })] }),
  supplier('all', {
    engagements: [
      engagement('e', { title: 'Smoke alarms', termIds: ['fire'], councilId: 'camden', outcome: 1 }),
    ],
  }),
];
const terms = [term('safety'), term('fire', 'safety'), term('grass')];
const build = (given = policy) => buildIndex(market({ terms, suppliers }), given, TODAY);
const full = need('n', { title: 'Smoke alarms', termIds: ['fire'], region: 'London', valueGbp: 900 });
const prepared = (demand: DemandFacts, given = policy) => preparedFor(build(given), demand);
const worth = (demand: DemandFacts, given = policy) =>
  Object.fromEntries(
    prepared(demand, given).signals.map(({ signal, microPerUnit }) => [
      signal.id,
      (microPerUnit * UNIT) / 1e6,
    ]),
  );

describe('the scale of scores', () => {
  it('is what all signals can come to, each at its weight', () => {
    const most = 1 + 2 + 3 + 4 + 5 + 6 * (1 - startPolicy.unknownOutcome) + 7 + 8 + 9 + 10;
    expect(fullScore(policy)).toBe(Math.round(most * 1e6));
    expect(fullScore({ ...policy, weights: { ...weights, S10: 0, S6: 0 } })).toBe(39e6);
    expect(fullScore(policy)).toBe(Math.round(most * 1e6));
  });
});

describe('a demand made ready for scoring', () => {
  it('has every signal at its weight where all are known', () => {
    const found = worth(full);
    expect(Object.keys(found)).toEqual(Object.keys(weights));
    for (const [id, weight] of Object.entries(weights)) expect(found[id]).toBeCloseTo(weight, 9);
    expect(unknownSignals(policy, prepared(full))).toEqual([]);
  });

  it('has the weight of unknown content carried by the content that is known, and by nothing else', () => {
    const untagged = worth(need('n', { title: 'Smoke alarms' }));
    expect(untagged).toMatchObject({ S4: 4, S8: 8 });
    expect(untagged.S1).toBeUndefined();
    expect(untagged.S2).toBeCloseTo((2 * 6) / 5, 9);
    expect(untagged.S3).toBeCloseTo((3 * 6) / 5, 9);
    expect(worth(need('n', { termIds: ['fire'] })).S1).toBeCloseTo(6, 9);
    const silent = worth(need('n'));
    expect(Object.keys(silent)).toEqual(['S4', 'S5', 'S6', 'S8']);
    expect(silent.S4).toBeCloseTo(4, 9);
  });

  it('says which signals it leaves unknown, but for those that do not count at all', () => {
    const ids = (demand: DemandFacts, given = policy) =>
      unknownSignals(given, prepared(demand, given)).map(({ id }) => id);
    expect(ids(need('n', { title: 'Smoke alarms' }))).toEqual(['S1', 'S7']);
    expect(ids(need('n'))).toEqual(['S1', 'S2', 'S3', 'S7', 'S9', 'S10']);
    const without = { ...policy, weights: { ...weights, S1: 0 } };
    expect(ids(need('n', { title: 'Smoke alarms' }), without)).toEqual(['S7']);
    expect(Object.keys(worth(full, without))).not.toContain('S1');
    expect(worth(full, without).S2).toBeCloseTo(2, 9);
  });

  it('has nothing kept from before', () => {
    const index = build();
    expect(prepareDemand(index, profileDemand(full, true, index))).toMatchObject({
      kept: null,
      keptBefore: null,
      rivals: null,
    });
  });
});

describe('a pair', () => {
  const index = build();
  const demand = preparedFor(index, full);
  const vector = (id: string) => vectorOf(index, index.rows.rowOf.get(id)!);

  it('is listed for words or categories in common, not for work with the council, nor for a category too broad', () => {
    const listed = suppliers.filter(({ id }) => isListed(demand, vector(id))).map(({ id }) => id);
    expect(listed).toEqual(['words', 'tagged', 'all']);
    const nothing = preparedFor(index, need('n'));
    expect(suppliers.some(({ id }) => isListed(nothing, vector(id)))).toBe(false);
  });

  it('scores the sum of what each signal says, at its weight', () => {
    for (const { id } of suppliers) {
      const values: number[] = [];
      const score = scorePair(demand, vector(id), values);
      expect(values).toHaveLength(demand.signals.length);
      const sum = demand.signals.reduce(
        (all, { microPerUnit, rise }, k) => all + risen(values[k]! / UNIT, rise) * UNIT * microPerUnit,
        0,
      );
      expect(Math.abs(score - sum)).toBeLessThanOrEqual(demand.signals.length);
    }
    const values: number[] = [];
    expect(scorePair(demand, vector('all'), values)).toBeGreaterThan(
      scorePair(demand, vector('words'), values),
    );
  });

  it('gives later signals what earlier ones said', () => {
    const values: number[] = [];
    scorePair(demand, vector('words'), values);
    const of = (id: string) => values[demand.signals.findIndex(({ signal }) => signal.id === id)]!;
    expect(of('S9')).toBe(Math.floor((of('S1') + of('S2')) / 2));
    expect(of('S9')).toBeGreaterThan(0);
  });
});
