import { expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';

it('what an act changed is the fields that differ, as they were and as they are', () => {
  const before = { title: 'old', stage: 'exploring', terms: ['a', 'b'], day: new Date(0), value: 3 };
  const after = { title: 'new', stage: 'exploring', terms: ['b', 'a'], day: new Date(0) };
  expect(changedFields(before, after)).toEqual({
    before: { title: 'old', terms: ['a', 'b'] },
    after: { title: 'new', terms: ['b', 'a'] },
  });
});

it('a field that is not there is as good as one that holds nothing', () => {
  const before: { a?: string; b: null; c: string } = { b: null, c: 'x' };
  const after: { a: null; b?: string; c?: string } = { a: null, b: undefined, c: undefined };
  expect(changedFields<object>(before, after)).toEqual({ before: { c: 'x' }, after: { c: null } });
  expect(changedFields({ a: undefined }, { a: 'x' })).toEqual({ before: { a: null }, after: { a: 'x' } });
});

it('nothing changed is nothing to record', () => {
  expect(changedFields({ a: 1, b: [{ c: 2 }] }, { a: 1, b: [{ c: 2 }] })).toEqual({ before: {}, after: {} });
});
