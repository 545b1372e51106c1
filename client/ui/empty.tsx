import type { ReactNode } from 'react';

/** Nothing here: say why, and what to do next. */
export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="parley-state">
      <h2 className="govuk-heading-m">{title}</h2>
      {children && <div className="govuk-body">{children}</div>}
      {action}
    </div>
  );
}
