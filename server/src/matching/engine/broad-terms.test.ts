import { describe, expect, it } from 'vitest';
import { BroadTermsWriter } from './broad-terms.ts';
import { startPolicy } from './facts.ts';
import { term } from './small-market.ts';
import { buildTaxonomy } from './taxonomy.ts';

const divisions = Array.from({ length: 40 }, (_, i) => `d${String(i).padStart(2, '0')}`);
const taxonomy = buildTaxonomy([
  ...divisions.map((id) => term(id)),
  ...divisions.map((id) => term(`${id}g`, id)),
]);
const nodes = (...ids: string[]) => ids.map((id) => taxonomy.nodeOf.get(id)!);

describe('the broad terms of suppliers', () => {
  const writer = new BroadTermsWriter(taxonomy, startPolicy);
  writer.addRow(nodes('d00', 'd00g', 'd31', 'd31g'));
  writer.addRow(nodes('d33', 'd33g'));
  writer.addRow([]);
  const { bitOf, masks } = writer.finish();
  const has = (row: number, id: string) => (masks[row]! & bitOf[nodes(id)[0]!]!) !== 0;

  it('are divisions alone: a group has no bit', () => {
    expect(divisions.every((id) => bitOf[nodes(id)[0]!]! > 0)).toBe(true);
    expect(divisions.every((id) => bitOf[nodes(`${id}g`)[0]!] === 0)).toBe(true);
  });

  it('are those that count less than the policy says, not those that count just as much', () => {
    const { levelWeights } = startPolicy.taxonomy;
    const even = { ...startPolicy, taxonomy: { ...startPolicy.taxonomy, broadBelow: levelWeights.cpv[0]! } };
    expect([...new BroadTermsWriter(taxonomy, even).finish().bitOf].every((bit) => bit === 0)).toBe(true);
  });

  it('are never missing where a supplier has one', () => {
    expect(has(0, 'd00') && has(0, 'd31') && has(1, 'd33')).toBe(true);
  });

  it('are told apart from those it has not, but for the few that share a bit', () => {
    expect(divisions.filter((id) => has(0, id))).toEqual(['d00', 'd31', 'd32']);
    expect(divisions.filter((id) => has(1, id))).toEqual(['d01', 'd33']);
    expect(divisions.filter((id) => has(2, id))).toEqual([]);
  });
});
