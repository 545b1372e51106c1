import type { ReactNode } from 'react';
import type { NeedSuppliersQuery } from '@parley/shared/generated/council/graphql';
import { Details } from '../../ui/details.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Pager } from '../../ui/pager.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { MatchNotice } from '../match-notice.tsx';
import { count } from '../../ui/words.ts';
import { ineligibleWords, supplierFacts } from '../words.ts';

export type Ranked = NonNullable<NeedSuppliersQuery['need']>['matches'];
type Loosenings = NonNullable<NeedSuppliersQuery['need']>['loosenings'];
export type RankedMatch = Ranked['edges'][number]['node'];

interface RankedSuppliersProps {
  ranked: Ranked;
  filtered: boolean;
  /** What the need's conditions keep out; a line of business has none. */
  loosenings?: Loosenings;
  /** The need whose match a supplier's page shows. */
  needId?: string;
  /** What can be done with a match, below it. */
  below?: (match: RankedMatch) => ReactNode;
}

function LeftOut({ ineligible }: { ineligible: Ranked['ineligible'] }) {
  const all = ineligible.reduce((sum, { count: number }) => sum + number, 0);
  if (all === 0) return <p className="govuk-body">No supplier was left out as not eligible.</p>;
  return (
    <Details summary={`${count(all, 'supplier')} left out as not eligible, and why`}>
      <ul className="govuk-list govuk-list--bullet">
        {ineligible.map(({ reason, count: number }) => (
          <li key={reason}>
            {count(number, 'supplier')}: {ineligibleWords[reason] ?? reason}
          </li>
        ))}
      </ul>
    </Details>
  );
}

const conditionWords = ({ kind, accreditation }: Loosenings[number]) =>
  kind === 'ACCREDITATION'
    ? `Without the accreditation ${accreditation}`
    : kind === 'RESERVED'
      ? 'Without the reservation'
      : 'Without any of these conditions';

/** Whom the need's own conditions keep out: counts, so that a buyer can weigh each condition. */
function WhatConditionsCost({ loosenings }: { loosenings: Loosenings }) {
  if (loosenings.length === 0) return null;
  return (
    <Details summary="What each condition of this need keeps out">
      <ul className="govuk-list govuk-list--bullet">
        {loosenings.map((one) => (
          <li key={`${one.kind} ${one.accreditation}`}>
            {conditionWords(one)}: {count(one.admitted, 'more supplier')}, {one.newToMarket} of them new to
            public work
          </li>
        ))}
      </ul>
    </Details>
  );
}

/** Suppliers in the order of their points, each with its reasons. */
export function RankedSuppliers({ ranked, filtered, loosenings = [], needId, below }: RankedSuppliersProps) {
  const { edges, totalCount, policyVersion, asOf, ineligible, pageInfo } = ranked;
  const searchOf = needId ? ({ need: needId } as never) : undefined;
  return (
    <>
      <MatchNotice policyVersion={policyVersion} asOf={asOf} />
      {totalCount === 0 ? (
        <Empty
          title={filtered ? 'No supplier fits these filters' : 'No supplier shares anything with this yet'}
        >
          <p>
            {filtered
              ? 'Take a filter away to see more suppliers.'
              : 'Say more about the problem, or add tags, so that suppliers can be found.'}
          </p>
        </Empty>
      ) : (
        <p className="govuk-body">
          {count(totalCount, 'supplier')}, most points first. Open the reasons to see the records behind each
          point.
        </p>
      )}
      <LeftOut ineligible={ineligible} />
      <WhatConditionsCost loosenings={loosenings} />
      {edges.length > 0 && (
        <ol className="parley-card-list" start={edges[0]?.node.rank}>
          {edges.map(({ node }) => (
            <li className="parley-card" key={node.supplier.id}>
              <h3 className="parley-card__title">
                {node.rank}.{' '}
                <TextLink
                  to="/suppliers/$supplierId"
                  params={{ supplierId: node.supplier.id } as never}
                  search={searchOf}
                >
                  {node.supplier.name}
                </TextLink>
                <Fictional when={node.supplier.fictional} />
              </h3>
              <ul className="parley-meta">
                {supplierFacts(node.supplier).map((fact) => (
                  <li key={fact}>{fact}</li>
                ))}
              </ul>
              <PointsBar
                subject={node.supplier.name}
                match={node}
                size="short"
                recordHref={({ kind, recordId }) =>
                  kind === 'capability'
                    ? `/council/suppliers/${node.supplier.id}${needId ? `?need=${needId}` : ''}#${recordId}`
                    : undefined
                }
              />
              {below?.(node)}
            </li>
          ))}
        </ol>
      )}
      <Pager pageInfo={pageInfo} of="suppliers" />
    </>
  );
}
