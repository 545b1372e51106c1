import { formatDate } from '../../ui/dates.ts';

/** What a ranked list is and is not; stands above every list of matches. */
export function RankingNote({ policyVersion, asOf }: { policyVersion?: number; asOf?: string }) {
  return (
    <p className="govuk-body-s">
      <strong>A match is not a selection or an award decision.</strong>{' '}
      {policyVersion !== undefined &&
        `Ranked by policy ${policyVersion}${asOf ? ` as of ${formatDate(asOf)}` : ''}. `}
      <a className="govuk-link" href="/docs/ranking">
        How ranking works
      </a>
    </p>
  );
}
