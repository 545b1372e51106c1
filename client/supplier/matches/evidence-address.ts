import type { Evidence } from '../../ui/points-bar.tsx';

const pages: Record<string, (recordId: string) => string> = {
  capability: () => '/supplier/profile',
  engagement: () => '/supplier/track-record',
  council: (recordId) => `/supplier/councils/${recordId}`,
};

/** Where a supplier can read a record behind its points; terms have no page. */
export const evidenceAddress = ({ kind, recordId }: Evidence): string | undefined => pages[kind]?.(recordId);
