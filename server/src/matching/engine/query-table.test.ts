import { expect, it } from 'vitest';
import { QueryTable } from './query-table.ts';

it('a number is found at its place in the query plus 1, any other at 0', () => {
  const places = new QueryTable().of({}, [7, 3, 900], 1000);
  expect([7, 3, 900, 0, 4].map((number) => places[number])).toEqual([1, 2, 3, 0, 0]);
});

it('the next owner finds nothing of the last', () => {
  const table = new QueryTable();
  table.of({}, [7, 3], 10);
  const places = table.of({}, [3], 10);
  expect([7, 3].map((number) => places[number])).toEqual([0, 1]);
});

it('the same owner gets the same table, which is not written again', () => {
  const table = new QueryTable();
  const owner = {};
  const places = table.of(owner, [7], 1024);
  places[7] = 42;
  expect(table.of(owner, [7], 1024)).toBe(places);
  expect(places[7]).toBe(42);
  expect(table.of({}, [7], 1024)[7]).toBe(1);
});

it('a table that is too small is made larger, with room to grow, for the same owner too', () => {
  const table = new QueryTable();
  const owner = {};
  expect(table.of(owner, [7], 1024)).toHaveLength(1024);
  const larger = table.of(owner, [7, 2000], 2001);
  expect(larger).toHaveLength(2501);
  expect([larger[7], larger[2000]]).toEqual([1, 2]);
  expect(table.of({}, [2400], 2500)).toBe(larger);
  expect([larger[7], larger[2000], larger[2400]]).toEqual([0, 0, 1]);
});
