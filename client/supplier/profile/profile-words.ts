import type { SupplierSize } from '@parley/shared/generated/supplier/graphql';

export const sizeWords: Record<SupplierSize, string> = {
  MICRO: 'Micro: under 10 staff',
  SMALL: 'Small: 10 to 49 staff',
  MEDIUM: 'Medium: 50 to 249 staff',
  LARGE: 'Large: 250 staff or more',
  UNKNOWN: 'Not stated',
};

/** The regions and nations of the United Kingdom, as the register of local authorities names them. */
export const regions = [
  'East Midlands',
  'East of England',
  'London',
  'North East',
  'North West',
  'South East',
  'South West',
  'West Midlands',
  'Yorkshire and The Humber',
  'Northern Ireland',
  'Scotland',
  'Wales',
];

const schemes: Record<string, string> = {
  'GB-COH': 'Company number',
  'GB-CHC': 'Charity number',
  'GB-PPON': 'Procurement number (PPON)',
};

export const schemeWords = (scheme: string) => schemes[scheme] ?? 'Identifier';
