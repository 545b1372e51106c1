import type { SupplierFilter, SupplierSize } from '@parley/shared/generated/council/graphql';
import type { Filter } from '../../ui/filters.tsx';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { regions, sizeOptions } from '../../ui/words.ts';

const only = [
  { value: 'sme', label: 'Small and medium-sized only' },
  { value: 'vcse', label: 'Voluntary, community and social enterprises only' },
  { value: 'new', label: 'New entrants only', hint: 'With little or no past work on record' },
  { value: 'new-here', label: 'New to this council only' },
];

export const rankedFilters: Filter[] = [
  { name: 'only', label: 'Show', kind: 'checkboxes', options: only },
  { name: 'size', label: 'Size', kind: 'checkboxes', options: sizeOptions },
  {
    name: 'region',
    label: 'Serves any of',
    kind: 'checkboxes',
    options: regions.map((region) => ({ value: region, label: region })),
  },
];

const isSize = (value: string): value is SupplierSize => sizeOptions.some((option) => option.value === value);

/** The filter that an address asks for. */
export function supplierFilterOf(search: SearchParams): SupplierFilter {
  const asked = listOf(search.only);
  const sizes = listOf(search.size).filter(isSize);
  const served = listOf(search.region);
  return {
    ...(asked.includes('sme') ? { smeOnly: true } : {}),
    ...(asked.includes('vcse') ? { vcseOnly: true } : {}),
    ...(asked.includes('new') ? { newEntrantsOnly: true } : {}),
    ...(asked.includes('new-here') ? { newToCouncilOnly: true } : {}),
    ...(sizes.length > 0 ? { sizes } : {}),
    ...(served.length > 0 ? { regions: served } : {}),
  };
}
