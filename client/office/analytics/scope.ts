import { useSearch } from '@tanstack/react-router';
import type { AnalyticsFilter } from '@parley/shared/generated/office/graphql';
import { isRealDate } from '../../ui/dates.ts';
import { listOf, type SearchParams } from '../../ui/search-params.ts';

const names = ['since', 'until', 'council', 'line'] as const;

/** For links between charts: only what is counted goes along. */
export const keepScope = (search: SearchParams): SearchParams =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2026-01-31", "31/1/2026" or "31 January 2026" as a day of the calendar; undefined when it is none. */
export function readDay(text: string): string | undefined {
  const [, year, month, day] =
    /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ??
    ((match) => match && [match[0], match[3], match[2], match[1]])(
      /^(\d{1,2})[/. ](\d{1,2})[/. ](\d{4})$/.exec(text),
    ) ??
    ((match) =>
      match && [
        match[0],
        match[3],
        String(months.indexOf((match[2] ?? '').slice(0, 3).toLowerCase()) + 1),
        match[1],
      ])(/^(\d{1,2}) ([a-z]{3,}) (\d{4})$/i.exec(text)) ??
    [];
  const iso = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isRealDate(iso) ? iso : undefined;
}

export type ScopeState =
  { filter: AnalyticsFilter; problem?: undefined } | { problem: string; filter?: undefined };

type Days = { since?: string; until?: string; problem?: undefined } | { problem: string };

/** The first and the last day that an address asks for, or what is wrong with them. */
export function daysIn(search: SearchParams): Days {
  const [since, until] = [listOf(search.since)[0], listOf(search.until)[0]];
  const days = { since: since && readDay(since), until: until && readDay(until) };
  if (since && !days.since) return { problem: `“${since}” is not a day. Give the first day like 31/1/2026.` };
  if (until && !days.until) return { problem: `“${until}” is not a day. Give the last day like 31/1/2026.` };
  return {
    ...(days.since ? { since: days.since } : {}),
    ...(days.until ? { until: days.until } : {}),
  };
}

/** What the address asks to be counted, or what is wrong with it. */
export function useScope(): ScopeState {
  const search: SearchParams = useSearch({ strict: false });
  const days = daysIn(search);
  if (days.problem !== undefined) return { problem: days.problem };
  const [councilId, lineOfBusinessId] = [listOf(search.council)[0], listOf(search.line)[0]];
  return {
    filter: {
      ...days,
      ...(councilId ? { councilId } : {}),
      ...(lineOfBusinessId ? { lineOfBusinessId } : {}),
    },
  };
}

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** Periods in one click, each as its first day. */
export function usualPeriods(today = new Date()): { text: string; since: string }[] {
  const back = (days: number) => iso(new Date(today.getTime() - days * 86_400_000));
  return [
    { text: 'Last 30 days', since: back(30) },
    { text: 'Last 90 days', since: back(90) },
    { text: 'This year', since: `${today.getUTCFullYear()}-01-01` },
    { text: 'Last two years', since: back(730) },
  ];
}
