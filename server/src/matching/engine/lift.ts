import { freshen, withSupplier } from './apply-change.ts';
import { explain, preparedFor, supplierRow } from './explain.ts';
import type { DemandFacts, SupplierFacts } from './facts.ts';
import type { MatchIndex } from './match-index.ts';
import { vectorOf } from './match-index.ts';
import { textQuery } from './text-query.ts';

/** Something a supplier could truthfully change about its own profile. */
export type ProfileChange =
  | { kind: 'capability'; title: string; termIds: readonly string[] }
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'region'; region: string }
  | { kind: 'accreditation'; accreditation: string }
  | { kind: 'confirmation' };

/** What one change alone would make of a match. */
export interface Lift {
  change: ProfileChange;
  /** Micro-points before and after. */
  scoreBefore: number;
  scoreAfter: number;
  pointsBefore: number;
  pointsAfter: number;
  eligibleBefore: boolean;
  eligibleAfter: boolean;
}

/** How many words of a demand a supplier is told at most. */
const MOST_WORDS = 3;

/** The share of a demand's words below which a word is not worth telling. */
const TELLING_SHARE = 0.05;

/**
 * A supplier's profile after a change.
 * @returns new facts; those given stay as they are
 */
export function changedProfile(facts: SupplierFacts, change: ProfileChange, asOfDay: number): SupplierFacts {
  switch (change.kind) {
    case 'capability': {
      const { title, termIds } = change;
      const added = { id: 'cap_proposed', title, text: '', termIds, declared: true };
      return { ...facts, capabilities: [...facts.capabilities, added] };
    }
    case 'words':
      return { ...facts, statement: `${facts.statement}\n${change.words.join(' ')}`.trim() };
    case 'region':
      return { ...facts, regions: [...facts.regions, change.region] };
    case 'accreditation':
      return { ...facts, accreditations: [...facts.accreditations, change.accreditation] };
    case 'confirmation':
      return { ...facts, confirmedDay: asOfDay };
  }
}

/**
 * What would lift a match: each change is applied on its own and the pair scored again, with all that the change does to
 * the market's statistics, so applying it for real on the same day gives exactly the score said here. Nothing is said
 * about any other supplier. The index is afterwards as it was.
 * @param demand the id of a known demand, or the facts of any
 * @param changes to try; see proposedChanges for those that suggest themselves
 * @returns one lift per change, in the order given, those that change nothing too
 * @throws RangeError when the id of the demand or of the supplier is unknown
 */
export function liftsOf(
  index: MatchIndex,
  demand: DemandFacts | string,
  supplierId: string,
  changes: readonly ProfileChange[],
): Lift[] {
  const before = explain(index, demand, supplierId);
  const facts = index.rows.facts[supplierRow(index, supplierId)]!;
  return changes.map((change) => {
    const changed = changedProfile(facts, change, index.asOfDay);
    const after = withSupplier(index, changed, () => explain(index, demand, supplierId));
    return {
      change,
      scoreBefore: before.score,
      scoreAfter: after.score,
      pointsBefore: before.points,
      pointsAfter: after.points,
      eligibleBefore: before.eligible,
      eligibleAfter: after.eligible,
    };
  });
}

/**
 * The changes that suggest themselves for a pair: the demand's categories that the supplier does not declare, its most
 * telling words that the supplier does not use, the region and the accreditations it would need, and confirming a
 * profile that is no longer fresh.
 * @param offers the categories of the demand that a supplier may declare: a title and what it stands for
 */
export function proposedChanges(
  index: MatchIndex,
  demand: DemandFacts | string,
  supplierId: string,
  offers: readonly { title: string; termIds: readonly string[] }[],
): ProfileChange[] {
  freshen(index);
  const { profile } = preparedFor(index, demand);
  const row = supplierRow(index, supplierId);
  const facts = index.rows.facts[row]!;
  const { region, requiredAccreditations } = profile.facts;
  const declared = new Set(facts.capabilities.flatMap((one) => (one.declared ? one.termIds : [])));
  const changes: ProfileChange[] = [];
  if (region !== null && facts.regions.length > 0 && !facts.regions.includes(region))
    changes.push({ kind: 'region', region });
  for (const accreditation of requiredAccreditations)
    if (!facts.accreditations.includes(accreditation)) changes.push({ kind: 'accreditation', accreditation });
  for (const { title, termIds } of offers)
    if (!termIds.every((id) => declared.has(id))) changes.push({ kind: 'capability', title, termIds });
  const words = missingWords(index, demand, row);
  if (words.length > 0) changes.push({ kind: 'words', words });
  const { freshDays } = index.policy.freshness;
  if ((facts.confirmedDay ?? -Infinity) < index.asOfDay - freshDays) changes.push({ kind: 'confirmation' });
  return changes;
}

function missingWords(index: MatchIndex, demand: DemandFacts | string, row: number): string[] {
  const { words, spellings, shares } = textQuery(index, preparedFor(index, demand).profile);
  const own = vectorOf(index, row).words;
  const all = shares.reduce((sum, share) => sum + share, 0);
  return words
    .map((word, i) => ({ word, spelling: spellings[i]!, share: shares[i]! / all }))
    .filter(({ word, share }) => share >= TELLING_SHARE && !own.has(word))
    .slice(0, MOST_WORDS)
    .map(({ spelling }) => spelling);
}
