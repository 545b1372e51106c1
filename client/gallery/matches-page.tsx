import { Filters } from '../ui/filters.tsx';
import { TextLink } from '../ui/link.tsx';
import { Page } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { PointsBar } from '../ui/points-bar.tsx';
import { suppliers } from './sample.ts';

const filters = [
  { name: 'words', label: 'Words', kind: 'text' as const, hint: 'Name or what they do' },
  {
    name: 'size',
    label: 'Size',
    kind: 'checkboxes' as const,
    options: [
      { value: 'MICRO', label: 'Micro, under 10 staff' },
      { value: 'SMALL', label: 'Small, under 50 staff' },
      { value: 'MEDIUM', label: 'Medium, under 250 staff' },
    ],
  },
  {
    name: 'region',
    label: 'Region',
    kind: 'select' as const,
    options: [
      { value: 'London', label: 'London' },
      { value: 'Wales', label: 'Wales' },
    ],
  },
];

export function MatchesPage() {
  return (
    <Page
      title="Suppliers who could help"
      caption="Fewer falls at home after leaving hospital"
      lead="214 suppliers share something with this need. Those with most points come first; ties take turns."
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'One need', to: '/need' },
      ]}
    >
      <div className="parley-with-filters">
        <Filters filters={filters} />
        <div>
          <ol className="parley-card-list">
            {suppliers.map(({ id, name, place, size, match }, index) => (
              <li className="parley-card" key={id}>
                <h2 className="parley-card__title">
                  {index + 1}. <TextLink to="/need">{name}</TextLink>
                </h2>
                <ul className="parley-meta">
                  <li>{place}</li>
                  <li>{size}</li>
                </ul>
                <PointsBar subject={name} match={match} size="short" />
              </li>
            ))}
          </ol>
          <Pager pageInfo={{ hasNextPage: true, endCursor: 'c20' }} of="suppliers" />
        </div>
      </div>
    </Page>
  );
}
