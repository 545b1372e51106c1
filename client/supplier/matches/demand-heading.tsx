import type { SupplierDemandFragment } from '@parley/shared/generated/supplier/graphql';
import { formatDate } from '../../ui/dates.ts';
import { Fictional } from '../../ui/fictional.tsx';
import { TextLink } from '../../ui/link.tsx';
import { NeedLink } from '../../ui/need-link.tsx';
import { ValueRange } from '../../ui/money.tsx';
import { interestStates, needStages, StateTag, Tag } from '../../ui/tag.tsx';
import { reservations } from '../../ui/words.ts';

export type Demand = NonNullable<SupplierDemandFragment['demand']>;

/** A need by its title, a line of business by its name and council. */
export function demandTitle(demand: Demand): string {
  return demand.__typename === 'Need' ? demand.title : `${demand.line.name}, ${demand.council.niceName}`;
}

export function DemandLink({ demand }: { demand: Demand }) {
  if (demand.__typename === 'Need') {
    return <NeedLink {...demand} />;
  }
  return (
    <>
      <TextLink
        to="/councils/$councilId/lines/$lineId"
        params={{ councilId: demand.council.id, lineId: demand.id }}
      >
        {demandTitle(demand)}
      </TextLink>
      <Fictional when={demand.fictional} />
    </>
  );
}

/** The facts of a demand that a supplier sorts by, on one line. */
export function DemandFacts({ demand }: { demand: Demand }) {
  if (demand.__typename === 'CouncilLine') {
    return (
      <ul className="parley-meta">
        <li>
          <Tag colour="purple">Line of business</Tag>
        </li>
        <li>{demand.council.region}</li>
        <li>Decided by: {demand.decidedBy}</li>
      </ul>
    );
  }
  const { viewerInterest } = demand;
  return (
    <ul className="parley-meta">
      <li>
        <StateTag states={needStages} state={demand.stage} />
      </li>
      <li>{demand.council.niceName}</li>
      {demand.lineOfBusiness && <li>{demand.lineOfBusiness.name}</li>}
      {demand.decideBy && <li>Decides by {formatDate(demand.decideBy)}</li>}
      {(demand.valueMinGbp ?? demand.valueMaxGbp) != null && (
        <li>
          <ValueRange min={demand.valueMinGbp} max={demand.valueMaxGbp} />
        </li>
      )}
      {demand.reservedFor !== 'NONE' && <li>{reservations[demand.reservedFor]}</li>}
      {viewerInterest && (
        <li>
          Your interest: <StateTag states={interestStates} state={viewerInterest.state} />
        </li>
      )}
    </ul>
  );
}
