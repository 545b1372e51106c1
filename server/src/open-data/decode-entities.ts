const named: Readonly<Record<string, string>> = {
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
  bull: '•',
  hellip: '…',
  middot: '·',
  eacute: 'é',
  egrave: 'è',
  uuml: 'ü',
  ouml: 'ö',
};

function decodeOnce(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z]{2,8});/gi, (whole, entity: string) => {
    if (entity.startsWith('#')) {
      const hex = entity[1] === 'x' || entity[1] === 'X';
      const point = hex ? parseInt(entity.slice(2), 16) : parseInt(entity.slice(1), 10);
      const usable = point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
      return usable ? String.fromCodePoint(point) : ' ';
    }
    return named[entity.toLowerCase()] ?? whole;
  });
}

/**
 * The text with its HTML entities as characters; `&amp;amp;`, met where a notice was escaped twice, too.
 * An entity of unknown name stays as it is.
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  const once = decodeOnce(text);
  return once.includes('&') ? decodeOnce(once) : once;
}
