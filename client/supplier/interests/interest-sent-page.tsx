import { SupplierNeedDocument } from '@parley/shared/generated/supplier/graphql';
import { useParams } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Empty } from '../../ui/empty.tsx';
import { FictionalNote } from '../../ui/fictional.tsx';
import { ButtonLink, TextLink } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { Paragraphs } from '../paragraphs.tsx';
import { WithdrawInterest } from './withdraw-interest.tsx';

export function InterestSentPage() {
  const supplierId = useSupplierId();
  const { needId = '' } = useParams({ strict: false }) as { needId?: string };
  const [query, refresh] = useQuery({ query: SupplierNeedDocument, variables: { needId, supplierId } });
  const again = () => refresh({ requestPolicy: 'network-only' });
  const need = query.data?.need;
  const interest = need?.viewerInterest;
  return (
    <Page
      title={interest?.state === 'WITHDRAWN' ? 'Interest withdrawn' : 'Interest sent'}
      caption={need?.title}
      mark={
        <FictionalNote when={need?.fictional}>This need is invented for the demonstration.</FictionalNote>
      }
      breadcrumbs={[
        { text: 'Home', to: '/' },
        { text: 'Needs', to: '/needs' },
        { text: need?.title ?? 'Need', to: '/needs/$needId', params: { needId } },
      ]}
    >
      <QueryBoundary query={query} retry={again} label="Loading interest">
        {({ need }) => {
          const interest = need?.viewerInterest;
          if (!need || !interest) {
            return (
              <Empty
                title="You have not expressed interest in this need"
                action={
                  <ButtonLink to="/needs/$needId" params={{ needId }}>
                    Read the need
                  </ButtonLink>
                }
              />
            );
          }
          return (
            <div className="govuk-grid-row">
              <div className="govuk-grid-column-two-thirds">
                {interest.state !== 'WITHDRAWN' && (
                  <>
                    <p className="govuk-body-l">
                      {need.council.niceName} owes you an answer by{' '}
                      <strong>{formatDate(interest.answerDueOn)}</strong>.
                    </p>
                    <h2 className="govuk-heading-m">What happens next</h2>
                    <ul className="govuk-list govuk-list--number">
                      <li>The council reads your answers beside your profile.</li>
                      <li>It decides whether to take your interest forward, and must give you a reason.</li>
                      <li>You find the answer and the reason under Interests. A late answer is marked.</li>
                    </ul>
                  </>
                )}
                <h2 className="govuk-heading-m">What you sent</h2>
                <SummaryList
                  rows={[
                    { key: 'Your approach', value: <Paragraphs text={interest.approach} /> },
                    {
                      key: 'Similar work',
                      value: <Paragraphs text={interest.similarWork || 'None given'} />,
                    },
                  ]}
                />
                <div className="govuk-button-group">
                  <ButtonLink to="/needs">More needs for you</ButtonLink>
                  <TextLink to="/interests">All your interests</TextLink>
                </div>
                <WithdrawInterest interest={{ ...interest, need: { id: need.id } }} onChange={again} />
              </div>
            </div>
          );
        }}
      </QueryBoundary>
    </Page>
  );
}
