import { freshen } from './apply-change.ts';
import { ineligibleBecause } from './eligible.ts';
import { preparedFor } from './explain.ts';
import type { DemandFacts } from './facts.ts';
import type { MatchIndex } from './match-index.ts';
import { listedRows } from './scan.ts';

/** A condition of a demand that could be dropped. */
export type Condition =
  { kind: 'accreditation'; accreditation: string } | { kind: 'reserved' } | { kind: 'all' };

/** Whom a demand without a condition would admit in addition. */
export interface Loosening {
  condition: Condition;
  /** Suppliers that fit the need and become eligible. */
  admitted: number;
  /** Those among them with at most one past contract or call-off on record. */
  newToMarket: number;
}

/** Past contracts and call-offs up to which a supplier counts as new to the market. */
const NEW_UP_TO = 1;

/**
 * The buyer's mirror: how many suppliers each condition of a demand keeps out that would be listed without it.
 * @param demand the id of a known demand, or the facts of any
 * @returns one entry per condition, and one for all together when there are several; counts only, no supplier is named
 * @throws RangeError when the id of the demand is unknown
 */
export function looseningsOf(index: MatchIndex, demand: DemandFacts | string): Loosening[] {
  freshen(index);
  const prepared = preparedFor(index, demand);
  const { facts } = prepared.profile;
  const conditions = conditionsOf(facts);
  if (conditions.length === 0) return [];
  const counts = conditions.map((condition) => ({ condition, admitted: 0, newToMarket: 0 }));
  const demands = conditions.map((condition) => without(facts, condition));
  const admits = index.rows.classes.standings.map((standing) =>
    standing === null || ineligibleBecause(standing, facts).length === 0
      ? null
      : demands.map((loosened) => ineligibleBecause(standing, loosened).length === 0),
  );
  for (const row of listedRows(index, prepared)) {
    const admitted = admits[index.rows.classOf.values[row]!];
    if (admitted === null || admitted === undefined) continue;
    const isNew = isNewToMarket(index, row);
    admitted.forEach((yes, i) => {
      if (!yes) return;
      counts[i]!.admitted++;
      if (isNew) counts[i]!.newToMarket++;
    });
  }
  return counts;
}

function conditionsOf({ requiredAccreditations, reservedFor }: DemandFacts): Condition[] {
  const conditions: Condition[] = [...new Set(requiredAccreditations)].map((accreditation) => ({
    kind: 'accreditation',
    accreditation,
  }));
  if (reservedFor !== 'none') conditions.push({ kind: 'reserved' });
  return conditions.length > 1 ? [...conditions, { kind: 'all' }] : conditions;
}

function without(facts: DemandFacts, condition: Condition): DemandFacts {
  switch (condition.kind) {
    case 'accreditation': {
      const left = facts.requiredAccreditations.filter((name) => name !== condition.accreditation);
      return { ...facts, requiredAccreditations: left };
    }
    case 'reserved':
      return { ...facts, reservedFor: 'none' };
    case 'all':
      return { ...facts, requiredAccreditations: [], reservedFor: 'none' };
  }
}

function isNewToMarket(index: MatchIndex, row: number): boolean {
  const { engagements } = index.rows.facts[row]!;
  return engagements.filter(({ kind }) => kind === 'contract' || kind === 'call_off').length <= NEW_UP_TO;
}
