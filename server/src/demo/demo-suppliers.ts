import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { writtenNeeds } from './all-needs.ts';
import { asOf, dayNumber, isoDate } from './calendar.ts';
import { fittingFragments } from './fitting-fragments.ts';
import type { DemoCapability, DemoSupplier, SupplierSize } from './market-shape.ts';
import { scarceSuppliers, scarceTerms } from './scarce-suppliers.ts';
import { seededRandom } from './seeded-random.ts';
import type { SeededRandom } from './seeded-random.ts';
import { nameGiver } from './supplier-names.ts';
import type { SupplierTheme } from './supplier-theme.ts';
import { capabilityText, capabilityTitle, sizeSentence } from './supplier-wording.ts';
import { supplierThemesOrganisation } from './supplier-themes-organisation.ts';
import { supplierThemesPeople } from './supplier-themes-people.ts';
import { supplierThemesPlaces } from './supplier-themes-places.ts';
import { capitalised, inSentence, unusedWording } from './wording.ts';
import type { WrittenNeed } from './written-need.ts';

/** Every theme a demo supplier can belong to. */
export const supplierThemes: readonly SupplierTheme[] = [
  ...supplierThemesPeople,
  ...supplierThemesPlaces,
  ...supplierThemesOrganisation,
];

const termByCode = new Map(capabilityTerms.map((term) => [term.code, term]));

/** Fields in which councils look for more firms than in others. */
const crowded = new Set(
  'home-care building-repairs damp-and-retrofit homelessness waste software facilities'.split(' '),
);
const perTheme = 9;
const perCrowdedTheme = 12;

const sizeShares: readonly [SupplierSize, number][] = [
  ['micro', 0.4],
  ['small', 0.35],
  ['medium', 0.17],
  ['large', 0.08],
];
const capabilityCount: Record<SupplierSize, readonly [number, number]> = {
  micro: [1, 3],
  small: [2, 4],
  medium: [3, 5],
  large: [5, 7],
};
/** At least so many firms share a term with a need, but for the needs that show a scarcity. */
const enoughForNeed = 10;
const scarce: ReadonlySet<string> = new Set(scarceTerms);
const otherRegions = [
  'South East',
  'East of England',
  'South West',
  'West Midlands',
  'East Midlands',
  'North West',
];

/** Sizes for so many suppliers, in the shares above, shuffled. */
function sizesFor(count: number, random: SeededRandom): SupplierSize[] {
  const sizes = sizeShares.flatMap(([size, share]) =>
    Array.from({ length: Math.round(count * share) }, (): SupplierSize => size),
  );
  while (sizes.length < count) sizes.push('small');
  return random.sample(sizes.slice(0, count), count);
}

function foundedIn(size: SupplierSize, random: SeededRandom): number {
  if (size === 'large') return random.between(1968, 2004);
  if (size === 'medium') return random.between(1981, 2015);
  return random.chance(size === 'micro' ? 0.3 : 0.1)
    ? random.between(2023, 2026)
    : random.between(1989, 2022);
}

function regionsFor(size: SupplierSize, random: SeededRandom): string[] {
  if (size === 'large') return ['London', ...random.sample(otherRegions, random.between(3, 6))];
  if (size === 'medium') return ['London', ...random.sample(otherRegions, random.between(1, 2))];
  if (random.chance(0.06)) return [random.pick(otherRegions.slice(0, 2))];
  return random.chance(0.3) ? ['London', random.pick(otherRegions.slice(0, 2))] : ['London'];
}

/** Terms that councils ask for now; firms gather round them. */
const wanted = new Set(writtenNeeds.flatMap((need) => need.termCodes));

/** Draws the terms of a firm so that the least served terms of its field come first. */
function leastServed(
  theme: SupplierTheme,
  served: Map<string, number>,
  taken: Set<string>,
  random: SeededRandom,
): string {
  const free = theme.termCodes.filter((code) => !taken.has(code));
  const ranked = free
    .map((code) => ({
      code,
      load: (served.get(code) ?? 0) / (wanted.has(code) ? 2.5 : 1) + random.next() * 2,
    }))
    .sort((a, b) => a.load - b.load || (a.code < b.code ? -1 : 1));
  return ranked[0]!.code;
}

