import type { ChartDefinition } from '../chart.ts';
import { activityByMonth } from './activity-by-month.ts';
import { answersToInterests } from './answers-to-interests.ts';
import { concentration } from './concentration.ts';
import { exposureByGroup } from './exposure-by-group.ts';
import { funnelByLine } from './funnel-by-line.ts';
import { funnel } from './funnel.ts';
import { needsByStage } from './needs-by-stage.ts';
import { needsWithFewMatches } from './needs-with-few-matches.ts';
import { outcomes } from './outcomes.ts';
import { supplierShares } from './supplier-shares.ts';

/** Every chart of match analytics, in the order in which the office sees them. */
export const allCharts: ChartDefinition[] = [
  funnel,
  funnelByLine,
  activityByMonth,
  supplierShares,
  exposureByGroup,
  concentration,
  needsWithFewMatches,
  needsByStage,
  answersToInterests,
  outcomes,
];
