import type { ChartDefinition } from '../chart.ts';

/** Every chart of match analytics, in the order in which the office sees them. */
export const allCharts: ChartDefinition[] = [];
