import type { EngagementKind, EngagementOutcome } from '@parley/shared/generated/supplier/graphql';

export const kindWords: Record<EngagementKind, string> = {
  CONTRACT: 'Contract',
  CALL_OFF: 'Call-off',
  PILOT: 'Pilot',
  DEMONSTRATION: 'Demonstration',
  MEETING: 'Meeting',
};

export const outcomeWords: Record<EngagementOutcome, string> = {
  DELIVERED_WELL: 'Delivered well',
  DELIVERED: 'Delivered',
  PARTLY_DELIVERED: 'Partly delivered',
  ENDED_EARLY: 'Ended early',
  ONGOING: 'Ongoing',
  UNKNOWN: 'Not recorded',
};
