// The compiled engine, as the server runs it, and what of its inside the comparison needs.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DemandFacts } from '../../../server/src/matching/engine/facts.ts';
import type { MatchIndex } from '../../../server/src/matching/engine/match-index.ts';
import type * as postings from '../../../server/src/matching/engine/postings.ts';
import type * as matchIndex from '../../../server/src/matching/engine/match-index.ts';
import type * as ranking from '../../../server/src/matching/engine/rank.ts';
import type * as policies from '../../../server/src/matching/engine/policy.ts';
import type * as demandProfile from '../../../server/src/matching/engine/demand-profile.ts';
import type * as nodeQueries from '../../../server/src/matching/engine/node-query.ts';
import type * as textQueries from '../../../server/src/matching/engine/text-query.ts';
import type * as taxonomies from '../../../server/src/matching/engine/taxonomy.ts';
import type * as scores from '../../../server/src/matching/engine/score.ts';
import type * as fixedPoint from '../../../server/src/matching/engine/fixed-point.ts';
import type { Weighted } from '../peers/peer.ts';

type Engine = typeof matchIndex &
  typeof postings &
  typeof ranking &
  typeof policies &
  typeof demandProfile &
  typeof nodeQueries &
  typeof textQueries &
  typeof taxonomies &
  typeof scores &
  typeof fixedPoint;

const built = new URL('../../../server/dist/server/src/matching/engine/', import.meta.url);
if (!existsSync(fileURLToPath(built))) throw new Error('Build the server first: npm run build');
const parts = [
  'match-index',
  'postings',
  'rank',
  'policy',
  'demand-profile',
  'node-query',
  'text-query',
  'taxonomy',
  'score',
  'fixed-point',
];
const loaded = await Promise.all(parts.map((part) => import(new URL(`${part}.js`, built).href)));
export const engine: Engine = Object.assign({}, ...loaded);

/** How many suppliers a list has, here and with every peer. */
export const LISTED = 20;

/** Kind of work and words alone, evenly and at equal weight: what a database can add up as well. Bands of one micro-point. */
export const sumPolicy = {
  ...engine.withoutRises(engine.startPolicy),
  weights: { S1: 1, S2: 1, S3: 0, S4: 0, S5: 0, S6: 0, S7: 0, S8: 0, S9: 0, S10: 0 },
  tieBandPoints: 1 / 20_000,
};

export function list(index: MatchIndex, demand: DemandFacts, brief: boolean) {
  return engine.rank(index, { reading: 'suppliers-for-demand', demand, limit: LISTED, brief });
}

/** All postings of S1 and S2, ordered by term: a node is its number, a word comes after all nodes. */
export interface PostingList {
  terms: Int32Array;
  suppliers: Int32Array;
  impacts: Int32Array;
}

export function postingsOf({ base, taxonomy, lexicon }: MatchIndex): PostingList {
  const total = base.rowNodes.ids.length + base.rowWords.ids.length;
  const list: PostingList = {
    terms: new Int32Array(total),
    suppliers: new Int32Array(total),
    impacts: new Int32Array(total),
  };
  let to = 0;
  for (const [entries, first, count] of [
    [base.rowNodes, 0, taxonomy.terms.length],
    [base.rowWords, taxonomy.terms.length, lexicon.size],
  ] as const) {
    const ids = Uint32Array.from(entries.ids);
    const { start, rows, impacts } = engine.transpose(entries.start, ids, entries.impacts, count);
    for (let id = 0; id < count; id++) {
      for (let at = start[id]!; at < start[id + 1]!; at++, to++) {
        list.terms[to] = first + id;
        list.suppliers[to] = rows[at]!;
        list.impacts[to] = impacts[at]!;
      }
    }
  }
  return list;
}

/** The terms a need is looked up by, with their whole-number weights, as the engine has them. */
export function weightsOf(index: MatchIndex, demand: DemandFacts): Weighted[] {
  const profile = engine.profileDemand(demand, true, index);
  const words = engine.textQuery(index, profile);
  const nodes = engine.nodeQuery(index, profile);
  return [
    ...(nodes?.nodes ?? []).map((node, i) => ({ term: node, weight: nodes!.shares[i]! })),
    ...words.words.map((word, i) => ({
      term: index.taxonomy.terms.length + word,
      weight: words.shares[i]!,
    })),
  ].filter(({ weight }) => weight > 0);
}

/** The engine's own S1 + S2 of every supplier, as exact whole numbers. */
export function exactSums(index: MatchIndex, demand: DemandFacts): Float64Array {
  const { signals } = engine.prepareDemand(index, engine.profileDemand(demand, true, index));
  return Float64Array.from({ length: index.rows.baseRows }, (_, row) =>
    signals.reduce((sum, { prepared }) => sum + prepared.at(row, {}), 0),
  );
}
