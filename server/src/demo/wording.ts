/** A label as it stands inside a sentence: its first letter small, unless capitals belong to it. */
export function inSentence(text: string): string {
  const words = text.split(' ');
  const proper = /^[A-Z][A-Z&0-9]/.test(text) || words.slice(1).some((word) => /^[A-Z][a-z]/.test(word));
  return proper ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

/** With a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

const small = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A count in words up to twelve, in figures above. */
export function counted(count: number): string {
  return small[count] ?? count.toLocaleString('en-GB');
}

/**
 * The first wording not yet used, trying a limited number of times; the last one tried when all were.
 * `used` remembers what was given out.
 */
export function unusedWording(used: Set<string>, word: () => string): string {
  let text = word();
  for (let attempt = 0; attempt < 40 && used.has(text); attempt++) text = word();
  used.add(text);
  return text;
}
