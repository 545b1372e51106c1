type DateInput = string | Date;

const zone = 'Europe/London';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options });
const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
const dayAndMonth = format({ day: 'numeric', month: 'long' });
const shortDay = format({ day: 'numeric', month: 'short', year: 'numeric' });
const month = format({ month: 'long', year: 'numeric' });
const clock = format({ hour: 'numeric', minute: '2-digit', hour12: true });
const millisecondsPerDay = 86_400_000;

/** A plain date is noon, so that no time zone can move it to the day before. */
function read(value: DateInput): Date {
  return typeof value === 'string'
    ? new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00Z` : value)
    : value;
}

/** "1 November 2026" */
export const formatDate = (value: DateInput) => day.format(read(value));
/** "1 Nov 2026", for tables: a narrow column does not break it. */
export const formatShortDate = (value: DateInput) => shortDay.format(read(value)).replaceAll(' ', '\u00a0');
/** "November 2026" */
export const formatMonth = (value: DateInput) => month.format(read(value));

/** "1 November 2026 at 5pm", "… at 9:30am", "… at midday" */
export function formatDateTime(value: DateInput): string {
  const time = clock.format(read(value)).replace(':00', '').replace(/\s/g, '').toLowerCase();
  const named: Record<string, string> = { '12am': 'midnight', '12pm': 'midday' };
  return `${formatDate(value)} at ${named[time] ?? time}`;
}

/** "1 to 14 November 2026", "28 October to 3 November 2026" */
export function formatDateRange(from: DateInput, to: DateInput): string {
  const [a, b] = [read(from), read(to)];
  if (formatDate(a) === formatDate(b)) return formatDate(a);
  if (month.format(a) === month.format(b))
    return `${format({ day: 'numeric' }).format(a)} to ${formatDate(b)}`;
  if (a.getFullYear() === b.getFullYear()) return `${dayAndMonth.format(a)} to ${formatDate(b)}`;
  return `${formatDate(a)} to ${formatDate(b)}`;
}

/** Whole days from `now` to the date in London; negative when it has passed. */
export function daysUntil(value: DateInput, now: DateInput = new Date()): number {
  const london = (date: Date) =>
    Date.parse(new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(date));
  return Math.round((london(read(value)) - london(read(now))) / millisecondsPerDay);
}

/** "today", "tomorrow", "in 12 days", "3 days ago" */
export function inDays(value: DateInput, now?: DateInput): string {
  return new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }).format(daysUntil(value, now), 'day');
}

/** Whether "2026-02-30" and the like name a day of the calendar. */
export function isRealDate(iso: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  if (!match) return false;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
}
