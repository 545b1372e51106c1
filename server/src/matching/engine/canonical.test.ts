import { expect, it } from 'vitest';
import { canonicalSupplier, compareIds } from './canonical.ts';
import { capability, engagement, supplier } from './small-market.ts';

it('ids are ordered by code units, the same on every machine', () => {
  expect(['b', 'a', 'B', 'é', 'a'].sort(compareIds)).toEqual(['B', 'a', 'a', 'b', 'é']);
  expect(compareIds('a', 'b')).toBe(-1);
  expect(compareIds('b', 'a')).toBe(1);
  expect(compareIds('a', 'a')).toBe(0);
});

const capabilities = ['a', 'b', 'c'].map((id) => capability(id));
const engagements = [
  engagement('z', { day: 1 }),
  engagement('a', { day: 2 }),
  engagement('b', { day: 2 }),
  engagement('c', { day: 3 }),
];

it('a supplier in order is itself', () => {
  const facts = supplier('s', { capabilities, engagements });
  expect(canonicalSupplier(facts)).toBe(facts);
  const twice = supplier('s', { capabilities: [capabilities[0]!, capabilities[0]!], engagements: [] });
  expect(canonicalSupplier(twice)).toBe(twice);
});

it('what a supplier does comes by id and what it did by day, then id; what was handed in stays', () => {
  const given = { capabilities: capabilities.toReversed(), engagements: engagements.toReversed() };
  for (const facts of [
    supplier('s', given),
    supplier('s', { ...given, capabilities }),
    supplier('s', { ...given, engagements }),
  ]) {
    const before = structuredClone(facts);
    expect(canonicalSupplier(facts)).toEqual({ ...facts, capabilities, engagements });
    expect(facts).toEqual(before);
  }
  const ends = supplier('s', { engagements: [engagements[1]!, engagements[0]!, engagements[2]!] });
  expect(canonicalSupplier(ends).engagements.map(({ id }) => id)).toEqual(['z', 'a', 'b']);
});
