import type { NeedOutcome, NeedStage } from '../needs/need.entity.ts';

/** The values of a string enum, as plain data wears them. */
type Plain<E extends string> = `${E}`;

export interface SupplierFact {
  /** As published, not yet tidied; may turn out to be a placeholder. */
  name: string;
  identifierScheme: string | null;
  identifier: string | null;
  sme: boolean | null;
  vcse: boolean | null;
  /** Where the award to this supplier differs from the notice as a whole. */
  startedOn?: string | null;
  endedOn?: string | null;
  valueGbp?: number | null;
}

/** A published notice, or a line of payments, about one buyer and any number of suppliers. */
export interface NoticeFact {
  kind: 'notice';
  /** Stored as the source of what is made of it. */
  source: string;
  noticeId: string;
  buyerName: string;
  /** GSS code of the buyer, where the source gives it: then the name is not guessed at. */
  buyerGss: string | null;
  region: string | null;
  title: string;
  description: string;
  /** YYYY-MM-DD on which this version of the notice was published or the contract awarded. */
  date: string;
  /** The same to the second where the source says it: which of two versions is the newer. Null for payments. */
  publishedAt: string | null;
  endedOn: string | null;
  decideBy: string | null;
  cpvCodes: string[];
  valueGbp: number | null;
  valueMinGbp: number | null;
  valueMaxGbp: number | null;
  engagementKind: 'contract' | 'call_off';
  /** What the notice says about the council's need; null where it says nothing of one (payments). */
  need: {
    stage: Plain<NeedStage>;
    outcome: Plain<NeedOutcome> | null;
    outcomeReason: string | null;
    reservedFor: 'none' | 'sme' | 'vcse';
  } | null;
  suppliers: SupplierFact[];
}

export interface CouncilFact {
  kind: 'council';
  code: string;
  gssCode: string | null;
  name: string;
  niceName: string;
  type: string;
  typeName: string;
  region: string;
  nation: string;
  population: number | null;
  latitude: number | null;
  longitude: number | null;
  current: boolean;
}

/** Another spelling of a council, or the label of councils that resemble it. */
export interface CouncilNoteFact {
  kind: 'council-note';
  code: string;
  spelling: string | null;
  similarityLabel: string | null;
}

export interface TermFact {
  kind: 'term';
  scheme: 'cpv' | 'service';
  code: string;
  label: string;
  parentCode: string | null;
}

export type Fact = NoticeFact | CouncilFact | CouncilNoteFact | TermFact;
