import { Lexicon } from './lexicon.ts';
import type { Taxonomy } from './taxonomy.ts';
import { withAncestors } from './taxonomy.ts';

/** A text whose terms are known. */
export interface TaggedText {
  title: string;
  text: string;
  termIds: readonly string[];
}

/** How terms are guessed; the better of a few values tried on windows before 2020-07. */
const guessing = {
  /** Weight of a title's word. */
  titleWeight: 3,
  /** BM25 saturation, length normalisation, and the length at which it is neutral. */
  k1: 1.2,
  b: 0.75,
  lengthPivot: 120,
  /** Saturation of repeated words in the question, and how many of its words are looked up. */
  queryK: 20,
  maxQueryWords: 40,
  /** How many of the most similar texts vote, from which likeness on, and the power of likeness a vote weighs. */
  voters: 20,
  leastLikeness: 0.08,
  power: 2,
  /** Share of the votes a term needs. */
  leastShare: 0.35,
};

/**
 * Learns to guess the terms of a text from texts whose terms are known: the most similar ones vote for their terms and
 * everything above them, and the finest terms with enough of the votes are taken. For needs and notices that nobody
 * has tagged; what people tagged is never touched.
 * @param examples each text once; the guesses depend on their order only between equally similar texts
 * @returns a function from title and text to term ids, possibly none, finest first
 */
export function learnTerms(
  examples: readonly TaggedText[],
  taxonomy: Taxonomy,
): (title: string, text: string) => string[] {
  const lexicon = new Lexicon();
  const tagged = examples.filter(({ termIds }) => termIds.length > 0);
  const postings: { at: number[]; impact: number[] }[] = [];
  tagged.forEach(({ title, text }, at) => {
    const counts = countWords(lexicon, title, text);
    let length = 0;
    for (const count of counts.values()) length += count;
    const saturation = guessing.k1 * (1 - guessing.b + (guessing.b * length) / guessing.lengthPivot);
    for (const [word, count] of counts) {
      const posting = (postings[word] ??= { at: [], impact: [] });
      posting.at.push(at);
      posting.impact.push(count / (count + saturation));
    }
  });
  const nodes = tagged.map(({ termIds }) => withAncestors(taxonomy, termIds));
  const likeness = new Float64Array(tagged.length);
  return (title, text) => {
    likeness.fill(0);
    const query = [...countWords(lexicon, title, text)].flatMap(([word, count]) => {
      const having = postings[word]?.at.length ?? 0;
      const rarity = Math.log(1 + (tagged.length - having + 0.5) / (having + 0.5));
      return [{ word, weight: (rarity * count * (guessing.queryK + 1)) / (count + guessing.queryK) }];
    });
    query.sort((a, b) => b.weight - a.weight || a.word - b.word);
    query.length = Math.min(query.length, guessing.maxQueryWords);
    const whole = query.reduce((sum, { weight }) => sum + weight, 0);
    for (const { word, weight } of query) {
      const posting = postings[word];
      posting?.at.forEach((at, i) => (likeness[at] = likeness[at]! + (weight / whole) * posting.impact[i]!));
    }
    return electedTerms(voters(likeness), nodes, likeness, taxonomy);
  };
}

function countWords(lexicon: Lexicon, title: string, text: string): Map<number, number> {
  const counts = new Map<number, number>();
  const count = (times: number) => (word: number) => counts.set(word, (counts.get(word) ?? 0) + times);
  lexicon.learn(title, count(guessing.titleWeight));
  lexicon.learn(text, count(1));
  return counts;
}

function voters(likeness: Float64Array): number[] {
  const alike: number[] = [];
  for (let at = 0; at < likeness.length; at++) if (likeness[at]! >= guessing.leastLikeness) alike.push(at);
  return alike.sort((a, b) => likeness[b]! - likeness[a]! || a - b).slice(0, guessing.voters);
}

function electedTerms(
  alike: readonly number[],
  nodes: readonly (readonly number[])[],
  likeness: Float64Array,
  taxonomy: Taxonomy,
): string[] {
  const votes = new Map<number, number>();
  let cast = 0;
  for (const at of alike) {
    const vote = likeness[at]! ** guessing.power;
    cast += vote;
    for (const node of nodes[at]!) votes.set(node, (votes.get(node) ?? 0) + vote);
  }
  const elected = [...votes].filter(([, sum]) => sum >= guessing.leastShare * cast).map(([node]) => node);
  const covered = new Set<number>();
  for (const node of elected) {
    for (let above = taxonomy.parent[node]!; above >= 0; above = taxonomy.parent[above]!) covered.add(above);
  }
  return elected
    .filter((node) => !covered.has(node))
    .sort((a, b) => taxonomy.depth[b]! - taxonomy.depth[a]! || a - b)
    .map((node) => taxonomy.terms[node]!.id);
}
