/** How closely codes must agree: as given, to four digits, or to three. */
export const codeLevels = ['code', 'class', 'group'] as const;
export type CodeLevel = (typeof codeLevels)[number];

/** What a code is called at a level: its leading digits. A code wider than the level stands for itself. */
export function atLevel(code: string, level: CodeLevel): string {
  return level === 'code' ? code : code.slice(0, level === 'class' ? 4 : 3);
}

/** How many suggestions are judged. */
export const SUGGESTED = 5;

/**
 * The best of scored codes at a level; a class or group counts as its best code.
 * @returns at most five, best first, ties in the order of codes
 */
export function bestAt(level: CodeLevel, scores: ReadonlyMap<string, number>): string[] {
  const best = new Map<string, number>();
  for (const [code, score] of scores) {
    const key = atLevel(code, level);
    if (score > (best.get(key) ?? 0)) best.set(key, score);
  }
  return [...best]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, SUGGESTED)
    .map(([key]) => key);
}
