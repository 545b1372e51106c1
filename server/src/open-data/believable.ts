import { limits } from '@parley/shared/limits';

const shapes: readonly [RegExp, (m: RegExpExecArray) => [string, string, string]][] = [
  [/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/, (m) => [m[1]!, m[2]!, m[3]!]],
  [/^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s.*)?$/, (m) => [m[3]!, m[2]!, m[1]!]],
];

/** The day a text names as YYYY-MM-DD, from `2020-09-29T17:15:24Z`, `2020-09-29` or `29/09/2020`; null when none. */
export function dayIn(text: string | null | undefined): string | null {
  for (const [shape, parts] of shapes) {
    const match = shape.exec((text ?? '').trim());
    if (!match) continue;
    const [y, m, d] = parts(match);
    const day = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
    const date = new Date(`${day}T00:00:00Z`);
    if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)) return day;
  }
  return null;
}

/** The moment a text names, if it is one of that day and has a time of day; else the day's first moment. In UTC. */
export function momentOf(text: string | null | undefined, day: string): string {
  const moment = /\dT\d/.test(text ?? '') && dayIn(text) === day ? new Date(text!) : new Date(Number.NaN);
  return Number.isNaN(moment.getTime()) ? `${day}T00:00:00.000Z` : moment.toISOString();
}

function yearsAfter(today: string, years: number): string {
  return `${Number(today.slice(0, 4)) + years}${today.slice(4)}`;
}

/**
 * A day that can be believed: from 1990 on, and no more than `yearsAhead` from today. Otherwise null, with a
 * sentence in `dropped` when there was something to read.
 */
export function believableDay(
  text: string | null | undefined,
  what: string,
  today: string,
  dropped: string[],
  yearsAhead = 2,
): string | null {
  const given = (text ?? '').trim();
  if (!given) return null;
  const day = dayIn(given);
  if (day && day >= '1990-01-01' && day <= yearsAfter(today, yearsAhead)) return day;
  dropped.push(`${what} "${given.slice(0, 40)}" ${day ? 'is not believable' : 'is not a date'}`);
  return null;
}

/** Ends of contracts may lie decades ahead; an end before the start is dropped. */
export function believableEnd(
  text: string | null | undefined,
  startedOn: string | null,
  today: string,
  dropped: string[],
): string | null {
  const end = believableDay(text, 'end date', today, dropped, 60);
  if (end && startedOn && end < startedOn) {
    dropped.push(`end date ${end} lies before the start ${startedOn}`);
    return null;
  }
  return end;
}

/**
 * A value in pounds from "£1,234.50", "1000-2000" (a range) or a number; 0 and nothing are null, a value
 * beyond `limits.value` or a negative one is dropped with a sentence.
 */
export function believableValue(
  text: string | number | null | undefined,
  dropped: string[],
): { min: number | null; max: number | null } {
  const given = String(text ?? '')
    .replace(/[£,\s]/g, '')
    .replace(/^GBP/i, '');
  if (!given) return { min: null, max: null };
  const match = /^(\d+(?:\.\d+)?(?:e\+?\d+)?)(?:[-–](\d+(?:\.\d+)?))?$/i.exec(given);
  if (!match) {
    dropped.push(`value "${given.slice(0, 40)}" is not an amount`);
    return { min: null, max: null };
  }
  const ends = [Number(match[1]), Number(match[2] ?? match[1])];
  if (Math.max(...ends) > limits.value) {
    dropped.push(`value £${Math.max(...ends).toLocaleString('en-GB')} is not believable`);
    return { min: null, max: null };
  }
  return { min: Math.min(...ends) || null, max: Math.max(...ends) || null };
}

/** "1", "yes" or "true" and their opposites; anything else is null. */
export function yesOrNo(text: string | boolean | null | undefined): boolean | null {
  if (typeof text === 'boolean') return text;
  const word = (text ?? '').trim().toLowerCase();
  if (['1', 'yes', 'true', 'y'].includes(word)) return true;
  if (['0', 'no', 'false', 'n'].includes(word)) return false;
  return null;
}
