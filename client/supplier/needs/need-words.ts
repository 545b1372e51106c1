import type { NeedStage } from '@parley/shared/generated/supplier/graphql';

/** What a need's stage means for a supplier. */
export const stageMeanings: Record<NeedStage, string> = {
  EXPLORING: 'The council is still understanding the problem. No purchase is planned yet.',
  ENGAGING:
    'Preliminary market engagement: the council wants to hear from suppliers before it decides what to buy.',
  PLANNED: 'The council plans a procurement.',
  TENDERING: 'A tender is open. An interest here is not a tender: send that where the council publishes it.',
  CLOSED: 'The council has closed this need.',
};
