import { describe, expect, it } from 'vitest';
import { applyChange } from './apply-change.ts';
import { explain } from './explain.ts';
import { startPolicy, type SupplierFacts } from './facts.ts';
import { changedProfile, liftsOf, proposedChanges, type ProfileChange } from './lift.ts';
import { buildIndex } from './match-index.ts';
import { capability, market, need, supplier, term, TODAY } from './small-market.ts';

const { freshDays } = startPolicy.freshness;
const terms = [term('1'), term('11', '1'), term('12', '1')];
const facts = supplier('s', {
  statement: 'We keep homes safe',
  capabilities: [capability('c', { title: 'Fire doors', termIds: ['12'] })],
  regions: ['Wales'],
  accreditations: ['NICEIC'],
});
const demand = need('n', {
  title: 'Smoke alarms',
  text: 'Smoke alarms and fire doors in sheltered homes',
  termIds: ['11'],
  region: 'London',
  requiredAccreditations: ['BAFE', 'NICEIC'],
});
/** Uses the words of the need, so that they tell something. */
const rival = supplier('t', {
  statement: 'Smoke alarms, sheltered housing, boilers, radiators, pipework, lighting',
});
const build = (own: SupplierFacts = facts) =>
  buildIndex(market({ terms, suppliers: [own, rival], demands: [demand] }), startPolicy, TODAY);

const changes: ProfileChange[] = [
  { kind: 'capability', title: 'Smoke alarms', termIds: ['11'] },
  { kind: 'words', words: ['sheltered', 'smoke'] },
  { kind: 'region', region: 'London' },
  { kind: 'accreditation', accreditation: 'BAFE' },
  { kind: 'confirmation' },
];

describe('a profile after a change', () => {
  const after = (at: number, own = facts) => changedProfile(own, changes[at]!, TODAY);

  it('has what was added, beside what was there', () => {
    expect(after(0).capabilities).toEqual([
      facts.capabilities[0],
      { id: 'cap_proposed', title: 'Smoke alarms', text: '', termIds: ['11'], declared: true },
    ]);
    expect(after(1).statement).toBe('We keep homes safe\nsheltered smoke');
    expect(after(1, { ...facts, statement: '' }).statement).toBe('sheltered smoke');
    expect(after(2).regions).toEqual(['Wales', 'London']);
    expect(after(3).accreditations).toEqual(['NICEIC', 'BAFE']);
    expect(after(4).confirmedDay).toBe(TODAY);
  });

  it('is another one: what was handed in stays', () => {
    const before = structuredClone(facts);
    for (let at = 0; at < changes.length; at++) {
      const { id, name, size } = after(at);
      expect({ id, name, size }).toEqual({ id: facts.id, name: facts.name, size: facts.size });
    }
    expect(facts).toEqual(before);
  });
});

describe('what would lift a match', () => {
  it('is what each change alone makes of it when it is made', () => {
    const index = build();
    const before = explain(index, 'n', 's');
    const lifts = liftsOf(index, 'n', 's', changes);
    expect(lifts.map(({ change }) => change)).toEqual(changes);
    for (const [at, lift] of lifts.entries()) {
      const really = build();
      applyChange(really, { kind: 'supplier', id: 's', facts: changedProfile(facts, changes[at]!, TODAY) });
      const after = explain(really, 'n', 's');
      expect(lift).toEqual({
        change: changes[at],
        scoreBefore: before.score,
        scoreAfter: after.score,
        pointsBefore: before.points,
        pointsAfter: after.points,
        eligibleBefore: false,
        eligibleAfter: after.eligible,
      });
    }
    expect(lifts[0]!.scoreAfter).toBeGreaterThan(before.score);
    expect(lifts[1]!.scoreAfter).toBeGreaterThan(before.score);
    expect(lifts[4]!.scoreAfter).toBeGreaterThan(before.score);
  });

  it('leaves the index as it was', () => {
    const index = build();
    const before = explain(index, 'n', 's');
    liftsOf(index, 'n', 's', changes);
    expect(explain(index, 'n', 's')).toEqual(before);
  });

  it('opens a need that a condition kept shut', () => {
    const index = build({ ...facts, accreditations: ['NICEIC', 'BAFE'] });
    const [lift] = liftsOf(index, demand, 's', [changes[2]!]);
    expect(lift).toMatchObject({ eligibleBefore: false, eligibleAfter: true });
  });

  it('cannot be told of a supplier or a need that is unknown', () => {
    expect(() => liftsOf(build(), 'n', 'lost', changes)).toThrow(RangeError);
    expect(() => liftsOf(build(), 'lost', 's', changes)).toThrow(RangeError);
  });
});

describe('the changes that suggest themselves', () => {
  const offers = [
    { title: 'Alarms', termIds: ['11'] },
    { title: 'Doors', termIds: ['12'] },
    { title: 'Both', termIds: ['11', '12'] },
  ];
  const proposed = (own: Partial<SupplierFacts>, given = demand) =>
    proposedChanges(build({ ...facts, ...own }), given, 's', offers);
  const kinds = (list: ProfileChange[]) => list.map(({ kind }) => kind);

  it('are the region, the accreditations, the categories, the telling words and confirming it', () => {
    expect(proposed({})).toEqual([
      { kind: 'region', region: 'London' },
      { kind: 'accreditation', accreditation: 'BAFE' },
      { kind: 'capability', title: 'Alarms', termIds: ['11'] },
      { kind: 'capability', title: 'Both', termIds: ['11', '12'] },
      { kind: 'words', words: expect.arrayContaining(['smoke', 'alarms']) },
      { kind: 'confirmation' },
    ]);
  });

  it('name no region to who serves it, or all, nor for a need without one', () => {
    expect(kinds(proposed({ regions: ['Wales', 'London'] }))).not.toContain('region');
    expect(kinds(proposed({ regions: [] }))).not.toContain('region');
    expect(kinds(proposed({}, { ...demand, region: null }))).not.toContain('region');
  });

  it('name no accreditation that is held, and no category that is declared', () => {
    expect(kinds(proposed({ accreditations: ['BAFE', 'NICEIC'] }))).not.toContain('accreditation');
    const all = capability('d', { termIds: ['11', '12'] });
    expect(kinds(proposed({ capabilities: [all] }))).not.toContain('capability');
    const derived = { ...all, declared: false };
    expect(kinds(proposed({ capabilities: [derived] })).filter((kind) => kind === 'capability')).toHaveLength(
      3,
    );
  });

  it('are three words at most, none that the supplier uses, the most telling ones', () => {
    const long = { ...demand, text: 'Smoke alarms boilers radiators pipework lighting' };
    const words = proposed({}, long).find((change) => change.kind === 'words')!;
    expect(words.words).toHaveLength(3);
    const uses = proposed({ statement: 'Smoke alarms in sheltered homes' });
    expect(kinds(uses)).not.toContain('words');
  });

  it('leave out words that hardly count in a long need', () => {
    const many = Array.from({ length: 40 }, (_, i) => `w${'bdfgk'[i % 5]}${'aeiou'[i % 5]}${i}x`).join(' ');
    const long = { ...demand, title: 'Fire doors', text: many };
    expect(kinds(proposed({}, long))).not.toContain('words');
  });

  it('ask to confirm a profile that was never confirmed or is no longer fresh', () => {
    expect(kinds(proposed({ confirmedDay: null }))).toContain('confirmation');
    expect(kinds(proposed({ confirmedDay: TODAY - freshDays - 1 }))).toContain('confirmation');
    expect(kinds(proposed({ confirmedDay: TODAY - freshDays }))).not.toContain('confirmation');
  });
});
