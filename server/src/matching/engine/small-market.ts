import type {
  CapabilityFacts,
  CouncilFacts,
  DemandFacts,
  EngagementFacts,
  MarketFacts,
  SupplierFacts,
  TermFacts,
} from './facts.ts';

/** The date of every small market: 2026-01-01. */
export const TODAY = 20_454;

/** A term; its code is its id. */
export function term(id: string, parentId: string | null = null, label = id): TermFacts {
  return { id, scheme: 'cpv', code: id, label, parentId };
}

/** A council in London unless said otherwise. */
export function council(id: string, given: Partial<CouncilFacts> = {}): CouncilFacts {
  return {
    id,
    name: id,
    type: 'london_borough',
    region: 'London',
    population: null,
    similarityLabel: null,
    ...given,
  };
}

/** A contract of today with no council, unless said otherwise. */
export function engagement(id: string, given: Partial<EngagementFacts> = {}): EngagementFacts {
  return {
    id,
    councilId: null,
    buyerName: 'a buyer',
    kind: 'contract',
    title: '',
    text: '',
    termIds: [],
    day: TODAY,
    valueGbp: null,
    outcome: null,
    ...given,
  };
}

/** A declared capability. */
export function capability(id: string, given: Partial<CapabilityFacts> = {}): CapabilityFacts {
  return { id, title: '', text: '', termIds: [], declared: true, ...given };
}

/** A supplier with an empty profile, unless said otherwise. */
export function supplier(id: string, given: Partial<SupplierFacts> = {}): SupplierFacts {
  return {
    id,
    name: id,
    statement: '',
    capabilities: [],
    engagements: [],
    regions: [],
    size: 'small',
    sme: null,
    vcse: null,
    accreditations: [],
    excluded: false,
    ...given,
  };
}

/** A need of a council, of nothing in particular unless said otherwise. */
export function need(id: string, given: Partial<DemandFacts> = {}): DemandFacts {
  return {
    id,
    kind: 'need',
    councilId: 'camden',
    title: '',
    text: '',
    termIds: [],
    region: null,
    requiredAccreditations: [],
    reservedFor: 'none',
    ...given,
  };
}

/** A market of what is given; Camden alone as council unless said otherwise. */
export function market(given: Partial<MarketFacts>): MarketFacts {
  return { terms: [], councils: [council('camden')], suppliers: [], demands: [], ...given };
}
