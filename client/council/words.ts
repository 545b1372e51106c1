import { formatDate } from '../ui/dates.ts';

export const sizes = {
  MICRO: 'Micro, under 10 staff',
  SMALL: 'Small, under 50 staff',
  MEDIUM: 'Medium, under 250 staff',
  LARGE: 'Large',
  UNKNOWN: 'Size not known',
} as const;

export const sizeOptions = (['MICRO', 'SMALL', 'MEDIUM', 'LARGE'] as const).map((value) => ({
  value,
  label: sizes[value],
}));

export const engagementKinds = {
  CONTRACT: 'Contract',
  CALL_OFF: 'Call-off from a framework',
  PILOT: 'Pilot',
  DEMONSTRATION: 'Demonstration',
  MEETING: 'Meeting',
} as const;

export const engagementOutcomes = {
  DELIVERED: 'Delivered',
  DELIVERED_WELL: 'Delivered well',
  ENDED_EARLY: 'Ended early',
  ONGOING: 'Under way',
  PARTLY_DELIVERED: 'Partly delivered',
  UNKNOWN: 'Outcome not known',
} as const;

export const needOutcomes = {
  ENGAGED: 'A supplier was engaged',
  NONE_SUITABLE: 'No supplier was suitable',
  WITHDRAWN: 'The need was withdrawn',
} as const;

export const stages = {
  EXPLORING: 'Exploring',
  ENGAGING: 'Engaging',
  PLANNED: 'Planned',
  TENDERING: 'Tendering',
  CLOSED: 'Closed',
} as const;

export const stageMeanings = {
  EXPLORING: 'You are still understanding the problem; no solution is in mind.',
  ENGAGING: 'Preliminary market engagement: you listen to suppliers.',
  PLANNED: 'A procurement is planned.',
  TENDERING: 'A tender is open.',
  CLOSED: 'Ended, with an outcome and its reason.',
} as const;

export const reservations = {
  NONE: 'Open to all',
  SME: 'Small and medium-sized enterprises',
  VCSE: 'Voluntary, community and social enterprises',
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

export const regions = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'Northern Ireland',
  'Scotland',
  'South East',
  'South West',
  'Wales',
  'West Midlands',
  'Yorkshire and The Humber',
];

interface SupplierFacts {
  size: keyof typeof sizes;
  sme?: boolean | null;
  vcse?: boolean | null;
  regions: readonly string[];
}

/** "Micro, under 10 staff", "SME", "London and South East": what stands below a supplier's name. */
export function supplierFacts({ size, sme, vcse, regions: served }: SupplierFacts): string[] {
  return [
    sizes[size],
    ...(sme ? ['SME'] : []),
    ...(vcse ? ['Voluntary, community or social enterprise'] : []),
    served.length > 0 ? `Serves ${served.join(', ')}` : 'Serves anywhere in the UK',
  ];
}

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

export const dueWords = (day: string, days: number) =>
  days < 0 ? `Overdue since ${formatDate(day)}` : `Due ${formatDate(day)}`;
