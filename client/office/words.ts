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

export const stages = {
  EXPLORING: 'Exploring',
  ENGAGING: 'Engaging',
  PLANNED: 'Planned',
  TENDERING: 'Tendering',
  CLOSED: 'Closed',
} as const;

export const stageOptions = (Object.keys(stages) as (keyof typeof stages)[]).map((value) => ({
  value,
  label: stages[value],
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

export const reservations = {
  NONE: 'Open to all',
  SME: 'Small and medium-sized enterprises',
  VCSE: 'Voluntary, community and social enterprises',
} as const;

export const origins = {
  DEMO: 'Invented for the demo',
  IMPORTED: 'Open data',
  REGISTERED: 'Registered on Parley',
} as const;

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

export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** Where a need or an engagement is known from, as people say it. */
export function sourceWords(source: string): string {
  if (source === 'parley') return 'Written on Parley';
  if (source === 'demo') return 'Invented for the demo';
  return `Open data (${source.replace(/^open-data:/, '')})`;
}

export const yesNo = (value: boolean | null | undefined) =>
  value == null ? 'Not known' : value ? 'Yes' : 'No';
