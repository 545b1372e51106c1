import { describe, expect, it } from 'vitest';
import { applyChange, needsRebuild, pendingChanges } from './apply-change.ts';
import { explain } from './explain.ts';
import { startPolicy } from './facts.ts';
import type { Filter } from './match.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { capability, council, engagement, market, need, supplier, term, TODAY } from './small-market.ts';
import { alarms, build, order } from './testing/small-rank.ts';

describe('equal scores', () => {
  const equals = ['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8'].map((id) =>
    supplier(id, { capabilities: [alarms] }),
  );

  it('are ordered differently for different needs and on different days', () => {
    const demands = ['n', 'm'].map((id) => need(id, { title: 'Smoke alarms' }));
    const given = market({ suppliers: equals, demands });
    const listed = (demand: string, day: number) =>
      rank(buildIndex(given, startPolicy, day), {
        reading: 'suppliers-for-demand',
        demand,
        limit: 99,
      }).matches.map(({ supplierId }) => supplierId);
    expect(listed('n', TODAY)).toHaveLength(8);
    expect(listed('n', TODAY)).not.toEqual(listed('m', TODAY));
    expect(listed('n', TODAY)).not.toEqual(listed('n', TODAY + 1));
  });

  it('do not move when a supplier edits its name or saves its profile again', () => {
    const demands = [need('n', { title: 'Smoke alarms' })];
    const index = build({ suppliers: equals, demands });
    const listed = () => rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 99 }).matches;
    const before = listed();
    applyChange(index, { kind: 'supplier', id: 's5', facts: { ...equals[4]!, name: 'AAA Alarms' } });
    expect(listed()).toEqual(before);
    expect(pendingChanges(index)).toBe(1);
  });
});

describe('popularity', () => {
  it('counts for nothing: work unlike the need moves nobody up', () => {
    const busy = supplier('busy', {
      capabilities: [alarms],
      engagements: ['e1', 'e2', 'e3', 'e4'].map((id) => engagement(id, { valueGbp: 9_000_000 })),
    });
    const index = build({ suppliers: [supplier('quiet', { capabilities: [alarms] }), busy] });
    const draft = need('draft', { title: 'Smoke alarms' });
    expect(explain(index, draft, 'busy').score).toBeLessThanOrEqual(explain(index, draft, 'quiet').score);
  });
});

describe('a list', () => {
  it('may be empty, and says how many there would be', () => {
    const index = build({
      suppliers: [supplier('s', { capabilities: [alarms] })],
      demands: [need('n', { title: 'alarms' })],
    });
    expect(rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 0 })).toMatchObject({
      total: 1,
      matches: [],
    });
    expect(order({ demands: [need('n')] })).toEqual([]);
  });

  it('may be brief, with the same points and neither sentences nor evidence', () => {
    const index = build({ suppliers: [supplier('s', { capabilities: [alarms] })] });
    const query = {
      reading: 'suppliers-for-demand',
      demand: need('n', { title: 'alarms' }),
      limit: 9,
    } as const;
    const [full] = rank(index, query).matches;
    const [brief] = rank(index, { ...query, brief: true }).matches;
    expect(brief!.points).toBe(full!.points);
    expect(
      brief!.contributions.every(({ sentence, evidence }) => sentence === '' && evidence.length === 0),
    ).toBe(true);
  });

  it('cut short is the beginning of the whole, however many suppliers there are', () => {
    const kinds = ['smoke alarms', 'fire alarms fitted', 'smoke', 'alarms and doors', 'fire doors'];
    const suppliers = Array.from({ length: 400 }, (_, i) =>
      supplier(`s${i}`, {
        statement: `${kinds[i % 5]} ${'and more '.repeat(i % 7)} ${'work '.repeat(i % 11)}`,
        engagements: i % 3 === 0 ? [engagement('e', { councilId: 'camden', day: TODAY - i * 9 })] : [],
      }),
    );
    const query = { reading: 'suppliers-for-demand', demand: need('n', { title: 'smoke alarms' }) } as const;
    const index = build({ suppliers });
    const whole = rank(index, { ...query, limit: 400 });
    const short = rank(index, { ...query, limit: 25 });
    expect(short).toEqual({ ...whole, matches: whole.matches.slice(0, 25) });
    expect(whole.matches).toHaveLength(whole.total);
  });

  it('counts a word that nearly all past work has in the list as in the pair alone', () => {
    const titles = ['premises', 'smoke in premises', 'premises with alarms', 'smoke alarms'];
    const suppliers = Array.from({ length: 80 }, (_, i) =>
      supplier(`s${i}`, { engagements: [engagement('e', { title: titles[i % 9] ?? titles[0]! })] }),
    );
    const demand = need('n', { title: 'smoke alarms in premises' });
    const index = build({ suppliers });
    const { matches } = rank(index, { reading: 'suppliers-for-demand', demand, limit: 80 });
    expect(matches).toHaveLength(80);
    for (const match of matches)
      expect(match).toEqual({ ...explain(index, demand, match.supplierId), rank: match.rank });
  });

  it('is refused for an unknown demand or supplier', () => {
    const index = build({});
    expect(() => rank(index, { reading: 'suppliers-for-demand', demand: 'none', limit: 1 })).toThrow(
      RangeError,
    );
    expect(() => rank(index, { reading: 'demands-for-supplier', supplierId: 'none', limit: 1 })).toThrow(
      RangeError,
    );
  });

  it('has the weight of unknown categories carried by the words', () => {
    const fire = term('fire');
    const suppliers = [
      supplier('s', { capabilities: [alarms] }),
      supplier('t', { capabilities: [capability('c', { termIds: ['fire'] })] }),
    ];
    const index = build({ terms: [fire], suppliers });
    const tagged = explain(index, need('n', { title: 'smoke alarms', termIds: ['fire'] }), 's');
    const untagged = explain(index, need('n', { title: 'smoke alarms' }), 's');
    const text = (match: typeof tagged) => match.contributions.find(({ signal }) => signal === 'S2')!.micro;
    const { S1, S2, S3 } = startPolicy.weights;
    expect(text(untagged) / text(tagged)).toBeCloseTo((S1 + S2 + S3) / (S2 + S3), 4);
    expect(untagged.contributions.find(({ signal }) => signal === 'S1')).toMatchObject({
      known: false,
      micro: 0,
    });
  });
});

