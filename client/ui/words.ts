// The schema's values as people read them: the same words on every side.

export const sizes = {
  MICRO: 'Micro, under 10 staff',
  SMALL: 'Small, 10 to 49 staff',
  MEDIUM: 'Medium, 50 to 249 staff',
  LARGE: 'Large, 250 staff or more',
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
  UNKNOWN: 'Not recorded',
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

export const stageOptions = (Object.keys(stages) as (keyof typeof stages)[]).map((value) => ({
  value,
  label: stages[value],
}));

/** Who can take part in a need. */
export const reservations = {
  NONE: 'Open to all',
  SME: 'Only small and medium-sized enterprises',
  VCSE: 'Only voluntary, community and social enterprises',
} as const;

/** The regions of England and the nations, as the register of local authorities names them. */
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

/** "1 need", "1,200 needs". */
export const count = (number: number, one: string, many = `${one}s`) =>
  `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;

/** "London, Wales and Scotland". */
export const listed = (things: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(things);

export const yesNo = (value: boolean | null | undefined) =>
  value == null ? 'Not known' : value ? 'Yes' : 'No';
