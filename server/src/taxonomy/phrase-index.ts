import { isBackground } from './background-words.ts';
import { stemmedWords } from './word-stems.ts';
import type { StemmedWord } from './word-stems.ts';

/** A full phrase of n words counts for 1 + 0.4 (n - 1) times its words: longer phrases are surer. */
const phraseBonus = 0.4;
/** All words of a phrase, near each other but not side by side. */
const nearShare = 0.6;
/** How many places further apart than side by side still counts as near. */
const nearSlack = 5;
/** Part of a phrase (or all of it, far apart): this share, times the part found. */
const partialShare = 0.5;
/** One word of a phrase of several says little by itself. */
const singleShare = 0.6;
/** A phrase of which only one telling word is left ("move on", "day services"). */
const emptiedShare = 0.5;
/** Words of a description, which are long and loose. */
const descriptionShare = 0.12;
/** An everyday word, unless the whole phrase is there. */
const backgroundShare = 0.3;
/** Each further phrase of the same term adds this share of its points. */
const furtherPhraseShare = 0.3;
interface Phrase {
  readonly owner: number;
  readonly stems: readonly string[];
  readonly weight: number;
  readonly loose: boolean;
  /** How it is written, where it has several words and only one of them is telling. */
  readonly emptied: string | null;
}

/** Points, and the words of the text that gave them. */
export interface Finding {
  readonly points: number;
  readonly words: readonly string[];
}

/** Phrases of many owners behind an inverted index from stem to phrase. */
export class PhraseIndex {
  readonly #phrases: Phrase[] = [];
  readonly #byStem = new Map<string, number[]>();
  readonly #rarity = new Map<string, number>();

  constructor(entries: readonly { label: string; synonyms?: readonly string[]; description?: string }[]) {
    const owners = new Map<string, Set<number>>();
    const drafts: Omit<Phrase, 'weight'>[] = [];
    for (const [owner, entry] of entries.entries()) {
      const texts = [entry.label, ...(entry.synonyms ?? [])].map((text) => ({ text, loose: false }));
      if (entry.description) texts.push({ text: entry.description, loose: true });
      for (const { text, loose } of texts) {
        const stems = [...new Set(stemmedWords(text).map((word) => word.stem))];
        if (stems.length === 0) continue;
        drafts.push({
          owner,
          stems,
          loose,
          emptied: stems.length === 1 && text.includes(' ') ? plain(text) : null,
        });
        for (const stem of stems) {
          const known = owners.get(stem);
          if (known) known.add(owner);
          else owners.set(stem, new Set([owner]));
        }
      }
    }
    for (const [stem, set] of owners) {
      this.#rarity.set(stem, Math.log(1 + entries.length / (set.size + 0.5)));
    }
    for (const draft of drafts) {
      const weight = draft.stems.reduce((sum, stem) => sum + this.#rarity.get(stem)!, 0);
      const id = this.#phrases.push({ ...draft, weight }) - 1;
      for (const stem of draft.stems) {
        const postings = this.#byStem.get(stem);
        if (postings) postings.push(id);
        else this.#byStem.set(stem, [id]);
      }
    }
  }

  /** The points of every owner the text's words touch, with the words that gave them. */
  find(text: string): Map<number, Finding> {
    const words = stemmedWords(text);
    const written = plain(text);
    const places = new Map<string, number[]>();
    for (const [place, { stem }] of words.entries()) {
      if (!this.#byStem.has(stem)) continue;
      const known = places.get(stem);
      if (known) known.push(place);
      else places.set(stem, [place]);
    }
    const foundStems = new Map<number, string[]>();
    for (const stem of places.keys()) {
      for (const id of this.#byStem.get(stem)!) {
        const known = foundStems.get(id);
        if (known) known.push(stem);
        else foundStems.set(id, [stem]);
      }
    }
    const byOwner = new Map<number, Finding[]>();
    for (const [id, stems] of foundStems) {
      const phrase = this.#phrases[id]!;
      const finding = this.#weigh(phrase, stems, places, words, written);
      const known = byOwner.get(phrase.owner);
      if (known) known.push(finding);
      else byOwner.set(phrase.owner, [finding]);
    }
    const total = new Map<number, Finding>();
    for (const [owner, findings] of byOwner) total.set(owner, addUp(findings));
    return total;
  }

  #weigh(
    phrase: Phrase,
    found: readonly string[],
    places: ReadonlyMap<string, number[]>,
    words: readonly StemmedWord[],
    text: string,
  ): Finding {
    const side = closest(found, places, found.length);
    const near = side ?? closest(found, places, found.length + nearSlack);
    const spelled = phrase.emptied !== null && text.includes(phrase.emptied);
    const whole = spelled || (near !== null && found.length > 1 && found.length === phrase.stems.length);
    let rarity = 0;
    for (const stem of found) {
      rarity += this.#rarity.get(stem)! * (isBackground(stem) && !whole ? backgroundShare : 1);
    }
    if (found.length === 1) {
      const share = phrase.loose
        ? descriptionShare
        : phrase.stems.length > 1
          ? singleShare * (rarity / phrase.weight)
          : phrase.emptied === null
            ? 1
            : spelled
              ? 1 + phraseBonus
              : emptiedShare;
      return { points: rarity * share, words: [words[places.get(found[0]!)![0]!]!.written] };
    }
    const at = near ?? found.map((stem) => places.get(stem)![0]!);
    const written = at.toSorted((a, b) => a - b).map((place) => words[place]!.written);
    if (phrase.loose) return { points: rarity * descriptionShare, words: written };
    const bonus = 1 + phraseBonus * (found.length - 1);
    const spread = side ? 1 : near ? nearShare : partialShare * nearShare;
    const part = found.length === phrase.stems.length ? 1 : partialShare * (rarity / phrase.weight);
    return { points: rarity * bonus * spread * part, words: side ? [written.join(' ')] : written };
  }
}

/** Words parted by single spaces, with one at both ends. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

/** Places, one per stem, that fit into a window of the width, or null. */
function closest(
  stems: readonly string[],
  places: ReadonlyMap<string, number[]>,
  width: number,
): number[] | null {
  for (const anchor of stems) {
    for (const first of places.get(anchor)!) {
      const window: number[] = [];
      for (const stem of stems) {
        const place = places.get(stem)!.find((candidate) => candidate >= first);
        if (place === undefined || place >= first + width) break;
        window.push(place);
      }
      if (window.length === stems.length) return window;
    }
  }
  return null;
}

/** The best finding counts whole; others add a share where they bring words of their own. */
function addUp(findings: readonly Finding[]): Finding {
  if (findings.length === 1) return findings[0]!;
  const ordered = findings.toSorted((a, b) => b.points - a.points);
  const best = ordered[0]!;
  let points = best.points;
  const words = [...best.words];
  const seen = new Set(words.flatMap((text) => text.split(' ')));
  for (const finding of ordered.slice(1)) {
    const fresh = finding.words.filter((text) => text.split(' ').some((word) => !seen.has(word)));
    if (fresh.length === 0) continue;
    points += finding.points * furtherPhraseShare * (fresh.length / finding.words.length);
    for (const text of fresh) {
      words.push(text);
      for (const word of text.split(' ')) seen.add(word);
    }
  }
  return { points, words: words.slice(0, 6) };
}
