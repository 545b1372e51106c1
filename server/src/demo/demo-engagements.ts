import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import { asOf, dayNumber, isoDate, workingDay } from './calendar.ts';
import { supplierThemes } from './demo-suppliers.ts';
import { fittingFragments } from './fitting-fragments.ts';
import type {
  DemoCouncilLine,
  DemoEngagement,
  DemoSupplier,
  EngagementKind,
  EngagementOutcome,
  SupplierSize,
} from './market-shape.ts';
import { writtenCards } from './practice-cards-written.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SupplierTheme } from './supplier-theme.ts';
import { inSentence, unusedWording } from './wording.ts';

/** How many engagements the market holds. */
const total = 1500;
/** Practice cards that tell of what a council did without a supplier. */
const doneInHouse = new Set(['card-10', 'card-19']);

const kindWeights: Record<EngagementKind, number> = {
  contract: 0.45,
  call_off: 0.2,
  pilot: 0.15,
  demonstration: 0.08,
  meeting: 0.12,
};
/** The middle value of a contract in pounds; half are above it. */
const middleValue: Record<SupplierSize, number> = { micro: 26_000, small: 95_000, medium: 380_000, large: 1_500_000 };
/** The value of other kinds beside a contract; null where no money changes hands. */
const valueShare: Record<EngagementKind, number | null> = {
  contract: 1,
  call_off: 0.35,
  pilot: 0.2,
  demonstration: null,
  meeting: null,
};
const days: Record<EngagementKind, readonly [number, number]> = {
  contract: [360, 1460],
  call_off: [60, 400],
  pilot: [80, 270],
  demonstration: [0, 0],
  meeting: [0, 0],
};
const busyness: Record<SupplierSize, number> = { micro: 1, small: 2, medium: 3.6, large: 6.5 };
const councilCount: Record<SupplierSize, readonly [number, number]> = {
  micro: [1, 3],
  small: [2, 6],
  medium: [4, 10],
  large: [8, 18],
};

const termByCode = new Map(capabilityTerms.map((term) => [term.code, term]));
const councilByCode = new Map(londonAuthorities.map((council) => [council.code, council]));
const themeOfTerm = (code: string): SupplierTheme =>
  supplierThemes.find((theme) => theme.termCodes.includes(code)) ?? supplierThemes[0]!;
const firstDay = dayNumber('2019-01-07');
const today = dayNumber(asOf);

/** e to the power of x by its series, so that values agree to the last digit on every machine. */
function exponential(x: number): number {
  let sum = 1;
  let part = 1;
  for (let n = 1; n < 40; n++) sum += part *= x / n;
  return sum;
}

function valueOf(kind: EngagementKind, size: SupplierSize, random: SeededRandom): number | null {
  const share = valueShare[kind];
  if (share === null) return null;
  const value = middleValue[size] * share * exponential(0.8 * random.normal());
  const step = value > 100_000 ? 5_000 : value > 10_000 ? 500 : 100;
  return Math.max(step, Math.round(value / step) * step);
}

function outcomeOf(kind: EngagementKind, ended: boolean, random: SeededRandom): EngagementOutcome {
  if (!ended) return 'ongoing';
  if (kind === 'meeting') return random.weighted({ unknown: 0.5, delivered: 0.5 });
  if (kind === 'demonstration') return random.weighted({ delivered_well: 0.3, delivered: 0.4, unknown: 0.3 });
  return random.weighted({
    delivered_well: 0.41,
    delivered: 0.35,
    partly_delivered: 0.1,
    ended_early: 0.06,
    unknown: 0.08,
  });
}

interface Wording {
  readonly kind: EngagementKind;
  readonly outcome: EngagementOutcome;
  readonly termCode: string;
  readonly theme: SupplierTheme;
  readonly council: string;
  readonly years: string;
}

function titleOf({ kind, termCode, theme, council, years }: Wording, random: SeededRandom): string {
  const term = termByCode.get(termCode)!;
  const label = inSentence(term.label);
  const audience = random.pick(fittingFragments(theme, termCode).audiences);
  const word = random.pick(term.synonyms);
  const titles: Record<EngagementKind, readonly string[]> = {
    contract: [
      `${term.label}, ${council} ${years}`,
      `Provision of ${label} for ${council}`,
      `${term.label} for ${audience}, ${council}`,
      `${term.label} and ${word}, ${years}`,
    ],
    call_off: [
      `Call-off: ${label}, ${council} ${years}`,
      `${term.label}: ${word}, call-off for ${council}`,
      `Framework call-off for ${label}, ${council}`,
    ],
    pilot: [
      `Pilot of ${label} in ${council}`,
      `Trying ${label} with ${audience}, ${council}`,
      `${council} pilot: ${word}`,
    ],
    demonstration: [`Demonstration of ${label} to ${council}`, `${term.label} shown to officers in ${council}`],
    meeting: [
      `Conversation about ${word} with ${council}`,
      `Preliminary market engagement: ${label}, ${council}`,
      `Meeting on ${label}, ${council}`,
    ],
  };
  return random.pick(titles[kind]);
}

