/** One meaningful word of a text: its stem, and how it was written. */
export interface StemmedWord {
  readonly stem: string;
  readonly written: string;
}

/** Words that say nothing about what a text is about, and words every council text has. */
const emptyWords = new Set(
  `a about above across after again all almost also am an and another any anyone anything are around as at away
  be because been before behind being below between both but by can cannot come could did do does doing done
  down during each else even ever every few first for from full get gets getting give given go goes going
  got had has have having he her here him his how i if in into is it its itself just keep keeps kept know
  last least less like made make makes making many may me might more most much must my need needs needed never
  next no none nor not nothing now of off often old on once one only or other others our out over own per
  put rather really same say says see seen several she should since so some someone something soon still such
  take takes than that the their them then there these they thing things this those three through to
  together told too two under until up upon us use used using very via want wants was way we well were what
  when where whether which while who whose why will with within without would year years yet you your
  borough service services provision provide providing provided current currently new
  different around people residents resident staff local`.split(/\s+/),
);

/** Words in -ing that name a field of their own, so `parking` stays apart from `parks`. */
const wholeWords = new Set(
  'parking housing planning building training catering learning meeting evening morning string spring'.split(
    ' ',
  ),
);

const irregular = new Map([
  ['children', 'child'],
  ['mice', 'mouse'],
  ['shelves', 'shelf'],
  ['mouldy', 'mould'],
  ['mold', 'mould'],
  ['homelessness', 'homeless'],
  ['wifi', 'wi-fi'],
  ['buses', 'bus'],
  ['parked', 'parking'],
]);

/** The light stem of a lower-case English word: plurals, -ing, -ed and a final e or y fall away. */
export function stem(word: string): string {
  const known = irregular.get(word);
  if (known !== undefined) return known;
  let base = word;
  if (base.length > 4 && base.endsWith('ies')) base = `${base.slice(0, -3)}y`;
  else if (/(?:x|ch|sh|ss)es$/.test(base)) base = base.slice(0, -2);
  else if (base.length > 3 && /[^sui]s$/.test(base)) base = base.slice(0, -1);
  if (wholeWords.has(base)) return base;
  if (base.length > 5 && base.endsWith('ing')) base = base.slice(0, -3);
  else if (base.length > 5 && base.endsWith('ed')) base = base.slice(0, -2);
  else if (base.length > 4 && /[ey]$/.test(base)) base = base.slice(0, -1);
  else return base;
  return /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}

/** The meaningful words of a text in order; empty words are left out. */
export function stemmedWords(text: string): StemmedWord[] {
  const words: StemmedWord[] = [];
  for (const [match] of text.normalize('NFKC').matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)) {
    const written = match.toLowerCase();
    const plain = written.replace(/['’]s?$|['’]/g, '').replace(/['’]/g, '');
    if (plain.length < 2 || emptyWords.has(plain)) continue;
    words.push({ stem: stem(plain), written });
  }
  return words;
}
