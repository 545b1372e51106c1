import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import { asOf, dayNumber, isoDate, workingDay } from './calendar.ts';
import { supplierThemes } from './demo-suppliers.ts';
import { descriptionOf, titleOf } from './engagement-wording.ts';
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
import { unusedWording } from './wording.ts';

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
const middleValue: Record<SupplierSize, number> = {
  micro: 26_000,
  small: 95_000,
  medium: 380_000,
  large: 1_500_000,
};
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

/** One of the term's lines that the council runs; the first named is twice as likely as the others. */
function lineFor(
  lines: readonly string[],
  run: ReadonlySet<string>,
  random: SeededRandom,
): string | undefined {
  const able = lines.filter((line) => run.has(line));
  return able.length === 0 ? undefined : random.pick([able[0]!, ...able]);
}

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
    fixed: Partial<Pick<DemoEngagement, 'lineCode' | 'kind' | 'outcome'>> & {
      start?: number;
      end?: number;
    } = {},
  ): boolean => {
    const termCode = termCodes[0]!;
    const run = linesRun.get(councilCode)!;
    const lineCode = fixed.lineCode ?? lineFor(termByCode.get(termCode)!.lines, run, random);
    if (lineCode === undefined) return false;
    const kind = fixed.kind ?? random.weighted(kindWeights);
    const earliest = Math.max(firstDay, dayNumber(`${supplier.foundedYear}-04-01`));
    if (earliest > today - 30) return false;
    const start = workingDay(
      fixed.start ?? earliest + Math.floor(random.next() ** 0.7 * (today - 20 - earliest)),
    );
    const [shortest, longest] = days[kind];
    const end = fixed.end ?? start + random.between(shortest, longest);
    const ended = end < today;
    const outcome = fixed.outcome ?? outcomeOf(kind, ended, random);
    const openEnded = !ended && kind === 'call_off' && random.chance(0.4);
    const years = `${isoDate(start).slice(0, 4)}${end - start > 300 ? ` to ${isoDate(end).slice(0, 4)}` : ''}`;
    const theme =
      supplierThemes.find((t) => termCodes.every((code) => t.termCodes.includes(code))) ??
      themeOfTerm(termCode);
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

  const experienced = suppliers.filter(
    (s) => s.foundedYear <= 2025 && (s.foundedYear < 2023 ? !random.chance(0.1) : random.chance(0.3)),
  );
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

  const weights = experienced.map((s) => busyness[s.size] * exponential(0.5 * random.normal()));
  const reach = experienced.map((s) =>
    s.regions.includes('London')
      ? random.sample(londonAuthorities, random.between(...councilCount[s.size]))
      : random.sample(londonAuthorities, 1),
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
  card: {
    key: string;
    councilCode: string;
    lineCode: string;
    publishedOn: string;
    termCodes: readonly string[];
  },
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
