import { describe, expect, it } from 'vitest';
import type { SupplierFacts } from './facts.ts';
import { hashText } from './hash.ts';
import { supplier } from './small-market.ts';
import type { ChangedRow } from './supplier-rows.ts';
import { SupplierRows } from './supplier-rows.ts';

const numbers = { newness: 5, awards: 3, usualSize: 7.5, delivery: 0.25, freshness: 9 };
const changed = (name: string) => ({ name }) as unknown as ChangedRow;
const add = (rows: SupplierRows, facts: SupplierFacts, given = {}) =>
  rows.add(facts, { ...numbers, ...given });

const columns = (rows: SupplierRows) => ({
  ids: rows.facts.map((facts) => facts?.id ?? null),
  rowOf: new Map(rows.rowOf),
  /** How many rows stand how; null = no longer valid. */
  standings: rows.classes.counts.flatMap((count, at) =>
    count > 0 ? [[rows.classes.standings[at]!, count]] : [],
  ),
  hash: [...rows.hash.trimmed()],
  classOf: [...rows.classOf.trimmed()],
  newness: [...rows.newness.trimmed()],
  awards: [...rows.awards.trimmed()],
  usualSize: [...rows.usualSize.trimmed()],
  delivery: [...rows.delivery.trimmed()],
  freshness: [...rows.freshness.trimmed()],
  changed: [...rows.changed],
});

function filled() {
  const rows = new SupplierRows();
  add(rows, supplier('a'));
  add(rows, supplier('b', { excluded: true }), { awards: 8 });
  rows.baseRows = 2;
  const row = add(rows, supplier('c', { regions: ['Wales'] }));
  rows.changed[row - rows.baseRows] = changed('c');
  return rows;
}

describe('the rows of suppliers', () => {
  it('hold what each supplier is ranked by, in the order added', () => {
    const rows = new SupplierRows();
    expect(add(rows, supplier('a'))).toBe(0);
    expect(add(rows, supplier('b', { excluded: true }), { awards: 8, delivery: -0.5 })).toBe(1);
    expect(rows.length).toBe(2);
    expect(columns(rows)).toMatchObject({
      ids: ['a', 'b'],
      rowOf: new Map([
        ['a', 0],
        ['b', 1],
      ]),
      hash: [hashText('a'), hashText('b')],
      newness: [5, 5],
      awards: [3, 8],
      usualSize: [7.5, 7.5],
      delivery: [0.25, -0.5],
      freshness: [9, 9],
    });
    expect(columns(rows).classOf.map((at) => rows.classes.standings[at]?.excluded)).toEqual([false, true]);
  });

  it('remember the most that any row ever had, and no less than nothing', () => {
    const rows = new SupplierRows();
    expect(rows.greatest).toEqual({ usualSize: 0, delivery: 0, freshness: 0 });
    add(rows, supplier('a'), { usualSize: 0, delivery: -0.5, freshness: 0 });
    expect(rows.greatest).toEqual({ usualSize: 0, delivery: 0, freshness: 0 });
    const row = add(rows, supplier('b'), { delivery: 0.5, freshness: 9 });
    add(rows, supplier('c'), { delivery: 0.25, freshness: 4 });
    expect(rows.greatest).toEqual({ usualSize: 7.5, delivery: 0.5, freshness: 9 });
    rows.remove(row);
    expect(rows.greatest).toEqual({ usualSize: 7.5, delivery: 0.5, freshness: 9 });
  });

  it('forget whoever is removed, and no one else', () => {
    const rows = filled();
    rows.remove(1);
    expect(columns(rows)).toMatchObject({ ids: ['a', null, 'c'], changed: [changed('c')] });
    expect(rows.rowOf).toEqual(
      new Map([
        ['a', 0],
        ['c', 2],
      ]),
    );
    expect(rows.classes.standings[rows.classOf.values[1]!]).toBeNull();
    expect(columns(rows).standings).toEqual([
      [null, 1],
      [expect.objectContaining({ excluded: false, regions: [] }), 1],
      [expect.objectContaining({ excluded: false, regions: ['Wales'] }), 1],
    ]);
    rows.remove(2);
    expect(rows.changed).toEqual([undefined]);
    const before = columns(rows);
    for (const gone of [1, 2, 99]) rows.remove(gone);
    expect(columns(rows)).toEqual(before);
  });

  it('know what is kept of a change, and of no other row', () => {
    const rows = filled();
    expect([0, 1, 2, 3].map((row) => rows.changedAt(row))).toEqual([
      undefined,
      undefined,
      changed('c'),
      undefined,
    ]);
    rows.remove(2);
    expect(rows.changedAt(2)).toBeUndefined();
  });

  it('are visited among the changes where they are still there, ascending', () => {
    const rows = filled();
    const row = add(rows, supplier('d'));
    rows.changed[row - rows.baseRows] = changed('d');
    const visited = () => {
      const found: [number, ChangedRow][] = [];
      rows.eachChanged((at, one) => found.push([at, one]));
      return found;
    };
    expect(visited()).toEqual([
      [2, changed('c')],
      [3, changed('d')],
    ]);
    rows.remove(2);
    expect(visited()).toEqual([[3, changed('d')]]);
  });
});

describe('a row that is taken back', () => {
  it.each([
    ['of the index as built', 'b', 1],
    ['changed since', 'c', 2],
  ])('leaves no trace, with the earlier row %s', (_, id, row) => {
    const rows = filled();
    const before = columns(rows);
    const earlier = {
      row,
      facts: rows.facts[row]!,
      inClass: rows.classOf.values[row]!,
      changed: rows.changed[row - rows.baseRows],
    };
    rows.remove(row);
    const added = add(rows, supplier(id, { accreditations: ['BAFE'] }), { awards: 60 });
    rows.changed[added - rows.baseRows] = changed('other');
    expect(columns(rows)).not.toEqual(before);
    rows.takeBack(earlier);
    expect(columns(rows)).toEqual(before);
    const visited: number[] = [];
    rows.eachChanged((at) => visited.push(at));
    expect(visited).toEqual([2]);
  });
});
