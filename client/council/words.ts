import { formatDate } from '../ui/dates.ts';
import { listed, sizes } from '../ui/words.ts';

export const stageMeanings = {
  EXPLORING: 'You are still understanding the problem; no solution is in mind.',
  ENGAGING: 'Preliminary market engagement: you listen to suppliers.',
  PLANNED: 'A procurement is planned.',
  TENDERING: 'A tender is open.',
  CLOSED: 'Ended, with an outcome and its reason.',
} as const;

/** Why suppliers were left out, after how many of them. */
export const ineligibleWords: Record<string, string> = {
  excluded: 'excluded from public contracts',
  region: 'do not serve this region',
  accreditation: 'do not hold an accreditation that is required',
  reserved_sme: 'not small or medium-sized, and this is reserved for those that are',
  reserved_vcse: 'not a voluntary, community or social enterprise, and this is reserved for those',
  status_unknown: 'this is reserved, and whether they belong is not recorded',
};

interface SupplierFacts {
  size: keyof typeof sizes;
  sme?: boolean | null;
  vcse?: boolean | null;
  regions: readonly string[];
}

/** "Micro, under 10 staff", "SME", "Serves London and South East": what stands below a supplier's name. */
export function supplierFacts({ size, sme, vcse, regions }: SupplierFacts): string[] {
  return [
    sizes[size],
    ...(sme ? ['SME'] : []),
    ...(vcse ? ['Voluntary, community or social enterprise'] : []),
    regions.length > 0 ? `Serves ${listed(regions)}` : 'Serves anywhere in the UK',
  ];
}

export const dueWords = (day: string, days: number) =>
  days < 0 ? `Overdue since ${formatDate(day)}` : `Due ${formatDate(day)}`;
