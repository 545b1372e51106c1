import type { SupplierPointsFragment } from '@parley/shared/generated/supplier/graphql';
import { TextLink } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { PointsBar } from '../../ui/points-bar.tsx';
import { evidenceAddress } from './evidence-address.ts';
import { RankingNote } from './ranking-note.tsx';

/** One match in full: whether the supplier is eligible, and every signal with its records. */
export function OwnMatch({ match, subject }: { match: SupplierPointsFragment; subject: string }) {
  return (
    <>
      {!match.eligible && (
        <>
          <Notice kind="warning">
            You are not eligible for this as your profile stands, so you are not listed.
          </Notice>
          <ul className="govuk-list govuk-list--bullet">
            {match.ineligibleBecause.map(({ code, sentence }) => (
              <li key={code}>{sentence}</li>
            ))}
          </ul>
          <p className="govuk-body">
            If that is out of date, <TextLink to="/profile/edit">change your profile</TextLink>. The points
            below are what the match would have.
          </p>
        </>
      )}
      <RankingNote />
      <PointsBar subject={subject} match={match} recordHref={evidenceAddress} />
    </>
  );
}
