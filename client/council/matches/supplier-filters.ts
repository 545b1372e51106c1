import type { SupplierFilter } from '@parley/shared/generated/council/graphql';
import type { Filter } from '../../ui/filters.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { kindsIn, onlyOptions, sizeFilter } from '../../ui/supplier-filters.ts';
import { regions } from '../../ui/words.ts';

const only = [
  ...onlyOptions,
  { value: 'new', label: 'New entrants only', hint: 'With little or no past work on record' },
  { value: 'new-here', label: 'New to this council only' },
];

export const rankedFilters: Filter[] = [
  { name: 'only', label: 'Show', kind: 'checkboxes', options: only },
  sizeFilter,
  {
    name: 'region',
    label: 'Serves any of',
    kind: 'checkboxes',
    options: regions.map((region) => ({ value: region, label: region })),
  },
];

/** The filter that an address asks for. */
export function supplierFilterOf(search: SearchParams): SupplierFilter {
  const asked = listOf(search.only);
  const served = listOf(search.region);
  return {
    ...kindsIn(search),
    ...(asked.includes('new') ? { newEntrantsOnly: true } : {}),
    ...(asked.includes('new-here') ? { newToCouncilOnly: true } : {}),
    ...(served.length > 0 ? { regions: served } : {}),
  };
}
