import type { DemoPracticeCard } from './market-shape.ts';

/** A practice card as written; the engagement behind it follows from the market. */
export type WrittenCard = Omit<DemoPracticeCard, 'supplierKey' | 'engagementKey'>;
