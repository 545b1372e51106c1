import type { OfficeAnalyticsQuery } from '@parley/shared/generated/office/graphql';
import { formatMoney } from '../../ui/money.tsx';

export type OfficeChart = OfficeAnalyticsQuery['matchAnalytics']['charts'][number];
export type OfficeSeries = OfficeChart['series'][number];
type Unit = OfficeSeries['unit'];

const wholeNumber = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** "23%"; one decimal below 10%, so that small shares do not all read alike. */
export function percent(share: number): string {
  const value = share * 100;
  const digits = value !== 0 && Math.abs(value) < 10 ? 1 : 0;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })}%`;
}

const formats: Record<Unit, (value: number) => string> = {
  COUNT: wholeNumber,
  POINTS: wholeNumber,
  POUNDS: formatMoney,
  SHARE: percent,
};

export const formatOf = ({ unit }: OfficeSeries) => formats[unit];

/** A number by the names of its row and series; null where there is none. */
export function valueAt({ rows, series }: OfficeChart, row: string, of: string): number | null {
  const at = series.findIndex(({ key }) => key === of);
  return rows.find(({ key }) => key === row)?.values[at] ?? null;
}

/** The sum of a series over all rows. */
export function total({ rows, series }: OfficeChart, of: string): number {
  const at = series.findIndex(({ key }) => key === of);
  return rows.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
}

export const chartOf = (charts: readonly OfficeChart[], id: string) =>
  charts.find((chart) => chart.id === id);

export const mostColours = 4;

/** The series a picture can hold: of one unit, and of a stack no more than there are colours. The table has all. */
export function drawnSeries({ shape, series }: OfficeChart): OfficeSeries[] {
  const alike = series.filter(({ unit }) => unit === series[0]?.unit);
  return shape === 'STACKED' ? alike.slice(0, mostColours) : alike;
}

/** Whether there is any number to draw. */
export const hasAnything = (chart: OfficeChart): boolean =>
  drawnSeries(chart).some((series) => chart.rows.some(({ values }) => values[chart.series.indexOf(series)]));
