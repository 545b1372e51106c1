import { linesOfBusiness } from '../taxonomy/reference/lines-of-business.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import type { LondonAuthority } from '../taxonomy/reference/london-authorities.ts';
import { writtenNeeds } from './all-needs.ts';
import { lineWordings } from './line-wordings.ts';
import type { DemoCouncilLine } from './market-shape.ts';
import { writtenCards } from './practice-cards-written.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { capitalised, listed, unusedWording } from './wording.ts';

/** Lines every council of London keeps for itself. */
const always = new Set([
  'adult-social-care',
  'children-services',
  'housing-repairs',
  'homelessness-prevention',
  'waste-and-recycling',
  'highways',
  'planning',
  'revenues-and-benefits',
  'digital-and-data',
]);
/** Lines a council of a few thousand residents leaves to others. */
const notInTheCity = new Set([
  'send-transport',
  'trading-standards',
  'housing-management',
  'leisure-and-culture',
]);

function linesOf(council: LondonAuthority, random: SeededRandom): string[] {
  const needed = new Set(
    [...writtenNeeds, ...writtenCards]
      .filter((written) => written.councilCode === council.code)
      .map((written) => written.lineCode),
  );
  const optional = linesOfBusiness
    .map((line) => line.code)
    .filter((code) => !always.has(code) && !needed.has(code))
    .filter((code) => council.type !== 'CC' || !notInTheCity.has(code));
  const left = new Set(random.sample(optional, random.between(3, 6)));
  return linesOfBusiness
    .map((line) => line.code)
    .filter((code) => needed.has(code) || always.has(code) || (optional.includes(code) && !left.has(code)));
}

function prioritiesText(items: readonly string[], council: LondonAuthority, random: SeededRandom): string {
  const [a, b, c] = random.sample(items, 3) as [string, string, string];
  const residents = `${Math.round(council.population / 1000)},000 residents`;
  return random.pick([
    `${capitalised(a)}; ${b}; ${c}.`,
    `This year ${a} comes first, then ${b} and ${c}.`,
    `Two things matter most in ${council.niceName}: ${a}, and ${b}. After that, ${c}.`,
    `For ${residents}: ${listed([a, b, c])}.`,
    `${capitalised(a)} and ${b}, with ${c} close behind.`,
  ]);
}

function demandText(items: readonly string[], council: LondonAuthority, random: SeededRandom): string {
  const [a, b, c] = random.sample(items, 3) as [string, string, string];
  return random.pick([
    `We always look for ${a} and ${b}.`,
    `${capitalised(a)}, ${b}, and from time to time ${c}.`,
    `In ${council.niceName} there is a steady need for ${listed([a, b])}.`,
    `Each quarter brings new calls for ${a}; ${b} is harder to find.`,
    `Standing need: ${a}. Growing need: ${b}. New this year: ${c}.`,
  ]);
}

/** The lines of business each council runs, with what it says of them. */
export function demoCouncilLines(): DemoCouncilLine[] {
  const random = seededRandom('council lines');
  const used = new Set<string>();
  return londonAuthorities.flatMap((council) =>
    linesOf(council, random).map((lineCode): DemoCouncilLine => {
      const wording = lineWordings[lineCode]!;
      const own = writtenNeeds
        .filter((need) => need.councilCode === council.code && need.lineCode === lineCode)
        .flatMap((need) => need.termCodes.slice(0, 1));
      return {
        councilCode: council.code,
        lineCode,
        decidedBy: random.pick(wording.decidedBy),
        priorities: unusedWording(used, () => prioritiesText(wording.priorities, council, random)),
        standingDemand: unusedWording(used, () => demandText(wording.demands, council, random)),
        termCodes: [...new Set([...own, ...random.sample(wording.termCodes, random.between(3, 4))])],
      };
    }),
  );
}
