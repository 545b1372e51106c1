import type { DemandFacts, SupplierFacts } from './facts.ts';
import type { ContributionId } from './policy.ts';

/** A record behind a contribution. */
export interface Evidence {
  kind: 'capability' | 'engagement' | 'term' | 'council';
  id: string;
  label: string;
  /** Days since 1970-01-01, for an engagement. */
  day?: number;
  valueGbp?: number | null;
  /** What age leaves of an engagement, 0 to 1. */
  decay?: number;
}

/** One signal's part of a match. */
export interface Contribution {
  signal: ContributionId;
  /** Short plain label. */
  name: string;
  /** Micro-points, int32. */
  micro: number;
  /** Shown points; they add up to the match's points. */
  points: number;
  /** Why, in plain words. */
  sentence: string;
  evidence: Evidence[];
  /** false = the demand does not say enough for this signal, so it is left out of account. */
  known: boolean;
}

/** Why a supplier may not be matched, whatever its score. */
export type IneligibleCode =
  'excluded' | 'region' | 'accreditation' | 'reserved_sme' | 'reserved_vcse' | 'status_unknown';

/** A reason in one match. */
export interface IneligibleReason {
  code: IneligibleCode;
  sentence: string;
}

/** One supplier and one demand with its points per signal. */
export interface Match {
  demandId: string;
  supplierId: string;
  /** Place in the list from 1; 0 when the match was explained on its own. */
  rank: number;
  /** The rank key: micro-points, the exact sum of the contributions' `micro`. */
  score: number;
  /** Shown points, 0 to 100. */
  points: number;
  /** Share of past award pairs of such a score in which the supplier was taken on, 0 to 1; it orders nothing. */
  chance: number;
  eligible: boolean;
  ineligibleBecause: IneligibleReason[];
  contributions: Contribution[];
}

/** One page of a ranking. */
export interface RankedList {
  policyVersion: number;
  asOfDay: number;
  /** The last day of exposure that S10 counts; null when there is none on record. */
  exposureDay: number | null;
  /** Eligible candidates within the filter with a score above 0, on all pages. */
  total: number;
  /** Candidates within the filter that are not eligible, by reason; one with two reasons counts under both. */
  ineligible: { reason: IneligibleCode; count: number }[];
  matches: Match[];
}

/** Narrows a list; a candidate outside is not counted anywhere. Parts that do not concern the reading are ignored. */
export interface Filter {
  /** Suppliers that serve, or demands that lie in, any of these regions (or say none). */
  regions?: readonly string[];
  sizes?: readonly SupplierFacts['size'][];
  smeOnly?: boolean;
  vcseOnly?: boolean;
  /** Only suppliers whose decayed evidence is below the policy's ceiling. */
  newEntrantsOnly?: boolean;
  notWorkedWithCouncil?: boolean;
  demandKind?: DemandFacts['kind'];
  /** Only demands of these councils. */
  councilIds?: readonly string[];
  /** Any other condition; must depend on its argument only. */
  predicate?: (candidate: { supplier: SupplierFacts; demand: DemandFacts }) => boolean;
}

interface Page {
  /** Most matches to return, at least 0. */
  limit: number;
  /** Matches to skip, at least 0. */
  offset?: number;
  filter?: Filter;
  /** true = leave sentences and evidence empty, for reading long lists fast. */
  brief?: boolean;
}

/** What to rank: the two readings of one scoring function. */
export type RankQuery =
  | ({ reading: 'suppliers-for-demand'; demand: DemandFacts | string } & Page)
  | ({ reading: 'demands-for-supplier'; supplierId: string } & Page);
