import type { Context } from '../platform/context.ts';
import { isDay } from '../platform/days.ts';
import { badInput } from '../platform/errors.ts';
import { allCharts } from './charts/all-charts.ts';
import type { Scope } from './chart.ts';
import type { AnalyticsFilter, MatchAnalytics } from './chart.type.ts';
import { statements } from '../platform/database.ts';

const dayMs = 86_400_000;

/** The charts asked for, or all, counted over the period. */
export async function matchAnalytics(
  ctx: Context,
  filter: AnalyticsFilter,
  chartIds: string[] | undefined,
): Promise<MatchAnalytics> {
  const until = filter.until ?? new Date().toISOString().slice(0, 10);
  if (!isDay(until)) throw badInput({ field: 'until', message: 'Give the last day as YYYY-MM-DD.' });
  const since = filter.since ?? new Date(Date.parse(until) - 365 * dayMs).toISOString().slice(0, 10);
  if (!isDay(since)) throw badInput({ field: 'since', message: 'Give the first day as YYYY-MM-DD.' });
  if (since > until) throw badInput({ field: 'since', message: 'The first day is after the last day.' });
  const scope: Scope = {
    since,
    until,
    councilId: filter.councilId ?? null,
    lineOfBusinessId: filter.lineOfBusinessId ?? null,
  };
  const db = statements(ctx.em);
  const charts = [];
  for (const { rows, ...chart } of allCharts) {
    if (chartIds && !chartIds.includes(chart.id)) continue;
    charts.push({ ...chart, rows: await rows(db, scope) });
  }
  return { charts, since, until };
}
