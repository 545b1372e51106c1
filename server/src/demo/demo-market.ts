import { writtenNeeds } from './all-needs.ts';
import { asOf, dayNumber, workdayLater } from './calendar.ts';
import { demoCouncilLines } from './demo-council-lines.ts';
import { demoEngagements, engagementOfCard } from './demo-engagements.ts';
import { candidates, demoInterests, demoShortlists } from './demo-interests.ts';
import { demoSuppliers } from './demo-suppliers.ts';
import type { DemoMarket, DemoNeed, DemoPracticeCard } from './market-shape.ts';
import { writtenCards } from './practice-cards-written.ts';

export type * from './market-shape.ts';
export { scarceTerms } from './scarce-suppliers.ts';

/**
 * The embedded London market: the 33 real councils, and around them suppliers, needs, past work,
 * practice, interests and shortlists, all of them invented. The same on every call and every machine;
 * each call gives fresh objects, so a caller may change them.
 * @param on the day it is to look lived in (YYYY-MM-DD): what is under way moves with it, past work and practice keep
 *   their dates
 */
export function demoMarket(on: string = asOf): DemoMarket {
  return underWayOn(on, writtenMarket());
}

function underWayOn(on: string, market: DemoMarket): DemoMarket {
  const days = Math.max(0, dayNumber(on) - dayNumber(asOf));
  const later = <D extends string | null>(date: D): D =>
    (date && days ? workdayLater(date, days) : date) as D;
  return {
    ...market,
    asOf: days ? on : market.asOf,
    suppliers: market.suppliers.map((s) => ({ ...s, confirmedOn: later(s.confirmedOn) })),
    needs: market.needs.map((n) => ({
      ...n,
      publishedOn: later(n.publishedOn),
      decideBy: later(n.decideBy),
    })),
    interests: market.interests.map((i) => ({
      ...i,
      expressedOn: later(i.expressedOn),
      decidedOn: later(i.decidedOn),
    })),
  };
}

function writtenMarket(): DemoMarket {
  const councilLines = demoCouncilLines();
  const suppliers = demoSuppliers();
  const engagements = demoEngagements(suppliers, councilLines);

  const needs = writtenNeeds.map((written): DemoNeed => {
    const need: DemoNeed = { ...written, termCodes: [...written.termCodes] };
    if (need.outcome !== 'engaged') return need;
    const past = new Set(engagements.map((engagement) => engagement.supplierKey));
    const able = candidates(need, suppliers).filter((supplier) => supplier.regions.includes('London'));
    const chosen = able.find((supplier) => past.has(supplier.key)) ?? able[0];
    return chosen ? { ...need, outcomeSupplierKey: chosen.key } : need;
  });

  const practiceCards = writtenCards.map((card): DemoPracticeCard => {
    const engagement = engagementOfCard(card, engagements);
    return {
      ...card,
      termCodes: [...card.termCodes],
      supplierKey: engagement?.supplierKey ?? null,
      engagementKey: engagement?.key ?? null,
    };
  });

  const interests = demoInterests(needs, suppliers, engagements);
  const shortlists = demoShortlists(needs, suppliers, interests);
  return { asOf, councilLines, suppliers, needs, engagements, practiceCards, interests, shortlists };
}
