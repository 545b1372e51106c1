import { describe, expect, it } from 'vitest';
import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { linesOfBusiness } from '../taxonomy/reference/lines-of-business.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import { workingDaysAfter } from '../needs/need-lifecycle.ts';
import { demoMarket, scarceTerms } from './demo-market.ts';

const market = demoMarket();
const termCodes = new Set(capabilityTerms.map((term) => term.code));
const councilCodes = new Set(londonAuthorities.map((council) => council.code));
const suppliers = new Map(market.suppliers.map((supplier) => [supplier.key, supplier]));
const needs = new Map(market.needs.map((need) => [need.key, need]));
const engagements = new Map(market.engagements.map((engagement) => [engagement.key, engagement]));
const councilLines = new Set(market.councilLines.map((line) => `${line.councilCode}/${line.lineCode}`));

function offered(supplierKey: string): Set<string> {
  return new Set(suppliers.get(supplierKey)!.capabilities.flatMap((capability) => capability.termCodes));
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(texts) : [];
}

describe('the demo market', () => {
  it('is the same on every call, and fresh', () => {
    const again = demoMarket();
    expect(again).toEqual(market);
    expect(again.suppliers[0]).not.toBe(market.suppliers[0]);
  });

  it('has the promised numbers of everything', () => {
    expect(market.asOf).toBe('2026-11-01');
    expect(new Set(market.councilLines.map((line) => line.councilCode)).size).toBe(33);
    expect(market.councilLines.length).toBeGreaterThan(33 * 18);
    expect(market.suppliers.length).toBeGreaterThanOrEqual(300);
    expect(market.needs.length).toBeGreaterThanOrEqual(60);
    expect(market.engagements).toHaveLength(1500);
    expect(market.practiceCards).toHaveLength(20);
    expect(market.interests.length).toBeGreaterThanOrEqual(85);
    expect(market.interests.length).toBeLessThanOrEqual(100);
    expect(market.shortlists).toHaveLength(20);
  });

  it('mixes sizes as the field does, and has new entrants without past work', () => {
    const share = (size: string) =>
      market.suppliers.filter((s) => s.size === size).length / market.suppliers.length;
    expect(share('micro')).toBeCloseTo(0.4, 1);
    expect(share('small')).toBeCloseTo(0.35, 1);
    expect(share('medium')).toBeCloseTo(0.17, 1);
    expect(share('large')).toBeCloseTo(0.08, 1);
    const known = new Set(market.engagements.map((engagement) => engagement.supplierKey));
    expect(market.suppliers.filter((s) => !known.has(s.key)).length).toBeGreaterThan(20);
    expect(market.suppliers.some((s) => s.vcse)).toBe(true);
    for (const supplier of market.suppliers) {
      expect(supplier.sme).toBe(supplier.size !== 'large');
      expect(supplier.fictional).toBe(true);
      expect(supplier.companyNumber).toMatch(/^FX[0-9]{6}$/);
    }
  });

  it('gives every thing a key of its own', () => {
    expect(suppliers.size).toBe(market.suppliers.length);
    expect(needs.size).toBe(market.needs.length);
    expect(engagements.size).toBe(market.engagements.length);
    expect(councilLines.size).toBe(market.councilLines.length);
    expect(new Set(market.suppliers.map((s) => s.name)).size).toBe(suppliers.size);
    expect(new Set(market.suppliers.map((s) => s.companyNumber)).size).toBe(suppliers.size);
    const pairs = market.interests.map((interest) => `${interest.needKey}/${interest.supplierKey}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  it('names only councils, lines and terms that exist, and lines the council runs', () => {
    const lines = new Set(linesOfBusiness.map((line) => line.code));
    for (const { councilCode, lineCode } of market.councilLines) {
      expect(councilCodes).toContain(councilCode);
      expect(lines).toContain(lineCode);
    }
    for (const item of [...market.needs, ...market.engagements, ...market.practiceCards]) {
      expect(councilLines, item.key).toContain(`${item.councilCode}/${item.lineCode}`);
    }
    const tagged = [
      ...market.councilLines,
      ...market.suppliers.flatMap((s) => s.capabilities),
      ...market.needs,
      ...market.engagements,
      ...market.practiceCards,
    ];
    for (const { termCodes: codes } of tagged) {
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes).size).toBe(codes.length);
      for (const code of codes) expect(termCodes).toContain(code);
    }
  });

  it('resolves every reference to a supplier, a need or an engagement', () => {
    for (const engagement of market.engagements) {
      const own = offered(engagement.supplierKey);
      for (const code of engagement.termCodes) expect(own, engagement.key).toContain(code);
    }
    for (const interest of market.interests) {
      const need = needs.get(interest.needKey)!;
      const supplier = suppliers.get(interest.supplierKey)!;
      if (need.reservedFor === 'vcse') expect(supplier.vcse).toBe(true);
      if (need.reservedFor === 'sme') expect(supplier.sme).toBe(true);
      expect(interest.expressedOn >= need.publishedOn).toBe(true);
      expect(interest.expressedOn < market.asOf).toBe(true);
      const awaiting = interest.state === 'expressed' || interest.state === 'in_review';
      expect(interest.reason === null, interest.state).toBe(awaiting);
      expect(interest.decidedOn === null, interest.state).toBe(awaiting || interest.state === 'withdrawn');
      if (interest.decidedOn) {
        expect(interest.decidedOn > interest.expressedOn && interest.decidedOn < market.asOf).toBe(true);
      }
    }
    for (const list of market.shortlists) {
      expect(needs.has(list.needKey)).toBe(true);
      expect(list.entries.length).toBeGreaterThanOrEqual(3);
      expect(new Set(list.entries.map((entry) => entry.supplierKey)).size).toBe(list.entries.length);
      for (const entry of list.entries) {
        expect(suppliers.has(entry.supplierKey)).toBe(true);
        expect(entry.reason.length).toBeGreaterThan(20);
        expect(entry.reason).not.toContain('{');
      }
    }
    for (const card of market.practiceCards) {
      if (card.engagementKey === null) {
        expect(card.supplierKey).toBeNull();
        continue;
      }
      const engagement = engagements.get(card.engagementKey)!;
      expect(engagement.supplierKey).toBe(card.supplierKey);
      expect(engagement.councilCode).toBe(card.councilCode);
      expect(engagement.endedOn! < card.publishedOn).toBe(true);
    }
    expect(market.practiceCards.filter((card) => card.engagementKey === null)).toHaveLength(2);
  });

  it('tells how every closed need ended', () => {
    for (const need of market.needs) {
      if (need.stage !== 'closed') {
        expect(need.outcome, need.key).toBeUndefined();
        continue;
      }
      expect(need.outcomeReason!.length, need.key).toBeGreaterThan(20);
      expect(suppliers.has(need.outcomeSupplierKey ?? ''), need.key).toBe(need.outcome === 'engaged');
      if (need.outcome === 'engaged') {
        const taken = market.interests.filter((i) => i.needKey === need.key && i.state === 'taken_forward');
        expect(taken.map((interest) => interest.supplierKey)).toEqual([need.outcomeSupplierKey]);
      }
    }
  });

  it('dates everything in order and before the day it is written for', () => {
    for (const engagement of market.engagements) {
      expect(engagement.startedOn >= '2019-01-01' && engagement.startedOn < market.asOf, engagement.key).toBe(
        true,
      );
      expect(Number(engagement.startedOn.slice(0, 4)), engagement.key).toBeGreaterThanOrEqual(
        suppliers.get(engagement.supplierKey)!.foundedYear,
      );
      const ended = engagement.endedOn !== null && engagement.endedOn < market.asOf;
      expect(engagement.outcome === 'ongoing', engagement.key).toBe(!ended);
      if (engagement.endedOn !== null) expect(engagement.endedOn >= engagement.startedOn).toBe(true);
      const free = engagement.kind === 'meeting' || engagement.kind === 'demonstration';
      expect(engagement.valueGbp === null, engagement.key).toBe(free);
    }
    const years = new Set(market.engagements.map((engagement) => engagement.startedOn.slice(0, 4)));
    expect(years.size).toBe(8);
    for (const need of market.needs) {
      expect(need.publishedOn < market.asOf).toBe(true);
      if (need.decideBy !== null) expect(need.decideBy > need.publishedOn).toBe(true);
      if (need.valueGbpMin !== null) expect(need.valueGbpMax!).toBeGreaterThan(need.valueGbpMin);
    }
  });

  it.each(['2026-11-01', '2026-11-25', '2026-11-28', '2028-02-29'])(
    'looks lived in on %s: most answers are not due yet, some are overdue, some came late',
    (on) => {
      const { interests, needs: moved } = demoMarket(on);
      const due = (interest: (typeof interests)[number]) =>
        workingDaysAfter(new Date(interest.expressedOn), 10);
      const awaited = interests.filter(({ state }) => state === 'expressed' || state === 'in_review');
      const overdue = awaited.filter((interest) => due(interest) < on);
      expect(overdue.length).toBeGreaterThanOrEqual(2);
      expect(overdue.length).toBeLessThanOrEqual(awaited.length / 3);
      const late = interests.filter((interest) => interest.decidedOn && interest.decidedOn > due(interest));
      expect(late.length).toBeGreaterThanOrEqual(2);
      expect(late.length).toBeLessThanOrEqual(interests.length / 5);
      for (const { publishedOn, stage, decideBy } of moved) {
        expect(publishedOn < on).toBe(true);
        if (stage !== 'closed' && decideBy) expect(decideBy > on).toBe(true);
      }
    },
  );

  it('reaches every capability term by a supplier, directly or through a narrower term', () => {
    const direct = new Set(market.suppliers.flatMap((s) => s.capabilities.flatMap((c) => c.termCodes)));
    const reached = new Set(direct);
    for (const term of capabilityTerms.toReversed()) {
      if (reached.has(term.code) && term.parent !== null) reached.add(term.parent);
    }
    expect(capabilityTerms.map((term) => term.code).filter((code) => !reached.has(code))).toEqual([]);
  });

  it('has at least eight suppliers for every need, except the two that nobody much serves', () => {
    const few = market.needs
      .map((need) => ({
        need,
        count: market.suppliers.filter((s) => need.termCodes.some((code) => offered(s.key).has(code))).length,
      }))
      .filter(({ count }) => count < 8);
    expect(few.map(({ need }) => need.termCodes).sort()).toEqual(
      [...scarceTerms].map((code) => [code]).sort(),
    );
    for (const { count } of few) expect(count).toBeGreaterThan(0);
  });

  it('holds no address, e-mail, telephone number or link', () => {
    for (const text of texts(market)) {
      expect(text).not.toMatch(
        /@|https?:|www\.|\b0[0-9]{3,4}[ -]?[0-9]{3}|\+44|\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b/,
      );
    }
  });

  it('never says the same thing twice in a list of long texts', () => {
    const lists = [
      market.suppliers.map((s) => s.statement),
      market.suppliers.flatMap((s) => s.capabilities.map((c) => c.description)),
      market.needs.map((need) => need.problem),
      market.councilLines.map((line) => line.priorities),
      market.councilLines.map((line) => line.standingDemand),
      market.engagements.map((engagement) => engagement.description),
      market.interests.map((interest) => interest.whyUs),
    ];
    for (const list of lists) expect(new Set(list).size).toBe(list.length);
  });
});
