import { cpvAncestors, cpvLevel, normaliseCpv } from '../taxonomy/cpv.ts';
import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { linesOfBusiness } from '../taxonomy/reference/lines-of-business.ts';
import { stemmedWords } from '../taxonomy/word-stems.ts';

interface Phrase {
  stems: readonly string[];
  lines: readonly string[];
}

const linesByCpv = new Map<string, Set<string>>();
for (const { cpv, lines } of capabilityTerms) {
  for (const code of cpv) linesByCpv.set(code, new Set([...(linesByCpv.get(code) ?? []), ...lines]));
}

const phrasesByFirstStem = new Map<string, Phrase[]>();
const named = [
  ...capabilityTerms.flatMap(({ label, synonyms, lines }) =>
    [label, ...synonyms].map((text) => ({ text, lines })),
  ),
  ...linesOfBusiness.map(({ name, code }) => ({ text: name, lines: [code] })),
];
for (const { text, lines } of named) {
  const stems = stemmedWords(text).map((word) => word.stem);
  // What is left of "move on" or "e-tendering" is a word that means something else by itself.
  if (!stems.length || (stems.length === 1 && /[\s-]/.test(text.trim()))) continue;
  phrasesByFirstStem.set(stems[0]!, [...(phrasesByFirstStem.get(stems[0]!) ?? []), { stems, lines }]);
}

function phrasesIn(text: string): Phrase[] {
  const stems = stemmedWords(text).map((word) => word.stem);
  return stems.flatMap((first, at) =>
    (phrasesByFirstStem.get(first) ?? []).filter((phrase) =>
      phrase.stems.every((stem, i) => stems[at + i] === stem),
    ),
  );
}

/** Lines of the terms that name the code, or else its nearest wider code of the same class. */
function linesOfCode(given: string): ReadonlySet<string> | null {
  const code = normaliseCpv(given);
  if (!code || cpvLevel(code) === 'division') return null;
  for (const one of [code, ...cpvAncestors(code)]) {
    if (one !== code && ['division', 'group'].includes(cpvLevel(one))) return null;
    const lines = linesByCpv.get(one);
    if (lines) return lines;
  }
  return null;
}

/** What all of several sets share, in the order of the first; null when there are no sets. */
function common(sets: readonly Iterable<string>[]): string[] | null {
  const [first, ...others] = sets;
  if (!first) return null;
  return [...first].filter((one) => others.every((other) => new Set(other).has(one)));
}

/**
 * The line of business a published notice belongs to, where the reference tables leave no doubt:
 * - phrases of several words in the title all belong to one line, and the CPV codes do not speak against it; or
 * - the CPV codes, divisions aside, leave one line that the title or the text names too, and no phrase of several
 *   words in the title speaks against it.
 * @returns the code of the line, or null where codes and words disagree, leave several, or say nothing.
 */
export function lineOfNotice(title: string, text: string, cpvCodes: readonly string[]): string | null {
  const byCodes = common(cpvCodes.map(linesOfCode).filter((lines) => lines !== null));
  const inTitle = phrasesIn(title);
  const byPhrases = common(inTitle.filter(({ stems }) => stems.length > 1).map(({ lines }) => lines));
  const left = common([byPhrases, byCodes].filter((lines) => lines !== null)) ?? [];
  if (byPhrases && left.length === 1) return left[0]!;
  const byWords = common([...(left.length ? [left] : []), ...inTitle.map(({ lines }) => lines)]) ?? [];
  if (byCodes && left.length > 1) return byWords.length === 1 ? byWords[0]! : null;
  if (left.length !== 1) return null;
  const confirmed = [...inTitle, ...phrasesIn(text)].some(({ lines }) => lines.includes(left[0]!));
  return confirmed ? left[0]! : null;
}
