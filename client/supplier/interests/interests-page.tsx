import {
  SupplierInterestsDocument,
  type SupplierInterestFragment,
} from '@parley/shared/generated/supplier/graphql';
import { useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { QueryBoundary } from '../../api/query-boundary.tsx';
import { formatDate } from '../../ui/dates.ts';
import { Details } from '../../ui/details.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ButtonLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { SummaryList } from '../../ui/summary-list.tsx';
import { interestStates, StateTag } from '../../ui/tag.tsx';
import { useSupplierId } from '../own-supplier.tsx';
import { Paragraphs } from '../paragraphs.tsx';
import { AnswerDue } from './answer-due.tsx';
import { WithdrawInterest } from './withdraw-interest.tsx';

interface InterestCardProps {
  interest: SupplierInterestFragment;
  onChange: () => void;
}

function InterestCard({ interest, onChange }: InterestCardProps) {
  const { need } = interest;
  return (
    <li className="parley-card">
      <h2 className="parley-card__title">
        <NeedLink {...need} />
      </h2>
      <ul className="parley-meta">
        <li>
          <StateTag states={interestStates} state={interest.state} />
        </li>
        <li>{need.council.niceName}</li>
        {need.lineOfBusiness && <li>{need.lineOfBusiness.name}</li>}
        <li>Sent {formatDate(interest.createdAt)}</li>
      </ul>
      <SummaryList
        rows={[
          { key: 'Answer', value: <AnswerDue interest={interest} /> },
          ...(interest.reason ? [{ key: 'The council’s reason', value: interest.reason }] : []),
        ]}
      />
      <Details
        summary={
          <>
            What you sent<span className="govuk-visually-hidden">: {need.title}</span>
          </>
        }
      >
        <h3 className="govuk-heading-s">Your approach</h3>
        <Paragraphs text={interest.approach} />
        <h3 className="govuk-heading-s">Similar work</h3>
        <Paragraphs text={interest.similarWork || 'None given'} />
      </Details>
      <WithdrawInterest interest={interest} subject={need.title} onChange={onChange} />
    </li>
  );
}

export function InterestsPage() {
  const supplierId = useSupplierId();
  const { after }: { after?: string } = useSearch({ strict: false });
  const [query, refresh] = useQuery({
    query: SupplierInterestsDocument,
    variables: { supplierId, first: 10, after },
    requestPolicy: 'cache-and-network',
  });
  const again = () => refresh({ requestPolicy: 'network-only' });
  return (
    <Page
      title="Your interests"
      lead="Where each stands, when an answer is due, and the reason at the end."
      breadcrumbs={[{ text: 'Home', to: '/' }]}
    >
      <QueryBoundary query={query} retry={again} label="Loading interests" shape="list">
        {({ supplier }) =>
          !supplier || supplier.interests.totalCount === 0 ? (
            <Empty title="No interests yet" action={<ButtonLink to="/needs">Needs for you</ButtonLink>}>
              <p className="govuk-body">When you express interest in a need, it appears here.</p>
            </Empty>
          ) : (
            <>
              <ul className="parley-card-list">
                {supplier.interests.edges.map(({ node }) => (
                  <InterestCard interest={node} onChange={again} key={node.id} />
                ))}
              </ul>
              <Pager pageInfo={supplier.interests.pageInfo} of="interests" />
            </>
          )
        }
      </QueryBoundary>
    </Page>
  );
}
