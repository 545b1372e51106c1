import type { DemoNeed } from './market-shape.ts';

/** A need as written; who it was taken forward with follows from the market. */
export type WrittenNeed = Omit<DemoNeed, 'outcomeSupplierKey'>;
