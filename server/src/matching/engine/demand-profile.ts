import type { CouncilTable } from './council-table.ts';
import type { DemandFacts } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import type { RankingPolicy } from './policy.ts';
import type { Taxonomy } from './taxonomy.ts';
import { withAncestors } from './taxonomy.ts';
import { eachToken } from './text.ts';

/** A demand as the signals see it: what it says, in numbers of the index. */
export interface DemandProfile {
  readonly facts: DemandFacts;
  /** Each word once, but for those of its council's place. */
  readonly words: readonly number[];
  /** Times each word occurs, a title's word counted `titleWeight` times, one late in the text `laterWord` times. */
  readonly frequencies: readonly number[];
  /** Each word as the demand first spells it, for sentences. */
  readonly spellings: readonly string[];
  /** The words of its title, each once. */
  readonly titleWords: readonly number[];
  /** Its terms and everything above them, each once, ascending. */
  readonly nodes: readonly number[];
  /** Its council's number, or -1 when the index knows nothing about that council. */
  readonly council: number;
}

/**
 * @param draft true leaves the lexicon and the council table as they are: what they do not know cannot match
 * @returns the profile; it stays valid while the taxonomy does
 */
export function profileDemand(
  facts: DemandFacts,
  draft: boolean,
  {
    lexicon,
    taxonomy,
    councils,
    policy,
  }: { lexicon: Lexicon; taxonomy: Taxonomy; councils: CouncilTable; policy: RankingPolicy },
): DemandProfile {
  const at = new Map<number, number>();
  const frequencies: number[] = [];
  const spellings: string[] = [];
  const { titleWeight, fullWords, laterWord } = policy.text;
  const count = (times: number, word: number, spelling: string) => {
    const known = at.get(word);
    if (known !== undefined) frequencies[known]! += times;
    else {
      at.set(word, frequencies.length);
      frequencies.push(times);
      spellings.push(spelling);
    }
  };
  const place = placeWords(facts);
  const read = (text: string, visit: (word: number, spelling: string) => void) => {
    const telling = (word: number, spelling: string) => {
      if (!place.has(spelling)) visit(word, spelling);
    };
    if (draft) lexicon.read(text, telling);
    else lexicon.learn(text, telling);
  };
  read(facts.title, (word, spelling) => count(titleWeight, word, spelling));
  const titleWords = [...at.keys()];
  let met = 0;
  read(facts.text, (word, spelling) => count(met++ < fullWords ? 1 : laterWord, word, spelling));
  return {
    facts,
    words: [...at.keys()],
    titleWords,
    frequencies,
    spellings,
    nodes: withAncestors(taxonomy, facts.termIds),
    council: draft ? councils.find(facts.councilId) : councils.numberOf(facts.councilId),
  };
}

/** The words of the council's place, also as in "Camden's". */
function placeWords({ councilPlace }: DemandFacts): ReadonlySet<string> {
  const words = new Set<string>();
  eachToken(councilPlace ?? '', (word) => words.add(word).add(`${word}s`));
  return words;
}
