import { formatDate } from '../ui/dates.ts';

/** Stands above every list that shows matches. */
export function MatchNotice({ policyVersion, asOf }: { policyVersion?: number; asOf?: string }) {
  return (
    <p className="govuk-body council-match-notice">
      <strong>A match is not a selection or an award decision.</strong>{' '}
      {policyVersion !== undefined && (
        <>
          Points by ranking policy {policyVersion}
          {asOf && `, as of ${formatDate(asOf)}`}.{' '}
        </>
      )}
      <a className="govuk-link" href="/docs/ranking">
        How ranking works
      </a>
    </p>
  );
}
