/**
 * What the ranking engine knows about the market: plain values, handed in whole or one change at a time.
 * The engine reads nothing else: no clock, no database, no randomness.
 */

export type { RankingPolicy } from './policy.ts';
export { startPolicy } from './policy.ts';

/** A classification scheme whose terms form a hierarchy through `parentId`. */
export type SchemeName = 'cpv' | 'service' | 'capability';

/** One entry of a scheme. A `parentId` of null, or one that names no known term, makes it a top level. */
export interface TermFacts {
  id: string;
  scheme: SchemeName;
  code: string;
  label: string;
  parentId: string | null;
}

/** What a piece of past work or contact was. */
export type EngagementKind = 'contract' | 'call_off' | 'pilot' | 'demonstration' | 'meeting';

/** Past work or contact of one supplier with one buyer. */
export interface EngagementFacts {
  id: string;
  /** null when the buyer is not a council on the platform. */
  councilId: string | null;
  buyerName: string;
  kind: EngagementKind;
  title: string;
  text: string;
  termIds: readonly string[];
  /** Days since 1970-01-01 of the award or the start. */
  day: number;
  valueGbp: number | null;
  /** 0 (failed) to 1 (went well); null = unknown. */
  outcome: number | null;
}

/** One thing a supplier can do. */
export interface CapabilityFacts {
  id: string;
  title: string;
  text: string;
  termIds: readonly string[];
  /** false = derived from awards; those awards are already counted as engagements. */
  declared: boolean;
}

/** An organisation that can meet needs, as the engine sees it. */
export interface SupplierFacts {
  id: string;
  name: string;
  statement: string;
  capabilities: readonly CapabilityFacts[];
  engagements: readonly EngagementFacts[];
  /** Regions served; empty = anywhere. */
  regions: readonly string[];
  size: 'micro' | 'small' | 'medium' | 'large' | 'unknown';
  /** null = not known. */
  sme: boolean | null;
  /** null = not known. */
  vcse: boolean | null;
  accreditations: readonly string[];
  /** Excluded or debarred from public contracts. */
  excluded: boolean;
  /** Days since 1970-01-01 of the day the supplier last confirmed its profile; missing or null = never. */
  confirmedDay?: number | null;
}

/** A local authority, as the engine sees it. */
export interface CouncilFacts {
  id: string;
  name: string;
  type: string;
  region: string;
  population: number | null;
  /** A published grouping of like councils; null = none known. */
  similarityLabel: string | null;
}

/** A council's need, or its line of business read as a standing need. */
export interface DemandFacts {
  id: string;
  kind: 'need' | 'line';
  councilId: string;
  /** The place that the council is named after. Its words say who asks, not what for, so they find nobody. */
  councilPlace?: string | null;
  title: string;
  text: string;
  termIds: readonly string[];
  /** Where it must be delivered; null = not said. */
  region: string | null;
  requiredAccreditations: readonly string[];
  reservedFor: 'none' | 'sme' | 'vcse';
  /** What it is expected to cost; missing or null = not said. */
  valueGbp?: number | null;
}

/** Suppliers by awards on record: see the policy's `exposure`. */
export type ExposureGroup = 'new' | 'known' | 'established';

/** The ledger of exposure: what councils were shown over some days, by group of suppliers. */
export interface ExposureFacts {
  /** The last day that is counted, in days since 1970-01-01. */
  untilDay: number;
  /** Attention: Σ 1/log2(1 + rank) of what was shown. Merit: Σ of its points without S9 to S11, over 100. Both at least 0. */
  groups: Readonly<Record<ExposureGroup, { attention: number; merit: number }>>;
}

/** Everything there is to rank. Ids are unique within each list. */
export interface MarketFacts {
  terms: TermFacts[];
  councils: CouncilFacts[];
  suppliers: SupplierFacts[];
  demands: DemandFacts[];
  /** Missing or null = nothing is on record. */
  exposure?: ExposureFacts | null;
}
