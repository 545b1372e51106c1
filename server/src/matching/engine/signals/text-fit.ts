import type { DemandProfile } from '../demand-profile.ts';
import { capabilityEvidence, engagementEvidence } from '../evidence.ts';
import type { Evidence } from '../match.ts';
import type { MatchIndex } from '../match-index.ts';
import type { TextQuery } from '../text-query.ts';
import { textQuery, wordPlaces } from '../text-query.ts';
import type { ExplainedSupplier, Explanation, PreparedSignal, Signal } from './signal.ts';
import { SHOWN_EVIDENCE } from './signal.ts';

/** How many shared words a sentence names. */
const NAMED_WORDS = 4;

/**
 * S2, text fit: do the supplier's statement, capabilities and past awards use the need's words?
 *
 * BM25F: f = Σ q(t)·tf/(tf + k1·B) / Σ q(t), where tf counts a title's word `titleWeight` times, B = 1 - b +
 * b·length/lengthPivot, and q(t) = idf(t)·n(k+1)/(n+k) for a word n times in the demand. The divisor is the upper
 * bound for this demand, so f is in [0, 1). Only the `maxQueryWords` most informative words are looked up; words no
 * supplier uses are left out of account. After Robertson and Zaragoza (2009) and docs/ranking.
 *
 * Worked example, in the test beside this file: for "smoke alarms", a supplier that "installs smoke alarms" is
 * before one that "installs burglar alarms", and one that "cuts grass" gets nothing.
 */
export const textFit: Signal = {
  id: 'S2',
  name: 'Uses the same words',
  content: true,
  unknownSentence: 'No supplier uses any of this need’s words, so this is not counted.',
  greatest: () => 1,
  prepare: prepareTextFit,
};

function prepareTextFit(index: MatchIndex, demand: DemandProfile): PreparedSignal | null {
  const query = textQuery(index, demand);
  const { words, shares } = query;
  if (words.length === 0) return null;
  return {
    bound(raises) {
      raises.raiseByPostings(index.base.words, words, shares);
      return 0;
    },
    at(row) {
      const places = wordPlaces(index, query);
      const { start, ids, impacts } = index.base.rowWords;
      let sum = 0;
      for (let i = start[row]!, end = start[row + 1]!; i < end; i++) {
        const place = places[ids[i]!]!;
        if (place > 0) sum += shares[place - 1]! * impacts[i]!;
      }
      return sum;
    },
    of(supplier) {
      let sum = 0;
      for (let i = 0; i < words.length; i++) sum += shares[i]! * (supplier.words.get(words[i]!) ?? 0);
      return sum;
    },
    lists: (supplier) => words.some((word, i) => shares[i]! > 0 && supplier.words.has(word)),
    explain(supplier, value) {
      if (value <= 0) return { sentence: 'Shares no telling word with this need.', evidence: [] };
      return explainTextFit(index, query, wordPlaces(index, query), supplier);
    },
  };
}

function explainTextFit(
  index: MatchIndex,
  { spellings, shares }: TextQuery,
  lookup: Uint16Array,
  { facts, block, place }: ExplainedSupplier,
): Explanation {
  const shared = new Uint8Array(shares.length);
  const found: { strength: number; at: number }[] = [];
  const cases = 1 + facts.capabilities.length + facts.engagements.length;
  for (let at = 0; at < cases; at++) {
    const from = block.rowStart[place]! + at;
    let strength = 0;
    for (let i = block.wordStart[from]!, end = block.wordStart[from + 1]!; i < end; i++) {
      const query = lookup[block.words[i]!]!;
      if (query === 0) continue;
      shared[query - 1] = 1;
      strength += shares[query - 1]!;
    }
    if (strength > 0 && at > 0) found.push({ strength, at });
  }
  found.sort((a, b) => b.strength - a.strength || b.at - a.at);
  const named = spellings.filter((_, i) => shared[i] === 1);
  const rest = named.length - NAMED_WORDS;
  const words = named.slice(0, NAMED_WORDS).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
  return {
    sentence: `Describes its work with the need’s words: ${words}.`,
    evidence: found.slice(0, SHOWN_EVIDENCE).map(({ at }) => evidenceOf(index, facts, at)),
  };
}

/** The record behind a case: a capability or an engagement. */
function evidenceOf(index: MatchIndex, facts: ExplainedSupplier['facts'], at: number): Evidence {
  const capability = facts.capabilities[at - 1];
  if (capability !== undefined) return capabilityEvidence(capability);
  return engagementEvidence(index, facts.engagements[at - 1 - facts.capabilities.length]!);
}
