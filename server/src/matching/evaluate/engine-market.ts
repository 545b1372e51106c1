import type {
  CouncilFacts,
  DemandFacts,
  EngagementFacts,
  MarketFacts,
  SupplierFacts,
  TermFacts,
} from '../engine/facts.ts';
import { cpvAncestors, cpvParent } from '../../taxonomy/cpv.ts';
import type { AwardNotice } from './award-notice.ts';
import type { JudgedNeed, TimeSplit } from './time-split.ts';

/** Characters of a notice's text that are read, as on the platform. */
const MOST_TEXT = 2000;

/** The CPV terms that notices use, with everything above them; a term's id is its code. */
export function cpvTerms(notices: Iterable<{ cpvCodes: readonly string[] }>): TermFacts[] {
  const codes = new Set<string>();
  for (const { cpvCodes } of notices) {
    for (const code of cpvCodes) for (const one of [code, ...cpvAncestors(code)]) codes.add(one);
  }
  return [...codes]
    .sort()
    .map((code) => ({ id: code, scheme: 'cpv', code, label: code, parentId: cpvParent(code) }));
}

/** An award as the engine reads past work. */
function engagementOf(notice: AwardNotice): EngagementFacts {
  return {
    id: notice.key,
    councilId: notice.council ? notice.buyer : null,
    buyerName: notice.buyerName,
    kind: 'contract',
    title: notice.title,
    text: notice.text.slice(0, MOST_TEXT),
    termIds: notice.cpvCodes,
    day: notice.day,
    valueGbp: notice.valueGbp,
    outcome: null,
  };
}

/**
 * The market as it was at a split: every known supplier with its awards, nothing declared, nobody left out.
 * A supplier's id is its key.
 */
export function marketAt({ past, pastSuppliers, suppliers }: TimeSplit): MarketFacts {
  const engagements: EngagementFacts[][] = suppliers.map(() => []);
  past.forEach((notice, i) => {
    const engagement = engagementOf(notice);
    for (const place of pastSuppliers[i]!) engagements[place]!.push(engagement);
  });
  return {
    terms: cpvTerms(past),
    councils: councilsOf(past),
    suppliers: suppliers.map(({ key, name }, place): SupplierFacts => ({
      id: key,
      name,
      statement: '',
      capabilities: [],
      engagements: engagements[place]!,
      regions: [],
      size: 'unknown',
      sme: null,
      vcse: null,
      accreditations: [],
      excluded: false,
    })),
    demands: [],
  };
}

/** Regions that say nothing about where. */
const nowhere = /,|^(any region|england|united kingdom)$/i;

/**
 * The councils that bought before the split, each with the region most of its notices name. Their kind is not known,
 * so each is its own.
 */
function councilsOf(past: readonly AwardNotice[]): CouncilFacts[] {
  const regions = new Map<string, Map<string, number>>();
  for (const { council, buyer, region } of past) {
    if (!council || region === null || nowhere.test(region)) continue;
    const counts = regions.get(buyer) ?? new Map<string, number>();
    regions.set(buyer, counts.set(region, (counts.get(region) ?? 0) + 1));
  }
  return [...regions].map(([id, counts]) => {
    const [first] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    return { id, name: id, type: id, region: first![0], population: null, similarityLabel: null };
  });
}

/** A judged need as the engine reads one; its council is known when it bought before the split. */
export function demandOf(
  { notice, title, text }: JudgedNeed,
  councils: readonly CouncilFacts[],
): DemandFacts {
  const home = councils.find(({ id }) => id === notice.buyer)?.region ?? null;
  const own = notice.region === null || nowhere.test(notice.region) ? null : notice.region;
  return {
    id: notice.key,
    kind: 'need',
    councilId: notice.buyer,
    councilPlace: notice.council ? notice.buyer : null,
    title,
    text: text.slice(0, MOST_TEXT),
    termIds: notice.cpvCodes,
    region: home ?? own,
    requiredAccreditations: [],
    reservedFor: 'none',
    valueGbp: notice.valueGbp,
  };
}
