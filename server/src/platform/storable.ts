/** No text of the database can hold the NUL character or half of a character. */
const unstorable = (text: string) => text.includes('\0') || !text.isWellFormed();

/** Whether a value holds such a text, at any depth. */
export function holdsUnstorable(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length) {
    const next = waiting.pop();
    if (typeof next === 'string' && unstorable(next)) return true;
    if (typeof next === 'object' && next !== null)
      for (const inner of Object.values(next)) waiting.push(inner);
  }
  return false;
}
