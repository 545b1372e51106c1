import type { CapabilityFacts, EngagementFacts, SupplierFacts } from './facts.ts';

/** Orders ids by code units, the same on every machine. Returns a negative, zero or positive number. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const byId = (a: CapabilityFacts, b: CapabilityFacts) => compareIds(a.id, b.id);
const byDay = (a: EngagementFacts, b: EngagementFacts) => a.day - b.day || compareIds(a.id, b.id);

/**
 * @param facts a supplier as handed in; left untouched
 * @returns the same with capabilities by id and engagements by day, so that no sum depends on the order of input
 */
export function canonicalSupplier(facts: SupplierFacts): SupplierFacts {
  if (isSorted(facts.capabilities, byId) && isSorted(facts.engagements, byDay)) return facts;
  return {
    ...facts,
    capabilities: [...facts.capabilities].sort(byId),
    engagements: [...facts.engagements].sort(byDay),
  };
}

function isSorted<T>(list: readonly T[], compare: (a: T, b: T) => number): boolean {
  for (let i = 1; i < list.length; i++) if (compare(list[i - 1]!, list[i]!) > 0) return false;
  return true;
}