function endingOf(outcome: EngagementOutcome, result: string, random: SeededRandom): string {
  const endings: Record<EngagementOutcome, readonly string[]> = {
    delivered_well: [`${result}.`, `${result}, which was better than asked.`, `${result}. The council extended the term.`],
    delivered: ['Delivered as agreed.', `All milestones were met; ${inSentence(result)}.`, 'Completed on time and within the sum agreed.'],
    partly_delivered: [
      'Two of three stages were completed and the last was taken in house.',
      'The first year went well; staffing fell short in the second.',
      'The main aim was met and the reporting was late.',
    ],
    ended_early: [
      'Both sides agreed to stop at the break point after the budget changed.',
      'Ended early when the service was brought in house.',
      'Stopped after the first stage, because too few people took it up.',
    ],
    ongoing: ['Under way, with a review each quarter.', `So far: ${inSentence(result)}.`, 'In its current term, with reports on schedule.'],
    unknown: ['No outcome was recorded.', 'The result has not been confirmed by the council.'],
  };
  return random.pick(endings[outcome]);
}

function descriptionOf(wording: Wording, random: SeededRandom): string {
  const { kind, outcome, termCode, theme, council } = wording;
  const term = termByCode.get(termCode)!;
  const label = inSentence(term.label);
  const fragments = fittingFragments(theme, termCode);
  const audience = random.pick(fragments.audiences);
  const method = random.pick(fragments.methods);
  const ending = endingOf(outcome, random.pick(fragments.results), random);
  const scale = `${random.between(2, 90) * 10} ${random.pick(theme.units)}`;
  const word = random.pick(term.synonyms);
  if (kind === 'meeting') {
    return random.pick([
      `${counted2(random.between(2, 6))} officers from ${council} asked how ${label} could work for ${audience}. ${method}, we explained. ${ending}`,
      `An open session on ${word} called by ${council}; the same notes went to all who came. We spoke about ${audience}. ${ending}`,
      `One hour with ${council} on what has been tried for ${audience} and what ${label} would need. ${ending}`,
    ]);
  }
  if (kind === 'demonstration') {
    return random.pick([
      `Shown with sample data for ${scale}. Officers from ${council} asked most about ${word}. ${ending}`,
      `${council} saw ${label} at work with ${audience}. ${method}. ${ending}`,
    ]);
  }
  return random.pick([
    `${method}. It covered ${scale} in ${council}, mainly ${audience}. ${ending}`,
    `${capital(label)} for ${scale}. ${method}. ${ending}`,
    `${council} asked for help with ${word} for ${audience}. ${method}. ${ending}`,
    `For ${audience} in ${council}: ${label}, ${scale} in all. ${ending}`,
    `${ending} The work was ${label} across ${scale}, with ${word} as the first part.`,
  ]);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const counted2 = (count: number): string => ['Two', 'Three', 'Four', 'Five', 'Six'][count - 2] ?? 'Several';

/** All demo engagements: first those behind the practice cards, then those each supplier has had. */
export function demoEngagements(
  suppliers: readonly DemoSupplier[],
  councilLines: readonly DemoCouncilLine[],
): DemoEngagement[] {
  const random = seededRandom('engagements');
  const used = new Set<string>();
  const linesRun = new Map<string, Set<string>>();
  for (const { councilCode, lineCode } of councilLines) {
    const known = linesRun.get(councilCode);
    if (known) known.add(lineCode);
    else linesRun.set(councilCode, new Set([lineCode]));
  }
  const engagements: DemoEngagement[] = [];

  const add = (
    supplier: DemoSupplier,
    councilCode: string,
    termCodes: readonly string[],
    fixed: Partial<Pick<DemoEngagement, 'lineCode' | 'kind' | 'outcome'>> & { start?: number; end?: number } = {},
  ): boolean => {
    const termCode = termCodes[0]!;
    const run = linesRun.get(councilCode)!;
    const lineCode = fixed.lineCode ?? termByCode.get(termCode)!.lines.find((line) => run.has(line));
    if (lineCode === undefined) return false;
    const kind = fixed.kind ?? random.weighted(kindWeights);
    const earliest = Math.max(firstDay, dayNumber(`${supplier.foundedYear}-04-01`));
    if (earliest > today - 30) return false;
    const start = workingDay(fixed.start ?? earliest + Math.floor(random.next() ** 0.7 * (today - 20 - earliest)));
    const [shortest, longest] = days[kind];
    const end = fixed.end ?? start + random.between(shortest, longest);
    const ended = end < today;
    const outcome = fixed.outcome ?? outcomeOf(kind, ended, random);
    const openEnded = !ended && kind === 'call_off' && random.chance(0.4);
    const years = `${isoDate(start).slice(0, 4)}${end - start > 300 ? ` to ${isoDate(end).slice(0, 4)}` : ''}`;
    const theme = supplierThemes.find((t) => termCodes.every((code) => t.termCodes.includes(code))) ?? themeOfTerm(termCode);
    const council = councilByCode.get(councilCode)!.niceName;
    const wording = { kind, outcome, termCode, theme, council, years };
    engagements.push({
      key: `engagement-${String(engagements.length + 1).padStart(4, '0')}`,
      supplierKey: supplier.key,
      councilCode,
      lineCode,
      kind,
      title: titleOf(wording, random),
      description: unusedWording(used, () => descriptionOf(wording, random)),
      startedOn: isoDate(start),
      endedOn: openEnded ? null : isoDate(end),
      valueGbp: valueOf(kind, supplier.size, random),
      outcome,
      termCodes: [...termCodes],
    });
    return true;
  };

  const experienced = suppliers.filter((s) => s.foundedYear <= 2025 && (s.foundedYear < 2023 ? !random.chance(0.1) : random.chance(0.3)));
  const busy = new Set<string>();
  for (const card of writtenCards) {
    if (doneInHouse.has(card.key)) continue;
    const able = experienced
      .filter((s) => s.foundedYear < 2022 && s.regions.includes('London') && !busy.has(s.key))
      .map((s) => ({ s, shared: sharedTerms(s, card.termCodes) }))
      .filter(({ shared }) => shared.length > 0)
      .sort((a, b) => b.shared.length - a.shared.length || (a.s.key < b.s.key ? -1 : 1));
    const { s, shared } = able[0]!;
    busy.add(s.key);
    const end = dayNumber(card.publishedOn) - random.between(40, 110);
    add(s, card.councilCode, shared, {
      lineCode: card.lineCode,
      kind: 'pilot',
      outcome: card.wouldReuse ? 'delivered_well' : 'partly_delivered',
      start: end - random.between(250, 330),
      end,
    });
  }

  const weights = experienced.map((s) => busyness[s.size] * exponential(0.7 * random.normal()));
  const reach = experienced.map((s) =>
    s.regions.includes('London') ? random.sample(londonAuthorities, random.between(...councilCount[s.size])) : random.sample(londonAuthorities, 1),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  const left = total - engagements.length;
  for (const [i, supplier] of experienced.entries()) {
    const share = Math.max(1, Math.floor((left * weights[i]!) / sum));
    for (let n = 0; n < share && engagements.length < total; n++) {
      add(supplier, random.pick(reach[i]!).code, random.pick(supplier.capabilities).termCodes);
    }
  }
  while (engagements.length < total) {
    const i = random.between(0, experienced.length - 1);
    add(experienced[i]!, random.pick(reach[i]!).code, random.pick(experienced[i]!.capabilities).termCodes);
  }
  return engagements;
}

/** The wanted terms that the supplier offers, in the order wanted. */
export function sharedTerms(supplier: DemoSupplier, wanted: readonly string[]): string[] {
  const offered = new Set(supplier.capabilities.flatMap((capability) => capability.termCodes));
  return wanted.filter((code) => offered.has(code));
}

/** The engagement told of by a practice card: the council's pilot of that line made for it, or none. */
export function engagementOfCard(
  card: { key: string; councilCode: string; lineCode: string; publishedOn: string; termCodes: readonly string[] },
  engagements: readonly DemoEngagement[],
): DemoEngagement | null {
  if (doneInHouse.has(card.key)) return null;
  return (
    engagements.find(
      (e) =>
        e.councilCode === card.councilCode &&
        e.lineCode === card.lineCode &&
        e.kind === 'pilot' &&
        e.endedOn !== null &&
        e.endedOn < card.publishedOn &&
        e.termCodes.every((code) => card.termCodes.includes(code)),
    ) ?? null
  );
}
