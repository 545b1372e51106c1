import { writtenNeeds } from './all-needs.ts';
import { asOf } from './calendar.ts';
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
 */
export function demoMarket(): DemoMarket {
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
