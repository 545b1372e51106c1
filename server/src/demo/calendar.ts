/** The day the demo market is written for. */
export const asOf = '2026-11-01';

/** So many days later, or the Friday before when that falls on a weekend. */
export function workdayLater(date: string, days: number): string {
  const day = dayNumber(date) + days;
  const weekday = (day + 4) % 7;
  return isoDate(day - (weekday === 6 ? 1 : weekday === 0 ? 2 : 0));
}

const dayMs = 86_400_000;

/** Days since 1970 of an ISO date. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayMs;
}

/** The ISO date of a day number. */
export function isoDate(day: number): string {
  return new Date(Math.round(day) * dayMs).toISOString().slice(0, 10);
}

/** The same day, or the Monday after when it falls on a weekend. */
export function workingDay(day: number): number {
  const weekday = (Math.round(day) + 4) % 7;
  return day + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}
