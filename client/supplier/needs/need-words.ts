import type { NeedOutcome, NeedStage, ReservedFor } from '@parley/shared/generated/supplier/graphql';

export const stageWords: Record<NeedStage, string> = {
  EXPLORING: 'The council is still understanding the problem. No purchase is planned yet.',
  ENGAGING:
    'Preliminary market engagement: the council wants to hear from suppliers before it decides what to buy.',
  PLANNED: 'The council plans a procurement.',
  TENDERING: 'A tender is open. An interest here is not a tender: send that where the council publishes it.',
  CLOSED: 'The council has closed this need.',
};

export const reservedWords: Record<ReservedFor, string> = {
  NONE: 'Open to all suppliers',
  SME: 'Reserved for small and medium-sized enterprises',
  VCSE: 'Reserved for voluntary, community and social enterprises',
};

export const outcomeWords: Record<NeedOutcome, string> = {
  ENGAGED: 'A supplier was engaged',
  NONE_SUITABLE: 'No suitable supplier was found',
  WITHDRAWN: 'The council withdrew the need',
};

export const stageOptions = [
  { value: 'EXPLORING', label: 'Exploring' },
  { value: 'ENGAGING', label: 'Engaging' },
  { value: 'PLANNED', label: 'Planned' },
  { value: 'TENDERING', label: 'Tendering' },
] as const;
