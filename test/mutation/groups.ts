/** Some code, and the tests that must notice every change of what it does. */
export interface Part {
  /** Files that are changed, one small change at a time. Paths go from the root of the checkout. */
  mutate: string[];
  /** Test files of which one has to fail for each change. They start no server, so that a run stays short. */
  judges: string[];
}

const audit = (file: string): Part => beside(`server/src/audit/${file}`);
const identity = (file: string): Part => beside(`server/src/identity/${file}`);
const platform = (file: string): Part => beside(`server/src/platform/${file}`);
const ENGINE = 'server/src/matching/engine';
const engine = (file: string, ...more: string[]): Part =>
  beside(`${ENGINE}/${file}`, ...more.map((name) => `${ENGINE}/${name}`));

const signals = [
  'taxonomy-fit',
  'text-fit',
  'similar-work',
  'same-council',
  'peer-councils',
  'delivery',
  'size-and-area',
  'freshness',
  'new-entrant',
  'exposure-balance',
];

/** One signal, which the tests of all signals judge. */
const signal = (file: string): Part => ({
  mutate: [`${ENGINE}/signals/${file}.ts`],
  judges: ['all-signals', 'agreement', ...signals].map((test) => `${ENGINE}/signals/${test}.test.ts`),
});

/** A file, its own tests beside it, and further ones. */
function beside(file: string, ...more: string[]): Part {
  return { mutate: [`${file}.ts`], judges: [file, ...more].map((name) => `${name}.test.ts`) };
}

/** What `npm run check:mutation` measures, in the order in which it does. */
export const groups: Record<string, Part[]> = {
  rules: [identity('rules'), identity('allow')],
  cost: [platform('document-limits'), platform('document-shape')],
  cursor: [platform('pagination'), platform('ids')],
  audit: [audit('verify-chain'), audit('changed-fields')],
  engine: [
    ...[
      'points',
      'top-k',
      'postings',
      'fixed-point',
      'bounds',
      'raises',
      'rise',
      'eligible',
      'engagement-worth',
      'metrics',
      'hash',
      'growable',
      'broad-terms',
      'canonical',
      'query-table',
      'council-table',
      'calibrate',
      'spellings',
      'stem',
      'learn',
      'lift',
      'loosen',
      'text',
      'demand-profile',
      'council-similarity',
      'text-query',
      'node-query',
    ].map((file) => engine(file)),
    engine('packed-postings', 'kernel'),
    engine('kernel', 'packed-postings', 'raises', 'bounds'),
    ...signals.map((file) => signal(file)),
    ...[
      'cases',
      'past-work',
      'supplier-vector',
      'supplier-rows',
      'policy',
      'evidence',
      'suggest-codes',
      'apply-change',
      'signal-values',
      'score',
      'scan',
      'kept-places',
    ].map((file) => engine(file)),
    engine('rank', 'rank-filter'),
    engine('taxonomy', 'node-query'),
    engine('explain', 'rank', 'rank-filter', 'kept-places'),
    engine('match-index', 'build-in-steps', 'apply-change'),
    engine('lexicon', 'text'),
    engine('guess-terms', 'learn'),
  ],
};