describe('a page', () => {
  const suppliers = ['smoke alarms', 'smoke alarms and doors', 'alarms and doors', 'doors'].map(
    (statement, i) => supplier(`s${i}`, { statement: `${statement} ${'and of other work '.repeat(i)}` }),
  );
  const demands = ['smoke alarms', 'alarms in halls', 'doors of halls'].map((title, i) =>
    need(`n${i}`, { title }),
  );
  const index = build({ suppliers, demands });
  const forDemand = (limit: number, offset?: number) =>
    rank(index, { reading: 'suppliers-for-demand', demand: 'n0', limit, offset });
  const forSupplier = (limit: number, offset?: number) =>
    rank(index, { reading: 'demands-for-supplier', supplierId: 's1', limit, offset });

  it.each([
    ['suppliers', forDemand, 3],
    ['demands', forSupplier, 3],
  ])('of %s begins after those it skips, says their places, and counts them all', (_, page, total) => {
    const whole = page(9);
    expect(whole.total).toBe(total);
    expect(whole.matches.map(({ rank: place }) => place)).toEqual([1, 2, 3]);
    const shown = whole.matches.map(({ points }) => points);
    expect(shown).toEqual([...shown].sort((a, b) => b - a));
    expect(page(1, 1)).toEqual({ ...whole, matches: whole.matches.slice(1, 2) });
    expect(page(9, 2).matches).toEqual(whole.matches.slice(2));
    expect(page(9, 3).matches).toEqual([]);
    expect(page(2, -5).matches).toEqual(whole.matches.slice(0, 2));
    expect(page(-1)).toEqual({ ...whole, matches: [] });
  });

  it('says under which policy, for which day and by which ledger it was ranked', () => {
    expect(forDemand(1)).toMatchObject({
      policyVersion: startPolicy.version,
      asOfDay: TODAY,
      exposureDay: null,
    });
    const none = { attention: 0, merit: 0 };
    const exposure = { untilDay: TODAY - 3, groups: { new: none, known: none, established: none } };
    const ledger = build({ suppliers, demands, exposure });
    expect(rank(ledger, { reading: 'demands-for-supplier', supplierId: 's1', limit: 0 }).exposureDay).toBe(
      TODAY - 3,
    );
  });

  it('of demands may be brief, and leaves out those that nothing lists the supplier for', () => {
    const brief = rank(index, { reading: 'demands-for-supplier', supplierId: 's3', limit: 9, brief: true });
    expect(brief.matches.map(({ demandId }) => demandId)).toEqual(['n2']);
    expect(brief.matches[0]!.contributions.every(({ sentence }) => sentence === '')).toBe(true);
    expect(brief.total).toBe(1);
  });
});

