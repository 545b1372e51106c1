import {
  SupplierCouncilChoicesDocument,
  SupplierRankedDemandsDocument,
  type NeedStage,
} from '@parley/shared/generated/supplier/graphql';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { Combobox } from '../../ui/combobox.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Filters, type Filter } from '../../ui/filters.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { count } from '../../ui/words.ts';
import { MatchList } from '../matches/match-list.tsx';
import { RankingNote } from '../matches/ranking-note.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { openStages, type DemandSearch } from './demand-search.ts';

interface PlaceChoice {
  id: string;
  niceName: string;
  region: string;
}

const kinds = [
  { kind: undefined, text: 'Needs' },
  { kind: 'lines', text: 'Lines of business' },
] as const;

function KindSwitch({ search }: { search: DemandSearch }) {
  const { region, council } = search;
  return (
    <nav className="parley-sub-navigation" aria-label="What to rank">
      <ul className="parley-sub-navigation__list">
        {kinds.map(({ kind, text }) => (
          <li key={text}>
            <TextLink
              to="/needs"
              search={{ region, council, kind } as never}
              className="parley-sub-navigation__link"
              activeOptions={{ explicitUndefined: true }}
            >
              {text}
            </TextLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CouncilFilter({
  councils,
  chosen,
}: {
  councils: readonly PlaceChoice[];
  chosen: readonly string[];
}) {
  const navigate = useNavigate();
  const choices = councils.map(({ id, niceName, region }) => ({ id, label: niceName, detail: region }));
  return (
    <Combobox
      name="council"
      label="Councils"
      hint="Type a name"
      minLength={1}
      value={choices.filter(({ id }) => chosen.includes(id))}
      search={async (text) =>
        choices.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase())).slice(0, 8)
      }
      onChange={(value) =>
        void navigate({
          to: '.',
          search: ((search: DemandSearch) => ({
            ...search,
            after: undefined,
            council: value.length > 0 ? value.map(({ id }) => id) : undefined,
          })) as never,
        })
      }
    />
  );
}

function demandFilters(lines: boolean, councils: readonly PlaceChoice[]): Filter[] {
  const regions = [...new Set(councils.map(({ region }) => region))].sort();
  const region: Filter = {
    name: 'region',
    label: 'Region',
    kind: 'checkboxes',
    options: regions.map((value) => ({ value, label: value })),
  };
  const stage: Filter = { name: 'stage', label: 'Stage', kind: 'checkboxes', options: openStages };
  return [...(lines ? [] : [stage]), ...(regions.length > 0 ? [region] : [])];
}

const ineligibleWords: Record<string, string> = {
  excluded: 'you are excluded from public contracts',
  region: 'you do not serve the region',
  accreditation: 'an accreditation is required that you have not declared',
  reserved_sme: 'reserved for small and medium-sized enterprises',
  reserved_vcse: 'reserved for voluntary, community and social enterprises',
  status_unknown: 'reserved, and your profile does not say whether you belong',
};

export function NeedsPage() {
  const supplierId = useSupplierId();
  const search: DemandSearch = useSearch({ strict: false });
  const lines = search.kind === 'lines';
  const [choices] = useQuery({ query: SupplierCouncilChoicesDocument, variables: { supplierId } });
  const councils = (choices.data?.supplier?.councilMatches.edges ?? []).map(({ node }) => node.council);
  const [query, refresh] = useQuery({
    query: SupplierRankedDemandsDocument,
    variables: {
      supplierId,
      first: 10,
      after: search.after,
      filter: {
        kind: lines ? 'LINE' : 'NEED',
        regions: search.region,
        councilIds: search.council,
        stages: lines ? undefined : (search.stage as NeedStage[] | undefined),
      },
    },
  });
  const filtered = Boolean(search.region ?? search.council ?? search.stage);
  return (
    <Page
      title={lines ? 'Standing demand for you' : 'Needs for you'}
      lead={
        lines
          ? 'Lines of business of councils that fit what you do, whether or not a need is published.'
          : 'Problems councils have published, best match first.'
      }
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <KindSwitch search={search} />
      <div className="parley-with-filters">
        <Filters filters={demandFilters(lines, councils)}>
          <CouncilFilter councils={councils} chosen={search.council ?? []} />
        </Filters>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Ranking needs for you"
          shape="list"
        >
          {({ supplier }) => {
            if (!supplier) return null;
            const { edges, totalCount, pageInfo, policyVersion, asOf, ineligible } = supplier.demandMatches;
            if (totalCount === 0) {
              return (
                <Empty
                  title={filtered ? 'Nothing matches these filters' : 'Nothing matches yet'}
                  action={
                    filtered ? (
                      <TextLink to="/needs" search={{ kind: search.kind } as never}>
                        Clear all filters
                      </TextLink>
                    ) : (
                      <ButtonLink to="/profile">Look at your profile</ButtonLink>
                    )
                  }
                >
                  <p className="govuk-body">
                    {filtered
                      ? 'Take a filter away to see more.'
                      : 'Describe what you can do, with tags, and matches appear at once.'}
                  </p>
                </Empty>
              );
            }
            return (
              <>
                <h2 className="govuk-heading-m">
                  {lines
                    ? count(totalCount, 'line of business', 'lines of business')
                    : count(totalCount, 'need')}
                </h2>
                <RankingNote policyVersion={policyVersion} asOf={asOf} />
                <MatchList matches={edges.map(({ node }) => node)} level={3} />
                <Pager pageInfo={pageInfo} of={lines ? 'lines of business' : 'needs'} />
                {ineligible.length > 0 && (
                  <>
                    <h2 className="govuk-heading-s">Left out because you are not eligible</h2>
                    <ul className="govuk-list govuk-list--bullet">
                      {ineligible.map(({ reason, count: number }) => (
                        <li key={reason}>
                          {number.toLocaleString('en-GB')}: {ineligibleWords[reason] ?? reason}
                        </li>
                      ))}
                    </ul>
                  </>
                )}
              </>
            );
          }}
        </QueryBoundary>
      </div>
    </Page>
  );
}
