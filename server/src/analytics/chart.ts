import type { Statements } from '../platform/database.ts';
import type { ChartRow, ChartSeries, ChartShape } from './chart.type.ts';

/** What is counted: days are inclusive (YYYY-MM-DD); null ids mean all. */
export interface Scope {
  since: string;
  until: string;
  councilId: string | null;
  lineOfBusinessId: string | null;
}

/** One chart of the list: what it asks, and how its rows are read. One file each in charts/. */
export interface ChartDefinition {
  id: string;
  title: string;
  question: string;
  shape: ChartShape;
  rowLabel: string;
  series: ChartSeries[];
  /** How the numbers are counted. */
  note: string;
  rows(db: Statements, scope: Scope): Promise<ChartRow[]>;
}