describe('a list with a kept place', () => {
  const policy = {
    ...startPolicy,
    weights: { ...startPolicy.weights, S9: 0, S10: 0 },
    keptPlaces: { places: 1, of: 2, mostAwards: 1, leastShare: 0.3 },
  };
  const jobs = (title: string) =>
    [0, 1, 2].map((i) => engagement(`${title} ${i}`, { title, day: TODAY - 100 * i }));
  const suppliers = [
    supplier('first', { engagements: jobs('Smoke alarms in sheltered housing') }),
    supplier('second', { engagements: jobs('Smoke alarms in housing') }),
    supplier('newcomer', { capabilities: [capability('c', { title: 'Smoke alarms in housing' })] }),
    supplier('last', { statement: 'housing' }),
  ];
  const demands = [need('n', { title: 'Smoke alarms in sheltered housing' })];
  const index = buildIndex(market({ suppliers, demands }), policy, TODAY);
  const list = (limit: number, offset = 0, filter: Filter = {}) =>
    rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit, offset, filter }).matches.map(
      ({ supplierId, rank: place }) => [supplierId, place],
    );

  it('has whoever it is kept for once, in that place, on whatever page and of whatever length', () => {
    const whole = [
      ['first', 1],
      ['newcomer', 2],
      ['second', 3],
      ['last', 4],
    ];
    expect(list(9)).toEqual(whole);
    for (const length of [1, 2, 3]) expect(list(length)).toEqual(whole.slice(0, length));
    for (const skipped of [1, 2, 3]) expect(list(1, skipped)).toEqual(whole.slice(skipped, skipped + 1));
    const fresh = buildIndex(market({ suppliers, demands }), policy, TODAY);
    const query = { reading: 'suppliers-for-demand', demand: 'n', limit: 2 } as const;
    expect(rank(fresh, query).matches.map(({ supplierId }) => supplierId)).toEqual(['first', 'newcomer']);
  });

  it('keeps it only within the filter, and for the same points', () => {
    const predicate: Filter['predicate'] = ({ supplier: { id } }) => id !== 'newcomer';
    expect(list(9, 0, { predicate })).toEqual([
      ['first', 1],
      ['second', 2],
      ['last', 3],
    ]);
    const alone: Filter['predicate'] = ({ supplier: { id } }) => id === 'newcomer';
    const query = { reading: 'suppliers-for-demand', demand: 'n', limit: 9 } as const;
    const fresh = buildIndex(market({ suppliers, demands }), policy, TODAY);
    const [only] = rank(fresh, { ...query, filter: { predicate: alone } }).matches;
    expect(only!.score).toBe(rank(index, query).matches[1]!.score);
    expect(only!.contributions.at(-1)!.signal).toBe('S11');
    const own = rank(fresh, { reading: 'demands-for-supplier', supplierId: 'newcomer', limit: 1 });
    expect(own.matches[0]!.score).toBe(only!.score);
  });
});

describe('the demands for a supplier', () => {
  it('are the best of all, however few are asked for and whatever their order', () => {
    const titles = ['Doors', 'Smoke alarms', 'Alarms of halls', 'Smoke', 'Smoke alarms in homes', 'Homes'];
    const suppliers = [
      supplier('s', { capabilities: [alarms] }),
      supplier('t', { statement: 'doors, halls, smoke, homes and alarms of all kinds' }),
    ];
    for (const order of [titles, titles.toReversed()]) {
      const index = build({ suppliers, demands: order.map((title) => need(title, { title })) });
      const best = (limit: number) =>
        rank(index, { reading: 'demands-for-supplier', supplierId: 's', limit }).matches;
      const whole = best(9);
      expect(whole).toHaveLength(5);
      for (const limit of [1, 2, 3]) expect(best(limit)).toEqual(whole.slice(0, limit));
      for (const { demandId, score } of whole) expect(score).toBe(explain(index, demandId, 's').score);
      expect(whole.map(({ points }) => points)).toEqual(
        whole.map(({ points }) => points).sort((a, b) => b - a),
      );
    }
  });
});

describe('a changed term', () => {
  it('asks for a rebuild, which the next reading makes by itself', () => {
    const index = build({
      terms: [term('fire')],
      suppliers: [supplier('s', { capabilities: [capability('c', { termIds: ['fire.alarm'] })] })],
    });
    applyChange(index, { kind: 'term', id: 'fire.alarm', facts: term('fire.alarm', 'fire') });
    expect(needsRebuild(index)).toBe(true);
    const demand = need('n', { termIds: ['fire.alarm'] });
    expect(rank(index, { reading: 'suppliers-for-demand', demand, limit: 9 }).total).toBe(1);
    expect(needsRebuild(index)).toBe(false);
    expect(explain(index, demand, 's').score).toBeGreaterThan(0);
    expect(pendingChanges(index)).toBe(0);
  });
});

describe('a council', () => {
  it('that nobody has heard of can still ask', () => {
    const index = build({
      councils: [council('leeds')],
      suppliers: [supplier('s', { capabilities: [alarms] })],
    });
    const match = explain(index, need('n', { councilId: 'new', title: 'alarms' }), 's');
    expect(match.contributions.find(({ signal }) => signal === 'S5')!.known).toBe(false);
  });
});

describe('the chance that is told beside the points', () => {
  const suppliers = [
    supplier('near', { capabilities: [alarms] }),
    supplier('far', { capabilities: [capability('c', { title: 'Burglar alarms' })] }),
  ];
  const list = rank(build({ suppliers, demands: [need('n', { title: 'Smoke alarms' })] }), {
    reading: 'suppliers-for-demand',
    demand: 'n',
    limit: 2,
  }).matches;

  it('falls with the score, is that of the policy, and changes no order', () => {
    const { a, b } = startPolicy.chance;
    for (const { score, chance } of list) expect(chance).toBe(1 / (1 + Math.exp(-(a * (score / 1e6) + b))));
    expect(list.map(({ supplierId }) => supplierId)).toEqual(['near', 'far']);
    expect(list[0]!.chance).toBeGreaterThan(list[1]!.chance);
  });
});
