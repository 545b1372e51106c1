import type { Taxonomy } from '../../../server/src/matching/engine/taxonomy.ts';
import { engine } from './engine.ts';

/** A category as a word of letters: no other starts like it, and no made-up word ends like it. */
function tokenOf(code: string): string {
  return `${[...code].map((digit) => 'abcdefghij'[Number(digit)]).join('')}x`;
}

/** What an engine for text gets to read: categories with everything above them, each once, and all words. */
export function tokensOf(taxonomy: Taxonomy, termIds: readonly string[], texts: readonly string[]): string[] {
  const tags = engine.withAncestors(taxonomy, termIds).map((node) => tokenOf(taxonomy.terms[node]!.code));
  return [...tags, ...texts.flatMap((text) => text.split(' ').filter((word) => word !== ''))];
}
