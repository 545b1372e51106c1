import type {
  CouncilFacts,
  DemandFacts,
  EngagementFacts,
  MarketFacts,
  SupplierFacts,
  TermFacts,
} from '../../server/src/matching/engine/facts.ts';

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const DAY = 20_454;
const DIVISIONS = 45;
const WORDS = 20_000;
const TAGS_OF_A_SUPPLIER = 10;
const WORDS_OF_A_SUPPLIER = 40;
const TAGS_OF_A_NEED = 10;
const WORDS_OF_A_NEED = 8;
const REGIONS = 12;
const COUNCILS = 400;

/** A made-up word that no stemmer touches, different for every number. */
export function wordOf(number: number): string {
  let left = number;
  let word = '';
  for (let i = 0; i < 4; i++) {
    word += 'bdfgkmpvz'[left % 9]! + 'aou'[Math.floor(left / 9) % 3]!;
    left = Math.floor(left / 27);
  }
  return `${word}k`;
}

/** Four levels of codes, as CPV has: 45 divisions, 8 groups each, 5 classes each, 5 codes each. */
function codes(): { terms: TermFacts[]; leaves: string[] } {
  const terms: TermFacts[] = [];
  const leaves: string[] = [];
  const add = (id: string, parentId: string | null) =>
    terms.push({ id, scheme: 'cpv', code: id, label: `Code ${id}`, parentId });
  for (let d = 0; d < DIVISIONS; d++) {
    const division = String(d + 10);
    add(division, null);
    for (let g = 0; g < 8; g++) {
      add(`${division}${g}`, division);
      for (let c = 0; c < 5; c++) {
        add(`${division}${g}${c}`, `${division}${g}`);
        for (let k = 0; k < 5; k++) {
          const id = `${division}${g}${c}${k}`;
          add(id, `${division}${g}${c}`);
          leaves.push(id);
        }
      }
    }
  }
  return { terms, leaves };
}

/** Words and codes are drawn so that the first are common and the last rare, as Zipf's law has it. */
function zipf(random: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(size ** random()) - 1 + Math.floor(random() * 2));
}

export interface SyntheticOptions {
  suppliers: number;
  demands: number;
  /** Pieces of past work per supplier that its words and tags are spread over; 0 = all declared. */
  pastWork: number;
}

/**
 * A market of suppliers with 10 tags and 40 words each, and needs with 10 tags and 8 words, over a hierarchy of four
 * levels. The same options give the same market.
 */
export function syntheticMarket({ suppliers, demands, pastWork }: SyntheticOptions): MarketFacts {
  const random = numbersFrom(7);
  const { terms, leaves } = codes();
  const shuffled = leaves.map((leaf) => ({ leaf, at: random() })).sort((a, b) => a.at - b.at);
  const tag = () => shuffled[Math.floor(random() * shuffled.length)]!.leaf;
  const tags = (count: number) => Array.from({ length: count }, tag);
  const text = (count: number) => Array.from({ length: count }, () => wordOf(zipf(random, WORDS))).join(' ');
  const region = () => `Region ${Math.floor(random() * REGIONS)}`;
  const councils = Array.from({ length: COUNCILS }, (_, i): CouncilFacts => ({
    id: `council${i}`,
    name: `Council ${i}`,
    type: `type ${i % 5}`,
    region: region(),
    population: 50_000 + Math.floor(random() * 500_000),
    similarityLabel: `label ${i % 9}`,
  }));
  const parts = 1 + pastWork;
  const partOf = (whole: number, part: number) =>
    Math.floor(((part + 1) * whole) / parts) - Math.floor((part * whole) / parts);
  const engagement = (supplier: number, part: number): EngagementFacts => ({
    id: `e${supplier}-${part}`,
    councilId: councils[Math.floor(random() * COUNCILS)]!.id,
    buyerName: '',
    kind: 'contract',
    title: '',
    text: text(partOf(WORDS_OF_A_SUPPLIER, part)),
    termIds: tags(partOf(TAGS_OF_A_SUPPLIER, part)),
    day: DAY - Math.floor(random() * 3000),
    valueGbp: Math.round(1000 * 1000 ** random()),
    outcome: null,
  });
  return {
    terms,
    councils,
    suppliers: Array.from({ length: suppliers }, (_, i): SupplierFacts => ({
      id: `s${i}`,
      name: `Supplier ${i}`,
      statement: text(partOf(WORDS_OF_A_SUPPLIER, 0)),
      capabilities: [
        { id: `c${i}`, title: '', text: '', termIds: tags(partOf(TAGS_OF_A_SUPPLIER, 0)), declared: true },
      ],
      engagements: Array.from({ length: pastWork }, (_, part) => engagement(i, part + 1)),
      regions: [],
      size: (['micro', 'small', 'medium', 'large'] as const)[i % 4]!,
      sme: null,
      vcse: null,
      accreditations: [],
      excluded: false,
    })),
    demands: Array.from({ length: demands }, (_, i): DemandFacts => ({
      id: `n${i}`,
      kind: 'need',
      councilId: councils[i % COUNCILS]!.id,
      title: '',
      text: text(WORDS_OF_A_NEED),
      termIds: tags(TAGS_OF_A_NEED),
      region: councils[i % COUNCILS]!.region,
      requiredAccreditations: [],
      reservedFor: 'none',
      valueGbp: Math.round(1000 * 1000 ** random()),
    })),
  };
}

/** The day every synthetic market is ranked on. */
export const SYNTHETIC_DAY = DAY;
