import type { Context } from '../platform/context.ts';
import { isDay } from '../platform/days.ts';
import { badInput, forbidden } from '../platform/errors.ts';
import { actsForOffice } from '../identity/rules.ts';
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
  // Charts count over rows that the office may not read one by one: whose interest, whose shortlist.
  if (!actsForOffice(ctx)) throw forbidden();
  const charts = await ctx.actor.asSystem(async (em) => {
    const db = statements(em);
    const counted = [];
    for (const { rows, ...chart } of allCharts) {
      if (chartIds && !chartIds.includes(chart.id)) continue;
      counted.push({ ...chart, rows: await rows(db, scope) });
    }
    return counted;
  });
  return { charts, since, until };
}