/** Gives further firms of the field a capability for the need until enough of them share a term with it. */
function gatherRound(
  need: WrittenNeed,
  suppliers: readonly Omit<DemoSupplier, 'companyNumber'>[],
  themes: readonly SupplierTheme[],
  used: Set<string>,
  random: SeededRandom,
): void {
  const shares = (supplier: Omit<DemoSupplier, 'companyNumber'>): boolean =>
    supplier.capabilities.some((capability) =>
      capability.termCodes.some((code) => need.termCodes.includes(code)),
    );
  for (const code of need.termCodes) {
    const near = suppliers
      .map((supplier, i) => ({ supplier, theme: themes[i]! }))
      .filter(({ supplier, theme }) => theme.termCodes.includes(code) && !shares(supplier))
      .filter(({ supplier }) => supplier.regions.includes('London') && supplier.capabilities.length < 6)
      .sort((a, b) => a.supplier.capabilities.length - b.supplier.capabilities.length);
    for (const { supplier, theme } of near) {
      if (suppliers.filter(shares).length >= enoughForNeed) return;
      const term = termByCode.get(code)!;
      supplier.capabilities.push({
        title: unusedWording(used, () => capabilityTitle(term, theme, random)),
        description: unusedWording(used, () => capabilityText(term, theme, random)),
        termCodes: [code],
      });
    }
  }
}

/** All demo suppliers, in a fixed order; key, name and number of each are unique. */
export function demoSuppliers(): DemoSupplier[] {
  const random = seededRandom('suppliers');
  const giveName = nameGiver(seededRandom('supplier names'));
  const themes = supplierThemes.flatMap((theme) =>
    Array.from({ length: crowded.has(theme.key) ? perCrowdedTheme : perTheme }, () => theme),
  );
  const sizes = sizesFor(themes.length, random);
  const served = new Map<string, number>();
  const used = new Set<string>();
  const today = dayNumber(asOf);

  const suppliers = themes.map((theme, i): Omit<DemoSupplier, 'companyNumber'> => {
    const size = sizes[i]!;
    const vcse = size !== 'large' && random.chance(theme.vcseShare);
    const regions = regionsFor(size, random);
    const foundedYear = foundedIn(size, random);
    const taken = new Set<string>();
    const [fewest, most] = capabilityCount[size];
    const capabilities = Array.from({ length: random.between(fewest, most) }, (): DemoCapability => {
      const code = leastServed(theme, served, taken, random);
      taken.add(code);
      const at = theme.termCodes.indexOf(code);
      const beside = [theme.termCodes[at - 1], theme.termCodes[at + 1]].filter(
        (c) => c !== undefined && !taken.has(c),
      );
      const termCodes = [code, ...random.sample(beside as string[], random.pick([0, 1, 1, 1, 2]))];
      for (const c of termCodes) served.set(c, (served.get(c) ?? 0) + 1);
      const term = termByCode.get(code)!;
      return {
        title: unusedWording(used, () => capabilityTitle(term, theme, random)),
        description: unusedWording(used, () => capabilityText(term, theme, random)),
        termCodes,
      };
    });
    const name = giveName(random.pick(theme.names), vcse, size === 'large');
    const short = name.split(' ')[0]!;
    const statement = unusedWording(used, () => {
      const founder = random.pick(theme.founders);
      const habit = random.pick(theme.habits);
      const fragments = fittingFragments(theme, capabilities[0]!.termCodes[0]!);
      const how = random.pick(fragments.methods);
      const size_ = sizeSentence(size, theme, regions, random);
      return random.pick([
        `${short} was started in ${foundedYear} by ${founder}. ${habit}. ${size_}`,
        `${habit}. ${capitalised(founder)} began ${short} in ${foundedYear}, and the idea has not changed: ${inSentence(how)}. ${size_}`,
        `We work for ${random.pick(fragments.audiences)}. ${how}. ${short} dates from ${foundedYear}, when ${founder} set it up. ${size_}`,
        `${capitalised(founder)} set up ${short} in ${foundedYear}. ${size_} ${habit}.`,
      ]);
    });
    return {
      key: `supplier-${String(i + 1).padStart(3, '0')}`,
      name,
      size,
      sme: size !== 'large',
      vcse,
      regions,
      accreditations: random.sample(theme.accreditations, random.between(size === 'micro' ? 0 : 1, 3)),
      statement,
      foundedYear,
      capabilities,
      fictional: true,
      confirmedOn: isoDate(today - Math.floor(random.next() ** 2 * 900) - 2),
    };
  });
  for (const need of writtenNeeds) {
    if (need.termCodes.some((code) => scarce.has(code))) continue;
    gatherRound(need, suppliers, themes, used, random);
  }
  return [...suppliers, ...scarceSuppliers].map((supplier, i) => ({
    ...supplier,
    companyNumber: `FX${String(i + 101).padStart(6, '0')}`,
  }));
}
