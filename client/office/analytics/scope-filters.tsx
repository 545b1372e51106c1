import { formatDate } from '../../ui/dates.ts';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Loading } from '../../ui/loading.tsx';
import type { SearchParams } from '../../ui/search-params.ts';
import { useChoices } from '../choices.ts';
import { readDay, usualPeriods } from './scope.ts';

/** A day as it was typed, said as days are said. */
export function dayInWords(text: string): string {
  const day = readDay(text);
  return day ? formatDate(day) : text;
}

/** What is counted: the same for every chart, kept in the address. */
export function ScopeFilters() {
  const choices = useChoices();
  if (!choices) return <Loading label="Loading filters" />;
  const { councils, lines } = choices;
  const filters: Filter[] = [
    {
      name: 'since',
      label: 'From',
      kind: 'text',
      hint: 'For example, 31/1/2026. A year back if left empty.',
      say: dayInWords,
    },
    { name: 'until', label: 'To', kind: 'text', hint: 'Today if left empty', say: dayInWords },
    { name: 'council', label: 'Council', kind: 'select', options: councils },
    { name: 'line', label: 'Line of business', kind: 'select', options: lines },
  ];
  return (
    <div>
      <Filters filters={filters} />
      <nav className="office-periods" aria-label="Usual periods">
        <ul className="govuk-list">
          {usualPeriods().map(({ text, since }) => (
            <li key={text}>
              <TextLink
                to="."
                search={((search: SearchParams) => ({ ...search, since, until: undefined })) as never}
                activeOptions={{ exact: true, includeSearch: true }}
              >
                {text}
              </TextLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
