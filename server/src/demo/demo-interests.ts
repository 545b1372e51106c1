import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import { asOf, dayNumber, isoDate, workingDay } from './calendar.ts';
import { sharedTerms } from './demo-engagements.ts';
import { supplierThemes } from './demo-suppliers.ts';
import { fittingFragments } from './fitting-fragments.ts';
import type {
  DemoEngagement,
  DemoInterest,
  DemoNeed,
  DemoShortlist,
  DemoSupplier,
  InterestState,
} from './market-shape.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { capitalised, inSentence, unusedWording } from './wording.ts';

const total = 98;
const shortlistCount = 20;

const reasonsNotTakenForward = [
  'The approach was sound, but it needs data we do not hold. We said so in the call and suggested a smaller first step.',
  'Capacity: the team would have covered a third of the area in the first year.',
  'The price per person was above the top of our range, and the offer could not be made smaller.',
  'Strong on the product and thin on how residents would be involved.',
  'The accreditation this work needs by law was not yet in place.',
  'Two other suppliers showed the same method with results at another council.',
  'The offer treats the symptom, where our need asks for the cause.',
  'The earliest start was in nine months, after the winter that we are planning for.',
  'The examples were from much larger contracts, and the team named to us was new to all of them.',
  'It relies on an app, and half of the people concerned do not use one.',
  'References were about a different service, and we could not confirm them in time.',
  'We liked the pilot idea, but the break point came after the money would have been spent.',
];
const reasonsTakenForward = [
  'A clear first step at a price within our range; we would like to meet the team.',
  'The examples are close to our own situation, and the officers there spoke well of the work.',
  'The plan starts with residents, which is what we asked for.',
  'It covers the part of the problem that nobody here has been able to take on.',
  'Small, measurable, and we could stop after the first months.',
];
const reasonsWithdrawn = [
  'The supplier took on other work and told us within the week.',
  'Withdrawn by the supplier after the start date moved to spring.',
];
const reasonNeedWithdrawn = 'The need itself was withdrawn; this says nothing about the offer.';
const reasonNoneSuitable =
  'We could not take anyone forward within this value; the debrief lists which points were met.';

const inReasons = [
  'Has done {term} for another council, and the officer there confirmed the result.',
  'Answers the cause as well as the symptom, and measures both.',
  'New to us and a close fit on {term}; a short pilot would tell us more.',
  'Small team with a strong plan for {term} and room to start within six weeks.',
  'The only one who asked to meet residents before writing anything.',
  'Covers {term} and would hand over the records in an open format.',
  'Evidence from a place much like ours, with the failures described too.',
  'Clear price for each unit and a break point after three months.',
  'Already works two streets away, and local people would do the work.',
  'Strong on {term}; would need a partner for the rest, and named one.',
];
const outReasons = [
  'Fits {term} in part, but has nobody free before the summer.',
  'Covers the neighbouring region and has no base in London yet.',
  'Good profile, last confirmed too long ago for us to rely on it.',
  'The method looks sound, but nobody who has used it could be reached.',
  'Too large a minimum order for a first step.',
  'Similar to another on the list, with less evidence at councils.',
  'No answer to our question about how data would be kept.',
  'Offers {term} as part of a larger package that we cannot divide.',
  'The work would be passed to others, whom we could not meet.',
  'Well matched in words, but the examples were of supply and not of service.',
  'Asked for a three-year term where we can offer nine months.',
];

const termByCode = new Map(capabilityTerms.map((term) => [term.code, term]));
const councilByCode = new Map(londonAuthorities.map((council) => [council.code, council]));
const today = dayNumber(asOf);

function allowed(need: DemoNeed, supplier: DemoSupplier): boolean {
  if (!supplier.regions.includes('London')) return false;
  if (need.reservedFor === 'vcse') return supplier.vcse;
  if (need.reservedFor === 'sme') return supplier.sme;
  return true;
}

/** Suppliers who share a term with the need and may take part, those who share most first. */
export function candidates(need: DemoNeed, suppliers: readonly DemoSupplier[]): DemoSupplier[] {
  return suppliers
    .map((supplier) => ({ supplier, shared: sharedTerms(supplier, need.termCodes).length }))
    .filter(({ supplier, shared }) => shared > 0 && allowed(need, supplier))
    .sort((a, b) => b.shared - a.shared || (a.supplier.key < b.supplier.key ? -1 : 1))
    .map(({ supplier }) => supplier);
}

