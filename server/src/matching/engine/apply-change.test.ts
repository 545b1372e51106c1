import { describe, expect, it } from 'vitest';
import type { MarketChange } from './apply-change.ts';
import {
  applyChange,
  currentMarket,
  freshen,
  needsRebuild,
  pendingChanges,
  setExposure,
  withSupplier,
} from './apply-change.ts';
import { explain } from './explain.ts';
import type { ExposureFacts, MarketFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { looseningsOf } from './loosen.ts';
import type { MatchIndex } from './match-index.ts';
import { buildIndex } from './match-index.ts';
import { rank } from './rank.ts';
import { capability, council, engagement, market, need, supplier, term, TODAY } from './small-market.ts';

const job = engagement('e', { title: 'Smoke alarms', councilId: 'camden', termIds: ['fire'] });
const given: MarketFacts = {
  ...market({
    terms: [term('safety'), term('fire', 'safety'), term('grass')],
    councils: [council('camden'), council('barnet'), council('leeds', { region: 'Yorkshire' })],
    suppliers: [
      supplier('one', { engagements: [job] }),
      supplier('two', { capabilities: [capability('c', { title: 'Smoke alarms', termIds: ['fire'] })] }),
      supplier('three', {
        statement: 'Smoke, grass and alarms',
        engagements: [{ ...job, councilId: 'barnet' }],
      }),
    ],
    demands: [
      need('n', { title: 'Smoke alarms', termIds: ['fire'], region: 'London' }),
      need('m', { title: 'Grass', termIds: ['grass'], councilId: 'leeds' }),
    ],
  }),
  exposure: null,
};
const exposure: ExposureFacts = {
  untilDay: TODAY - 1,
  groups: {
    new: { attention: 1, merit: 2 },
    known: { attention: 4, merit: 4 },
    established: { attention: 4, merit: 4 },
  },
};

const draft = need('draft', { title: 'Smoke of grass', termIds: ['fire', 'grass'], councilId: 'barnet' });

const build = (facts: MarketFacts = given) => buildIndex(facts, startPolicy, TODAY);

/** Every list of a market, from both sides, and one for a draft, which nothing was kept of from before. */
const lists = (index: MatchIndex, facts: MarketFacts) => [
  rank(index, { reading: 'suppliers-for-demand', demand: draft, limit: 99 }),
  ...facts.demands.map(({ id }) => rank(index, { reading: 'suppliers-for-demand', demand: id, limit: 99 })),
  ...facts.suppliers.map(({ id }) =>
    rank(index, { reading: 'demands-for-supplier', supplierId: id, limit: 99 }),
  ),
];

/** An index after changes, held against one built from the market that they lead to. */
function expectAfter(changes: readonly MarketChange[], after: Partial<MarketFacts>): MatchIndex {
  const index = build();
  lists(index, given);
  for (const change of changes) applyChange(index, change);
  const facts = { ...given, ...after };
  expect(lists(index, facts)).toEqual(lists(build(facts), facts));
  return index;
}

const replaced = <T extends { id: string }>(list: readonly T[], one: T) =>
  list.map((before) => (before.id === one.id ? one : before));
const without = <T extends { id: string }>(list: readonly T[], id: string) =>
  list.filter((one) => one.id !== id);

describe('an index after a change is one built from the market it leads to', () => {
  const [one, two] = given.suppliers;
  const [n] = given.demands;

  it('of a supplier that comes, edits its profile, or goes', () => {
    const edited = { ...two!, statement: 'Grass and hedges', engagements: [{ ...job, outcome: 1 }] };
    expectAfter([{ kind: 'supplier', id: 'two', facts: edited }], {
      suppliers: replaced(given.suppliers, edited),
    });
    const twice = { ...edited, statement: 'Smoke' };
    expectAfter(
      [
        { kind: 'supplier', id: 'two', facts: edited },
        { kind: 'supplier', id: 'two', facts: twice },
      ],
      { suppliers: replaced(given.suppliers, twice) },
    );
    expectAfter([{ kind: 'supplier', id: 'one', facts: null }], {
      suppliers: without(given.suppliers, 'one'),
    });
    const fresh = supplier('four', { ...one!, id: 'four' });
    expectAfter([{ kind: 'supplier', id: 'four', facts: fresh }], { suppliers: [...given.suppliers, fresh] });
    expectAfter(
      [
        { kind: 'supplier', id: 'four', facts: fresh },
        { kind: 'supplier', id: 'four', facts: null },
      ],
      {},
    );
  });

  it('of a demand that comes, is edited, or goes', () => {
    const edited = { ...n!, title: 'Grass', termIds: ['grass'], councilId: 'barnet' };
    expectAfter([{ kind: 'demand', id: 'n', facts: edited }], { demands: replaced(given.demands, edited) });
    expectAfter([{ kind: 'demand', id: 'n', facts: null }], { demands: without(given.demands, 'n') });
    const fresh = need('new', { title: 'Alarms', councilId: 'hackney', termIds: ['safety'] });
    expectAfter([{ kind: 'demand', id: 'new', facts: fresh }], { demands: [...given.demands, fresh] });
  });

  it('of a council that is described otherwise, comes, or goes', () => {
    const edited = council('barnet', { name: 'London Borough of Barnet', region: 'Wales' });
    expectAfter([{ kind: 'council', id: 'barnet', facts: edited }], {
      councils: replaced(given.councils, edited),
    });
    expectAfter([{ kind: 'council', id: 'barnet', facts: null }], {
      councils: without(given.councils, 'barnet'),
    });
    const fresh = council('hackney');
    expectAfter([{ kind: 'council', id: 'hackney', facts: fresh }], { councils: [...given.councils, fresh] });
  });

  it('of a term that moves, comes, or goes, once it is read', () => {
    const moved = term('fire', 'grass', 'Fire');
    expectAfter([{ kind: 'term', id: 'fire', facts: moved }], { terms: replaced(given.terms, moved) });
    expectAfter([{ kind: 'term', id: 'fire', facts: null }], { terms: without(given.terms, 'fire') });
    const fresh = term('hedges', 'grass');
    expectAfter([{ kind: 'term', id: 'hedges', facts: fresh }], { terms: [...given.terms, fresh] });
  });

  it('of something that was not there and is gone', () => {
    for (const kind of ['supplier', 'demand', 'council', 'term'] as const)
      expectAfter([{ kind, id: 'nobody', facts: null }], {});
  });

  it('of a ledger of exposure', () => {
    const index = build();
    const before = lists(index, given);
    setExposure(index, exposure);
    const facts = { ...given, exposure };
    expect(lists(index, facts)).toEqual(lists(build(facts), facts));
    expect(lists(index, facts)).not.toEqual(before);
    expect(currentMarket(index).exposure).toBe(exposure);
    setExposure(index, null);
    expect(lists(index, given)).toEqual(before);
  });
});

describe('the market that an index knows', () => {
  it('is the one it was built from, with what changed since', () => {
    const index = build();
    expect(currentMarket(index)).toEqual(given);
    const edited = { ...given.suppliers[0]!, statement: 'Doors' };
    applyChange(index, { kind: 'supplier', id: 'one', facts: edited });
    applyChange(index, { kind: 'demand', id: 'm', facts: null });
    applyChange(index, { kind: 'council', id: 'leeds', facts: null });
    applyChange(index, { kind: 'term', id: 'grass', facts: null });
    const now = currentMarket(index);
    expect(now.suppliers).toEqual([given.suppliers[1], given.suppliers[2], edited]);
    expect(now.demands).toEqual([given.demands[0]]);
    expect(now.councils).toEqual(without(given.councils, 'leeds'));
    expect(now.terms).toEqual(without(given.terms, 'grass'));
  });
});

describe('changes', () => {
  it('are counted until the index is built anew', () => {
    const index = build();
    expect([pendingChanges(index), needsRebuild(index)]).toEqual([0, false]);
    applyChange(index, { kind: 'supplier', id: 'one', facts: null });
    applyChange(index, { kind: 'demand', id: 'n', facts: null });
    applyChange(index, { kind: 'council', id: 'leeds', facts: null });
    expect([pendingChanges(index), needsRebuild(index)]).toEqual([3, false]);
    freshen(index);
    expect(pendingChanges(index)).toBe(3);
    applyChange(index, { kind: 'term', id: 'grass', facts: null });
    expect([pendingChanges(index), needsRebuild(index)]).toEqual([4, true]);
    freshen(index);
    expect([pendingChanges(index), needsRebuild(index)]).toEqual([0, false]);
  });

  it.each<[string, (index: MatchIndex) => void]>([
    [
      'a list for a demand',
      (index) => rank(index, { reading: 'suppliers-for-demand', demand: 'n', limit: 1 }),
    ],
    [
      'a list for a supplier',
      (index) => rank(index, { reading: 'demands-for-supplier', supplierId: 'one', limit: 1 }),
    ],
    ['a pair', (index) => explain(index, 'n', 'one')],
    ['what conditions keep out', (index) => looseningsOf(index, 'n')],
    ['a market with other facts of a supplier', (index) => withSupplier(index, given.suppliers[0]!, () => 0)],
  ])('of terms are taken in before %s is read', (_, read) => {
    const index = build();
    applyChange(index, { kind: 'term', id: 'grass', facts: null });
    read(index);
    expect(needsRebuild(index)).toBe(false);
  });
});

describe('looking at a market with other facts of one supplier', () => {
  const other = { ...given.suppliers[1]!, statement: 'Grass cutting', engagements: [job], sme: true };

  it('shows what it would be, and leaves the index as it was', () => {
    for (const earlier of [false, true]) {
      const index = build();
      if (earlier)
        applyChange(index, { kind: 'supplier', id: 'two', facts: { ...other, statement: 'Doors' } });
      const before = lists(index, given);
      const pending = pendingChanges(index);
      const facts = { ...given, suppliers: replaced(given.suppliers, other) };
      const seen = withSupplier(index, other, () => lists(index, facts));
      expect(seen).toEqual(lists(build(facts), facts));
      expect(lists(index, given)).toEqual(before);
      expect(pendingChanges(index)).toBe(pending);
      expect(withSupplier(index, other, () => 42)).toBe(42);
      expect(lists(index, given)).toEqual(before);
    }
  });

  it('leaves it as it was when looking fails, too', () => {
    const index = build();
    const before = lists(index, given);
    const look = () => {
      throw new Error('Nothing to see');
    };
    expect(() => withSupplier(index, other, look)).toThrow('Nothing to see');
    expect(lists(index, given)).toEqual(before);
    expect(currentMarket(index)).toEqual(given);
  });
});
