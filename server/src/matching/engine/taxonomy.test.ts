import { expect, it } from 'vitest';
import type { TermFacts } from './facts.ts';
import { term } from './small-market.ts';
import { buildTaxonomy, schemeOf, withAncestors } from './taxonomy.ts';

const terms = [term('122', '12'), term('1'), term('12', '1'), term('2'), term('11', '1'), term('121', '12')];
const taxonomy = buildTaxonomy(terms);
const names = (nodes: number[]) => nodes.map((node) => taxonomy.terms[node]!.id);

it('terms are numbered in the order of their ids, whatever the order they come in', () => {
  expect(taxonomy.terms.map(({ id }) => id)).toEqual(['1', '11', '12', '121', '122', '2']);
  expect(buildTaxonomy(terms.toReversed())).toEqual(taxonomy);
  for (const [node, { id }] of taxonomy.terms.entries()) expect(taxonomy.nodeOf.get(id)).toBe(node);
});

it('each knows what is above it and how far it is from the top', () => {
  expect([...taxonomy.parent]).toEqual([-1, 0, 0, 2, 2, -1]);
  expect([...taxonomy.depth]).toEqual([0, 1, 1, 2, 2, 0]);
});

it('a parent that is unknown, in another scheme or itself is none', () => {
  const other: TermFacts = { ...term('x', '1'), scheme: 'service' };
  const { parent, depth } = buildTaxonomy([...terms, term('9', 'lost'), other, term('y', 'y')]);
  expect([...parent].slice(-3)).toEqual([-1, -1, -1]);
  expect([...depth].slice(-3)).toEqual([0, 0, 0]);
});

it('a circle is cut where it would close', () => {
  const { parent, depth } = buildTaxonomy([term('a', 'c'), term('b', 'a'), term('c', 'b')]);
  expect([...parent]).toEqual([2, 0, -1]);
  expect([...depth]).toEqual([1, 2, 0]);
});

it('a depth that no byte can hold is 255', () => {
  const chain = Array.from({ length: 300 }, (_, i) =>
    term(String(1000 + i), i === 0 ? null : String(999 + i)),
  );
  const { depth } = buildTaxonomy(chain);
  expect([depth[254], depth[255], depth[256], depth[299]]).toEqual([254, 255, 255, 255]);
});

it('terms come with everything above them, each once, ascending; unknown ones are skipped', () => {
  expect(names(withAncestors(taxonomy, ['2', '121', '122']))).toEqual(['1', '12', '121', '122', '2']);
  expect(names(withAncestors(taxonomy, ['122', 'lost', '11']))).toEqual(['1', '11', '12', '122']);
  expect(withAncestors(taxonomy, ['lost'])).toEqual([]);
});

it('a node is of its term’s scheme', () => {
  const mixed = buildTaxonomy([term('a'), { ...term('b'), scheme: 'service' }]);
  expect([0, 1].map((node) => schemeOf(mixed, node))).toEqual(['cpv', 'service']);
});