function whyUs(need: DemoNeed, supplier: DemoSupplier, random: SeededRandom): string {
  const shared = sharedTerms(supplier, need.termCodes);
  const theme = supplierThemes.find((t) => t.termCodes.includes(shared[0]!));
  const label = inSentence(termByCode.get(shared[0]!)!.label);
  const council = councilByCode.get(need.councilCode)!.niceName;
  const said = theme
    ? `${random.pick(fittingFragments(theme, shared[0]!).methods)}.`
    : supplier.capabilities[0]!.description;
  const weeks = random.between(3, 14);
  return random.pick([
    `You describe the problem as we see it every week. ${said} In ${council} we would begin with ${label} in one area and report after ${weeks} weeks.`,
    `${said} We would like to spend two days with your officers before we propose anything, and could then start within ${weeks} weeks.`,
    `${capitalised(label)} is the part of your need we know best. ${said} For the rest we would team up with a local partner.`,
    `What was tried before stopped at the point where our work starts. ${said} A first step of ${weeks} weeks would show whether it holds in ${council}.`,
    `We can bring ${label} to ${council} with people who live there. ${said} You could stop at week ${weeks} at no cost.`,
  ]);
}

function similarWork(
  need: DemoNeed,
  supplier: DemoSupplier,
  engagements: readonly DemoEngagement[],
  random: SeededRandom,
): string {
  const past = engagements
    .filter(
      (e) => e.supplierKey === supplier.key && e.termCodes.some((code) => need.termCodes.includes(code)),
    )
    .filter((e) => e.kind !== 'meeting' && e.startedOn < need.publishedOn);
  const best =
    past.findLast((e) => e.outcome === 'delivered_well' || e.outcome === 'delivered') ?? past.at(-1);
  if (!best) {
    return random.pick([
      `No council has used us for this yet. Our nearest work is ${inSentence(supplier.capabilities[0]!.title)}, done for a housing association.`,
      'This would be our first work for a council; we can name two community organisations who would speak for us.',
      `We have done this since ${supplier.foundedYear} for private clients and would welcome a small first step.`,
    ]);
  }
  const where = councilByCode.get(best.councilCode)!.niceName;
  return `${best.title} (${where}, from ${best.startedOn.slice(0, 4)}). ${best.description.split(/(?<=\.) /).at(-1)!}`;
}

function stateFor(need: DemoNeed, supplier: DemoSupplier, random: SeededRandom): InterestState {
  if (need.stage === 'closed') {
    if (need.outcomeSupplierKey === supplier.key) return 'taken_forward';
    return random.chance(0.1) ? 'withdrawn' : 'not_taken_forward';
  }
  if (need.stage === 'tendering') {
    return random.weighted({ taken_forward: 0.45, not_taken_forward: 0.45, withdrawn: 0.1 });
  }
  if (need.stage === 'planned') {
    return random.weighted({ in_review: 0.4, taken_forward: 0.3, not_taken_forward: 0.25, withdrawn: 0.05 });
  }
  if (need.stage === 'engaging') return random.weighted({ expressed: 0.5, in_review: 0.42, withdrawn: 0.08 });
  return 'expressed';
}

function reasonFor(need: DemoNeed, state: InterestState, random: SeededRandom): string | null {
  if (state === 'withdrawn') return random.pick(reasonsWithdrawn);
  if (state === 'taken_forward') return random.pick(reasonsTakenForward);
  if (state !== 'not_taken_forward') return null;
  if (need.outcome === 'withdrawn') return reasonNeedWithdrawn;
  if (need.outcome === 'none_suitable' && random.chance(0.4)) return reasonNoneSuitable;
  return random.pick(reasonsNotTakenForward);
}

/** One council in eight is late with its answer. */
const lateShare = 0.12;

