import { limits } from '@parley/shared/limits';
import { decodeEntities } from './decode-entities.ts';

/** Looked for from the beginning of a word only: at any other place the search would start anew for every letter. */
const email =
  /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]+\s?(?:@|\[at\]|\(at\)|&#64;)\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const mailto = /\bmailto:\s*/gi;
/** What parts the groups of a phone number; also a character that came broken. */
const parting = String.raw`[\s().\ufffd-]`;
/**
 * A phone number: 9 to 13 digits from 0 or +, grouped in any way. Codes and dates have no such start or fewer
 * digits; a reference to the Official Journal (2020/S 084-199964) is none.
 */
const phone = new RegExp(
  String.raw`(?<![\p{L}\p{N}£.,/-]|\/[Ss] )(?!000 )(?:\+\d{1,3}|00\d{2}|\(?0)(?:${parting}{0,3}\d){8,12}(?![\p{L}\p{N}])`,
  'gu',
);
const labelledPhone = new RegExp(
  String.raw`\b(tel(?:ephone)?|phone|mobile|mob|fax)\b(\s*(?:no|number)?\s*[.:]?\s*)\+?\(?\d(?:${parting}{0,2}\d){5,13}(?:\s*(?:ext|x)\.?\s*\d+)?`,
  'gi',
);

/** What a text holds that may hold an address or a phone number: asked first, because most texts do not. */
const mayHoldEmail = /@|\bat\b|mailto|&#64;/i;
const mayHoldPhone = new RegExp(String.raw`\d{5}|\d${parting}+\d`);

const person = String.raw`[A-Z][\p{L}'’-]+(?:\s+[A-Z]\.?)?\s+[A-Z][\p{L}'’-]+(?:\s+[A-Z][\p{L}'’-]+(?=\s*(?:on|at|by|via|[,.:;([]|$)))?`;
const titled = new RegExp(
  String.raw`(?<![\p{L}])(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+(?:[A-Z]\.?\s+)*[A-Z][\p{L}'’-]+(?:\s+[A-Z][\p{L}'’-]+)?`,
  'gu',
);
const asked = new RegExp(
  String.raw`(?<![\p{L}-])((?:[Cc]ontact(?:\s+(?:[Nn]ame|[Pp]erson|[Oo]fficer|[Dd]etails))?|CONTACT|[Ee]-?mail(?:ed)?(?:\s+to)?|[Cc]all|[Tt]elephone|[Ff]or the attention of|FAO|[Ee]nquiries to|[Qq]ueries to|[Ss]peak to|[Aa]sk for|[Rr]eturned to|[Ss]ubmitted to|[Ss]end to)\s*[:-]?\s+)(${person})`,
  'gu',
);
const organisation =
  /\b(council|team|department|dept|services?|office|officer|authority|limited|ltd|plc|portal|housing|group|trust|procurement|university|college|school|nhs|association|centre|center|hub|society|company|board|directorate|unit|desk|helpdesk|support|solutions|borough|county|city|london|england|partnership|agency|manager|management|contracts?|tenders?|north|south|east|west|details?|us|our|the|this|your|you|delta|chest|pro|in|due|please|documents?|delivery|framework|system|tracing|off|stage|app|programme|handling|order|form|list|lens|lenses|competition|ticketing|tbc|further|information)\b/i;

/**
 * The text without what leads to a person: e-mail addresses, phone numbers, and names that stand behind
 * "contact", "email", "for the attention of" and the like or bear a title; `[email]`, `[phone]` and `[name]`
 * stand in their places. Organisations keep their names. Scrubbing twice changes nothing.
 */
export function scrubContact(text: string): string {
  let scrubbed = scrubOnce(text);
  // What one replacement puts next to another can look like a detail itself; such text is rare and short.
  for (let again = scrubOnce(scrubbed); again !== scrubbed; again = scrubOnce(scrubbed)) scrubbed = again;
  return scrubbed;
}

function scrubOnce(text: string): string {
  let scrubbed = mayHoldEmail.test(text) ? text.replace(mailto, '').replace(email, '[email]') : text;
  if (mayHoldPhone.test(scrubbed)) {
    scrubbed = scrubbed.replace(phone, '[phone]').replace(labelledPhone, '$1$2[phone]');
  }
  if (/\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\b/.test(scrubbed)) scrubbed = scrubbed.replace(titled, '[name]');
  return scrubbed.replace(asked, (whole, lead: string, name: string) =>
    organisation.test(name) ? whole : `${lead}[name]`,
  );
}

/** Whether an e-mail address stands in the text. Of a number in a key nobody can say that it is a telephone's. */
export const holdsEmail = (text: string) => text.search(email) >= 0;

/** The text without e-mail addresses and phone numbers, which are cut out; a person's name stays: it may be a firm's. */
export function withoutAddresses(text: string): string {
  if (!mayHoldEmail.test(text) && !mayHoldPhone.test(text)) return text;
  let left = text;
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replace(mailto, '').replace(email, ' ').replace(phone, ' ').replace(labelledPhone, '$1');
  }
  return left === text ? text : left.trim();
}

/**
 * Published text as it is stored: entities decoded, tags and control characters gone, white space evened,
 * contact details scrubbed, cut at the last word that fits into `most` characters.
 */
export function storedText(text: string | null | undefined, most: number): string {
  const plain = decodeEntities(text ?? '')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
    .replace(/(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu, ' ')
    .replace(/[^\S\r\n]+/g, ' ')
    .replace(/ ?(?:\r\n?|\n) ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .toWellFormed();
  const scrubbed = scrubContact(plain);
  if (scrubbed.length <= most) return scrubbed;
  const cut = scrubbed
    .slice(0, most - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > most * 0.8 ? cut.slice(0, space) : cut}…`;
}

/** A published name as it is stored: on one line, without contact details or characters that no text may hold. */
export function plainLine(text: string, most: number = limits.line): string {
  const plain = text
    .slice(0, 4 * most)
    .toWellFormed()
    .replace(/[\p{Cc}\s\ufffe\uffff]+/gu, ' ');
  return withoutAddresses(plain).trim().slice(0, most).trim().toWellFormed();
}
