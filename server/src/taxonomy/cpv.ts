/** How deep a CPV code goes; the number of leading digits that carry meaning grows from 2 to 8. */
export type CpvLevel = 'division' | 'group' | 'class' | 'category' | 'code';

const shape = /^[0-9]{8}$/;

/** Digits that carry meaning: at least two (the division), the rest up to the last one that is not zero. */
function significantDigits(code: string): number {
  if (!shape.test(code)) throw new RangeError(`not an eight-digit CPV code: ${JSON.stringify(code)}`);
  let end = 8;
  while (end > 2 && code.charCodeAt(end - 1) === 48) end--;
  return end;
}

/**
 * The level of an eight-digit CPV code, read from its trailing zeros: `45000000` is a division,
 * `45200000` a group, `45210000` a class, `45211000` a category, anything finer a code.
 */
export function cpvLevel(code: string): CpvLevel {
  const digits = significantDigits(code);
  if (digits === 2) return 'division';
  if (digits === 3) return 'group';
  if (digits === 4) return 'class';
  if (digits === 5) return 'category';
  return 'code';
}

/**
 * The next wider CPV code: the last meaningful digit becomes zero. A division has no parent.
 * The rule gives a well-formed code, which the published list may leave out.
 */
export function cpvParent(code: string): string | null {
  const digits = significantDigits(code);
  return digits === 2 ? null : code.slice(0, digits - 1).padEnd(8, '0');
}

/** Every wider code, nearest first, ending with the division; empty for a division. */
export function cpvAncestors(code: string): string[] {
  const ancestors: string[] = [];
  for (let parent = cpvParent(code); parent !== null; parent = cpvParent(parent)) ancestors.push(parent);
  return ancestors;
}

/**
 * The eight-digit code in a text people write for it, or null. Accepts the check digit (`45000000-7`),
 * a `CPV` prefix and spaces; a code of all zeros or of a division below 03 names nothing.
 */
export function normaliseCpv(text: string): string | null {
  const compact = text.replace(/\s+/g, '').replace(/^cpv[:-]?/i, '');
  const match = /^([0-9]{8})(?:-[0-9])?$/.exec(compact);
  const code = match?.[1];
  return code !== undefined && Number(code.slice(0, 2)) >= 3 ? code : null;
}
