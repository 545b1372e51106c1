import type { ReadWord } from './spellings.ts';
import { textOf } from './spellings.ts';

const namedEntities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  euro: '€',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: ' ',
  middot: ' ',
  hellip: ' ',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ouml: 'ö',
  uuml: 'ü',
  auml: 'ä',
  deg: ' ',
  reg: ' ',
  copy: ' ',
  trade: ' ',
  times: ' ',
};

/** How many times over a text may be encoded: each is another pass, and a text can be nothing but encoding. */
const MOST_ENCODINGS = 8;

/**
 * @param text may hold HTML character references, also doubly encoded ones such as `&amp;amp;`
 * @returns the text with references replaced by what they stand for; unknown names become a space
 */
export function decodeEntities(text: string): string {
  let plain = text;
  for (let round = 0; round < MOST_ENCODINGS && plain.includes('&'); round++) {
    const once = decodeOnce(plain);
    if (once === plain) break;
    plain = once;
  }
  return plain;
}

function decodeOnce(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, (_, name: string) => {
    if (!name.startsWith('#')) return namedEntities[name.toLowerCase()] ?? ' ';
    const hex = name[1] === 'x' || name[1] === 'X';
    const code = hex ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  });
}

function foldLetters(text: string): string {
  let plain = decodeEntities(text);
  if (plain.includes('<')) plain = plain.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ');
  if (/\P{ASCII}/u.test(plain)) plain = plain.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'");
  return plain.toLowerCase();
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Letters of the longest word that is read. */
const LONGEST = 32;

/** Where FNV-1a starts, as an int32. */
const START = 0x811c9dc5 | 0;

/**
 * Whether a word says something: single letters do not. Bare numbers of two, three, five or six digits,
 * and four-digit ones that are not years, may name a standard.
 */
export function isTelling(token: string): boolean {
  if (!isDigit(token, 0) || !/^[0-9]+$/.test(token)) return token.length > 1;
  return token.length >= 2 && token.length <= 6 && !/^(19|20)[0-9]{2}$/.test(token);
}

/** The word being read by `eachWord`. */
const word: ReadWord = { bytes: new Uint8Array(LONGEST), length: 0, hash: 0 };

/**
 * Splits text into comparable words: character references decoded, markup dropped, lower case, accents folded,
 * apostrophes and thousands closed up ("council's" is "councils"). Words of more than 32 letters are left out.
 * @param text any string
 * @param visit called with each word (a-z, 0-9) in reading order, also those that `isTelling` leaves out. The word is
 *   overwritten by the next, so it must be read at once, and no other text meanwhile
 */
export function eachWord(text: string, visit: (word: ReadWord) => void): void {
  const plain = foldLetters(text);
  let length = 0;
  let hash = START;
  for (let i = 0; i <= plain.length; i++) {
    const code = i < plain.length ? plain.charCodeAt(i) : 32;
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) {
      if (length < LONGEST) word.bytes[length] = code;
      length++;
      hash = Math.imul(hash ^ code, 0x01000193);
      continue;
    }
    if (length === 0) continue;
    if (code === 39 || (code === 44 && isDigit(plain, i - 1) && isDigit(plain, i + 1))) continue;
    word.length = length;
    word.hash = hash;
    if (length <= LONGEST) visit(word);
    length = 0;
    hash = START;
  }
}

/**
 * The telling words of a text, as `eachWord` splits it; single letters, years and long numbers are left out.
 * @param visit called with each token (a-z, 0-9) in reading order
 */
export function eachToken(text: string, visit: (token: string) => void): void {
  eachWord(text, (read) => {
    const token = textOf(read);
    if (isTelling(token)) visit(token);
  });
}
