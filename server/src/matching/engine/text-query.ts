import { compareIds } from './canonical.ts';
import type { DemandProfile } from './demand-profile.ts';
import { quantiseShares } from './fixed-point.ts';
import type { MatchIndex } from './match-index.ts';
import { suppliersWithWord } from './match-index.ts';

/** The words looked up for one demand. */
export interface TextQuery {
  readonly words: readonly number[];
  readonly spellings: readonly string[];
  /** Shares of the whole, adding up to at most 32,767. */
  readonly shares: Uint16Array;
}

/** Robertson's inverse document frequency, never negative. */
function rarity(index: MatchIndex, word: number): number {
  const having = suppliersWithWord(index, word);
  return Math.log(1 + (index.supplierCount - having + 0.5) / (having + 0.5));
}

/**
 * The most informative words of a demand, each with its share: idf(t)·n(k+1)/(n+k) for a word n times in the demand.
 * Words no supplier uses are left out.
 */
export function textQuery(index: MatchIndex, demand: DemandProfile): TextQuery {
  const { scratch, version } = index;
  const last = scratch.textQuery;
  if (last !== null && last.profile === demand && last.version === version) return last.query;
  const query = makeTextQuery(index, demand);
  scratch.textQuery = { profile: demand, version, query };
  return query;
}

function makeTextQuery(index: MatchIndex, demand: DemandProfile): TextQuery {
  const { queryK, maxQueryWords } = index.policy.text;
  const candidates = demand.words.flatMap((word, i) => {
    if (suppliersWithWord(index, word) === 0) return [];
    const times = demand.frequencies[i]!;
    const weight = (rarity(index, word) * times * (queryK + 1)) / (times + queryK);
    return [{ word, spelling: demand.spellings[i]!, weight }];
  });
  candidates.sort(
    (a, b) => b.weight - a.weight || compareIds(index.lexicon.stemOf(a.word), index.lexicon.stemOf(b.word)),
  );
  candidates.length = Math.min(candidates.length, maxQueryWords);
  return {
    words: candidates.map(({ word }) => word),
    spellings: candidates.map(({ spelling }) => spelling),
    shares: quantiseShares(candidates.map(({ weight }) => weight)),
  };
}

/** For every word of the lexicon its place in the query plus 1, or 0. */
export function wordPlaces(index: MatchIndex, query: TextQuery): Uint16Array {
  return index.scratch.words.of(query, query.words, index.lexicon.size);
}
