import { decodeEntities } from '../open-data/decode-entities.ts';

/** Legal forms as whole words after folding; they say how a firm is set up, not which firm it is. */
const legalForms = new Set(['limited', 'ltd', 'plc', 'llp', 'lp', 'cic', 'cio', 'inc', 'gmbh', 'pty']);

const longForms: readonly [RegExp, string][] = [
  [/\bcommunity interest company\b/g, 'cic'],
  [/\bpublic limited company\b/g, 'plc'],
  [/\blimited liability partnership\b/g, 'llp'],
  [/\bprivate limited\b/g, 'ltd'],
  [/\bp l c\b/g, 'plc'],
  [/\bl l p\b/g, 'llp'],
  [/\bc i c\b/g, 'cic'],
];

/**
 * A supplier's name folded for comparison: entities decoded, lower case, no accents or punctuation, `&` as
 * "and", no leading "the", no legal form (Ltd, PLC, LLP, CIC, …), no lot number, and only the legal name of
 * "X Ltd t/a Y". Never empty for a text with a letter or digit; folding twice changes nothing.
 */
export function foldSupplierName(text: string): string {
  let words = decodeEntities(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\(\s*lots?\b[^)]*\)?/g, ' ')
    .replace(/&/g, ' and ')
    .replace(/\bt\s?[/\\]\s?as?\b/g, ' trading as ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  for (const [long, short] of longForms) words = words.replace(long, short);
  const legal = words.split(/ (?:trading as|t a) /)[0]!;
  const all = legal.split(' ').filter(Boolean);
  const kept = all.filter((word) => !legalForms.has(word));
  while (kept.length > 1 && kept[0] === 'the') kept.shift();
  return (kept.length ? kept : all).join(' ');
}

/** Quotation marks that open or close; an apostrophe inside a word is none. */
const quotes: readonly [open: string, close: string][] = [
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ["'", "'"],
];

/** A quotation mark at an end goes when its other half is missing or stands at the other end. */
function unquoted(name: string): string {
  for (const [open, close] of quotes) {
    const opened = name.startsWith(open);
    const closed = name.endsWith(close) && name.length > 1;
    const inner = name.slice(opened ? 1 : 0, closed ? -1 : undefined);
    const within = inner.includes(open) || inner.includes(close);
    // A closing ’ alone is the apostrophe of "the Carers’".
    const stray = opened ? !within : closed && !within && !/['’]/.test(close);
    if (stray) return inner.trim();
  }
  return name;
}

/**
 * The name as it is stored and read: entities decoded, white space evened, stray punctuation and quotation marks
 * at the ends gone, and with them an address that a tab parts from the name.
 */
export function tidySupplierName(text: string): string {
  const tidied = decodeEntities(text)
    .replace(/^(.*\b(?:ltd|limited|plc|llp|cic)\b\.?)\t.*$/is, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,;:*–—-]+|[\s,;:*–—-]+$/g, '');
  return unquoted(tidied);
}

const placeholders: readonly [RegExp, string][] = [
  [/^(n\s*\/\s*a|na|n\.a\.?|tbc|tba|tbd|nil|none|unknown|null|-+|\.+|x+)$/i, 'is a placeholder'],
  [/^n\s*\/\s*a\b/i, 'is a placeholder'],
  [/\bnot applicable\b/i, 'is a placeholder'],
  [
    /^(multiple|various|several|numerous|many)\b(?=\W*$|\W+(as|see|please|and|approved|different|framework|supp?liers?|providers?|contractors?|companies|firms|bidders?|tenderers?|vendors?|organisations?|operators?|consultants?|individuals?|awards?|lots?|schools?|names?)\b)/i,
    'stands for several suppliers',
  ],
  [
    /^(the )?(award(ed)?|successful) (suppliers?|providers?|bidders?|contractors?)\b/i,
    'stands for several suppliers',
  ],
  [
    /^(see (?=.*\b(attach\w*|list|link|links|below|above|breakdown|pdf|additional|schedule|spreadsheet|notice|website|document|section|appendix|annex|supplier|suppliers|award|url)\b)|please (see|refer|find|note)\b|refer to\b|as (per|listed)\b|details? (of|can)\b|for (contract )?award details\b)/i,
    'refers to another document',
  ],
  [/^plese? the attached\b/i, 'refers to another document'],
  [/\bsee (the )?(attach|list|below|spreadsheet|schedule|link|url)/i, 'refers to another document'],
  [
    /\b(list of|listed on|supplier list|attached|attachments?)\b.*\b(supplier|attach|list|website)/i,
    'refers to another document',
  ],
  [/^https?:|\bhttps?:\/\//i, 'is a web address'],
  [/^\d+ (various )?suppliers?\b/i, 'stands for several suppliers'],
  [
    /^(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) suppliers\b/i,
    'stands for several suppliers',
  ],
  [/\bredacted\b/i, 'is withheld'],
  [/\bwith?held\b/i, 'is withheld'],
  [/^(private (&|and) )?confidential$/i, 'is withheld'],
  [/^(an? )?(private )?individuals?$/i, 'is a private person'],
  [/^sole trader$/i, 'is a private person'],
  [/^contracts? awarded$/i, 'is a placeholder'],
  [/^(main )?supplier$/i, 'is a placeholder'],
];

const notAwarded =
  /\b(not (been )?awarded|non[ -]?award|no award(ed)?( made)?$|contract not|requirement cancelled|no (suitable )?(bids|tenders|suppliers?))\b/i;

/** Whether the text put where a supplier should stand says that nobody was awarded anything. */
export function saysNotAwarded(name: string): boolean {
  return notAwarded.test(decodeEntities(name)) && !/\blimited|ltd\b/i.test(name);
}

/**
 * Why a text names no supplier ("various", "n/a", "see attached", a withheld name), as the end of a
 * sentence, or null when it may be the name of an organisation.
 */
export function notASupplierName(name: string): string | null {
  const text = decodeEntities(name).trim();
  if (!/[\p{L}\p{N}]/u.test(text) || foldSupplierName(text).length < 2) return 'is empty';
  if (saysNotAwarded(text)) return 'says that no contract was awarded';
  for (const [pattern, reason] of placeholders) if (pattern.test(text)) return reason;
  return null;
}
