import type { ReactNode } from 'react';

export interface SummaryRow {
  key: string;
  value: ReactNode;
  /** Links or text buttons; add a visually hidden noun: "Change <hidden>closing date</hidden>". */
  actions?: ReactNode;
}

export function SummaryList({ rows, plain = false }: { rows: SummaryRow[]; plain?: boolean }) {
  const anyActions = rows.some((row) => row.actions);
  return (
    <dl className={`govuk-summary-list ${plain ? 'govuk-summary-list--no-border' : ''}`}>
      {rows.map(({ key, value, actions }) => (
        <div
          key={key}
          className={`govuk-summary-list__row ${anyActions && !actions ? 'govuk-summary-list__row--no-actions' : ''}`}
        >
          <dt className="govuk-summary-list__key">{key}</dt>
          <dd className="govuk-summary-list__value">{value ?? 'Not stated'}</dd>
          {actions && <dd className="govuk-summary-list__actions">{actions}</dd>}
        </div>
      ))}
    </dl>
  );
}
