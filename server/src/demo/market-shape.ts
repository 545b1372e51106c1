export type SupplierSize = 'micro' | 'small' | 'medium' | 'large';
export type NeedStage = 'exploring' | 'engaging' | 'planned' | 'tendering' | 'closed';
export type NeedOutcome = 'engaged' | 'none_suitable' | 'withdrawn';
export type EngagementKind = 'contract' | 'call_off' | 'pilot' | 'demonstration' | 'meeting';
export type EngagementOutcome =
  'delivered_well' | 'delivered' | 'partly_delivered' | 'ended_early' | 'ongoing' | 'unknown';
export type InterestState = 'expressed' | 'in_review' | 'taken_forward' | 'not_taken_forward' | 'withdrawn';

export interface DemoCouncilLine {
  councilCode: string;
  lineCode: string;
  /** A role title, never a person. */
  decidedBy: string;
  priorities: string;
  standingDemand: string;
  termCodes: string[];
}

export interface DemoCapability {
  title: string;
  description: string;
  termCodes: string[];
}

export interface DemoSupplier {
  key: string;
  name: string;
  /** Of the scheme XX-DEMO, in a range no register uses. */
  companyNumber: string;
  size: SupplierSize;
  sme: boolean;
  vcse: boolean;
  regions: string[];
  accreditations: string[];
  statement: string;
  foundedYear: number;
  capabilities: DemoCapability[];
  fictional: true;
  confirmedOn: string;
}

export interface DemoNeed {
  key: string;
  councilCode: string;
  lineCode: string;
  title: string;
  problem: string;
  whoIsAffected: string;
  whatWasTried: string;
  whatGoodLooksLike: string;
  stage: NeedStage;
  valueGbpMin: number | null;
  valueGbpMax: number | null;
  termCodes: string[];
  reservedFor: 'none' | 'sme' | 'vcse';
  publishedOn: string;
  decideBy: string | null;
  outcome?: NeedOutcome;
  outcomeReason?: string;
  outcomeSupplierKey?: string;
}

export interface DemoEngagement {
  key: string;
  supplierKey: string;
  councilCode: string;
  lineCode: string;
  kind: EngagementKind;
  title: string;
  description: string;
  startedOn: string;
  /** The planned end while the outcome is ongoing; null where none was set. */
  endedOn: string | null;
  valueGbp: number | null;
  outcome: EngagementOutcome;
  termCodes: string[];
}

export interface DemoPracticeCard {
  key: string;
  councilCode: string;
  lineCode: string;
  title: string;
  problem: string;
  approach: string;
  result: string;
  wouldReuse: boolean;
  /** Null where the council did it itself. */
  supplierKey: string | null;
  engagementKey: string | null;
  termCodes: string[];
  publishedOn: string;
}

export interface DemoInterest {
  needKey: string;
  supplierKey: string;
  state: InterestState;
  whyUs: string;
  similarWork: string;
  /** Given whenever the council has decided, or the supplier has withdrawn. */
  reason: string | null;
  expressedOn: string;
  /** Day of the council's decision; null while it is awaited, and for interests that were withdrawn. */
  decidedOn: string | null;
}

export interface DemoShortlist {
  needKey: string;
  entries: { supplierKey: string; decision: 'in' | 'out'; reason: string }[];
}

/** A whole fictional market over the real councils of London. */
export interface DemoMarket {
  /** The day the market is written for. */
  asOf: string;
  councilLines: DemoCouncilLine[];
  suppliers: DemoSupplier[];
  needs: DemoNeed[];
  engagements: DemoEngagement[];
  practiceCards: DemoPracticeCard[];
  interests: DemoInterest[];
  shortlists: DemoShortlist[];
}