/** When an interest was expressed and decided. One that awaits its answer is recent, but for a few that are overdue. */
function datesOf(
  need: DemoNeed,
  state: InterestState,
  random: SeededRandom,
): { expressedOn: string; decidedOn: string | null } {
  const from = dayNumber(need.publishedOn);
  const late = random.chance(lateShare);
  if (state === 'expressed' || state === 'in_review') {
    const ago = late
      ? random.between(17, 25)
      : state === 'expressed'
        ? random.between(1, 9)
        : random.between(4, 13);
    return {
      expressedOn: isoDate(Math.max(from, Math.min(workingDay(today - ago), today - 1))),
      decidedOn: null,
    };
  }
  const until = Math.min(today - 22, dayNumber(need.decideBy ?? asOf) - 7);
  const expressed = Math.min(
    workingDay(random.between(from, Math.max(from, Math.min(until, from + 45)))),
    today - 1,
  );
  const decided = workingDay(expressed + (late ? random.between(16, 20) : random.between(3, 12)));
  const decides = state !== 'withdrawn';
  return {
    expressedOn: isoDate(expressed),
    decidedOn: decides ? isoDate(Math.min(decided, today - 1)) : null,
  };
}

/** Interests in the needs, closed and tendered needs first, until the market has enough. */
export function demoInterests(
  needs: readonly DemoNeed[],
  suppliers: readonly DemoSupplier[],
  engagements: readonly DemoEngagement[],
): DemoInterest[] {
  const random = seededRandom('interests');
  const used = new Set<string>();
  const wanted: Record<DemoNeed['stage'], number> = {
    closed: 3,
    tendering: 3,
    planned: 2,
    engaging: 2,
    exploring: 1,
  };
  const interests: DemoInterest[] = [];
  const stages: DemoNeed['stage'][] = ['closed', 'tendering', 'planned', 'engaging', 'exploring'];
  const ordered = stages.flatMap((stage) => needs.filter((need) => need.stage === stage));
  for (const need of ordered) {
    const able = candidates(need, suppliers).slice(0, 14);
    const chosen = random.sample(able, Math.min(wanted[need.stage], total - interests.length));
    const outcomeSupplier = able.find((supplier) => supplier.key === need.outcomeSupplierKey);
    if (outcomeSupplier && !chosen.includes(outcomeSupplier)) chosen[0] = outcomeSupplier;
    for (const supplier of chosen) {
      const state = stateFor(need, supplier, random);
      interests.push({
        needKey: need.key,
        supplierKey: supplier.key,
        state,
        whyUs: unusedWording(used, () => whyUs(need, supplier, random)),
        similarWork: similarWork(need, supplier, engagements, random),
        reason: reasonFor(need, state, random),
        ...datesOf(need, state, random),
      });
    }
  }
  return interests;
}

/** Shortlists for the needs that are furthest along: everybody looked at, in or out, with the reason. */
export function demoShortlists(
  needs: readonly DemoNeed[],
  suppliers: readonly DemoSupplier[],
  interests: readonly DemoInterest[],
): DemoShortlist[] {
  const random = seededRandom('shortlists');
  const stages: DemoNeed['stage'][] = ['closed', 'tendering', 'planned', 'engaging'];
  const ordered = stages
    .flatMap((stage) => needs.filter((need) => need.stage === stage))
    .filter((need) => need.outcome !== 'withdrawn');
  return ordered.slice(0, shortlistCount).map((need) => {
    const own = interests.filter((interest) => interest.needKey === need.key);
    const known = new Set(own.map((interest) => interest.supplierKey));
    const found = random
      .sample(
        candidates(need, suppliers)
          .filter((s) => !known.has(s.key))
          .slice(0, 16),
        random.between(2, 3),
      )
      .map((supplier) => ({
        supplierKey: supplier.key,
        decision: random.chance(0.35) ? ('in' as const) : ('out' as const),
      }));
    const used = new Set<string>();
    const word = (supplierKey: string, reasons: readonly string[]): string => {
      const supplier = suppliers.find((s) => s.key === supplierKey)!;
      const term = termByCode.get(sharedTerms(supplier, need.termCodes)[0]!)!;
      const pattern = unusedWording(used, () => random.pick(reasons));
      return pattern.replace('{term}', inSentence(term.label));
    };

    return {
      needKey: need.key,
      entries: [
        ...own.map((interest) => {
          const decision =
            interest.state === 'not_taken_forward' || interest.state === 'withdrawn'
              ? ('out' as const)
              : ('in' as const);
          return {
            supplierKey: interest.supplierKey,
            decision,
            reason: interest.reason ?? word(interest.supplierKey, inReasons),
          };
        }),
        ...found.map(({ supplierKey, decision }) => {
          const judged = need.outcome === undefined ? decision : ('out' as const);
          return {
            supplierKey,
            decision: judged,
            reason: word(supplierKey, judged === 'in' ? inReasons : outReasons),
          };
        }),
      ],
    };
  });
}
