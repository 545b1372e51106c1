import type { Filter } from './filters.tsx';
import { listOf, type SearchParams } from './search-params.ts';
import { sizeOptions } from './words.ts';

type Size = (typeof sizeOptions)[number]['value'];

const isSize = (value: string): value is Size => sizeOptions.some((option) => option.value === value);

export const sizeFilter: Filter = { name: 'size', label: 'Size', kind: 'checkboxes', options: sizeOptions };

/** What suppliers of a list must be: the values of `?only=`. */
export const onlyOptions = [
  { value: 'sme', label: 'Small and medium-sized only' },
  { value: 'vcse', label: 'Voluntary, community and social enterprises only' },
];

/** What narrows the directory of suppliers by what they are. */
export const directoryFilters: Filter[] = [
  { name: 'words', label: 'Words', kind: 'text', hint: 'Of the name or what they say they do' },
  sizeFilter,
  { name: 'only', label: 'Show', kind: 'checkboxes', options: onlyOptions },
];

/** The kinds of supplier that an address asks for, as the server is asked for them. */
export function kindsIn(search: SearchParams): { sizes?: Size[]; smeOnly?: true; vcseOnly?: true } {
  const only = listOf(search.only);
  const sizes = listOf(search.size).filter(isSize);
  return {
    ...(sizes.length > 0 ? { sizes } : {}),
    ...(only.includes('sme') ? { smeOnly: true } : {}),
    ...(only.includes('vcse') ? { vcseOnly: true } : {}),
  };
}

/** As `kindsIn`, with the words that are looked for. */
export function directoryFilterIn(search: SearchParams): ReturnType<typeof kindsIn> & { search?: string } {
  const words = listOf(search.words)[0];
  return { ...(words ? { search: words } : {}), ...kindsIn(search) };
}
