import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { OfficeNeedDocument, type OfficeNeedQuery } from '@parley/shared/generated/office/graphql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { Fictional, FictionalNote } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { mayHaveEnded, noticeWords } from '../../ui/notice-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { needStages, StateTag } from '../../ui/tag.tsx';
import { OfficeOnly } from '../office-only.tsx';
import { PrintButton } from '../print-button.tsx';
import { listed, needOutcomes, reservations } from '../../ui/words.ts';
import { sourceWords } from '../words.ts';

type Need = NonNullable<OfficeNeedQuery['need']>;

const parts: { key: 'problem' | 'whoIsAffected' | 'whatWasTried' | 'whatGoodLooksLike'; heading: string }[] =
  [
    { key: 'problem', heading: 'The problem' },
    { key: 'whoIsAffected', heading: 'Who is affected' },
    { key: 'whatWasTried', heading: 'What has been tried' },
    { key: 'whatGoodLooksLike', heading: 'What good looks like' },
  ];

function Outcome({ need }: { need: Need }) {
  if (!need.outcome) return <>Not yet</>;
  return (
    <>
      {needOutcomes[need.outcome]}
      {need.outcomeSupplier && (
        <>
          {': '}
          <TextLink to="/suppliers/$supplierId" params={{ supplierId: need.outcomeSupplier.id } as never}>
            {need.outcomeSupplier.name}
          </TextLink>
          <Fictional when={need.outcomeSupplier.fictional} />
        </>
      )}
      {need.outcomeReason && <p className="govuk-body govuk-!-margin-top-2">{need.outcomeReason}</p>}
    </>
  );
}

function NeedFacts({ need }: { need: Need }) {
  const open = need.stage !== 'CLOSED';
  return (
    <>
      {mayHaveEnded(need) && <Notice kind="inset">{mayHaveEnded(need)}</Notice>}
      <SummaryList
        rows={[
          {
            key: 'Council',
            value: (
              <TextLink to="/councils/$councilId" params={{ councilId: need.council.id } as never}>
                {need.council.niceName}
              </TextLink>
            ),
          },
          ...(need.lineOfBusiness ? [{ key: 'Line of business', value: need.lineOfBusiness.name }] : []),
          { key: 'Stage', value: <StateTag states={needStages} state={need.stage} /> },
          { key: 'Published', value: need.publishedAt ? formatDate(need.publishedAt) : undefined },
          ...(need.decideBy || open
            ? [{ key: 'Decide by', value: need.decideBy ? formatDate(need.decideBy) : 'No date' }]
            : []),
          {
            key: 'Likely value',
            value: <ValueRange min={need.valueMinGbp} max={need.valueMaxGbp} />,
          },
          { key: 'Who can take part', value: reservations[need.reservedFor] },
          ...(need.requiredAccreditations.length > 0 || open
            ? [{ key: 'Required accreditations', value: listed(need.requiredAccreditations) || 'None' }]
            : []),
          ...(need.terms.length > 0
            ? [{ key: 'Tags', value: need.terms.map(({ label }) => label).join(', ') }]
            : []),
          { key: 'Outcome', value: <Outcome need={need} /> },
          ...(need.closedAt ? [{ key: 'Closed', value: formatDate(need.closedAt) }] : []),
          { key: 'Known from', value: noticeWords(need) ?? sourceWords(need.source) },
        ]}
      />
      {parts
        .filter(({ key }) => need[key])
        .map(({ key, heading }) => (
          <section key={key}>
            <h2 className="govuk-heading-m">{heading}</h2>
            {need[key].split(/\n+/).map((paragraph) => (
              <p className="govuk-body" key={paragraph}>
                {paragraph}
              </p>
            ))}
          </section>
        ))}
      <p className="govuk-body">
        <TextLink to="/analytics" search={{ council: need.council.id } as never}>
          How matching goes at {need.council.niceName}
        </TextLink>
      </p>
    </>
  );
}

export function NeedPage() {
  const { needId = '' } = useParams({ strict: false });
  const [query, refresh] = useQuery({ query: OfficeNeedDocument, variables: { id: needId } });
  const need = query.data?.need;
  return (
    <Page
      title={need?.title ?? (query.data ? 'Need not found' : 'Need')}
      caption={need?.council.niceName}
      mark={
        <FictionalNote when={need?.fictional}>
          This need is invented for the demonstration; the council is real.
        </FictionalNote>
      }
      breadcrumbs={[
        { text: 'Overview', to: '/' },
        { text: 'Needs', to: '/needs' },
      ]}
      actions={need && <PrintButton />}
    >
      <OfficeOnly>
        <QueryBoundary
          query={query}
          retry={() => refresh({ requestPolicy: 'network-only' })}
          label="Loading the need"
        >
          {(data) =>
            data.need ? (
              <NeedFacts need={data.need} />
            ) : (
              <Empty title="There is no such published need">
                <p>It may never have existed, or its council may still be writing it.</p>
              </Empty>
            )
          }
        </QueryBoundary>
      </OfficeOnly>
    </Page>
  );
}
