import type {
  SupplierDemandFragment,
  SupplierPointsFragment,
} from '@parley/shared/generated/supplier/graphql';
import { PointsBar } from '../../ui/points-bar.tsx';
import { DemandFacts, DemandLink, demandTitle } from './demand-heading.tsx';
import { evidenceAddress } from './evidence-address.ts';

export type DemandMatch = SupplierPointsFragment & SupplierDemandFragment;

/** Demands with the reasons for their place. `level` is the heading level of a title. */
export function MatchList({ matches, level = 2 }: { matches: readonly DemandMatch[]; level?: 2 | 3 }) {
  const Heading = `h${level}` as const;
  return (
    <ol className="parley-card-list">
      {matches.map((match) => {
        const { demand, rank } = match;
        if (!demand) return null;
        return (
          <li className="parley-card" key={demand.id}>
            <Heading className="parley-card__title">
              {rank}. <DemandLink demand={demand} />
            </Heading>
            <DemandFacts demand={demand} />
            <PointsBar
              subject={demandTitle(demand)}
              match={match}
              size="short"
              recordHref={evidenceAddress}
            />
          </li>
        );
      })}
    </ol>
  );
}
