import type { ReactNode } from 'react';
import { Tag } from './tag.tsx';

/** Stands after the name of something invented; after a real name, nothing. */
export function Fictional({ when }: { when: boolean }) {
  if (!when) return null;
  return (
    <>
      {' '}
      <span className="parley-fictional">
        <Tag>Fictional</Tag>
      </span>
    </>
  );
}

/** Says below a page's heading what is invented about it. */
export function FictionalNote({ when = false, children }: { when?: boolean; children: ReactNode }) {
  if (!when) return null;
  return (
    <p className="govuk-body parley-fictional-note">
      <Tag>Fictional</Tag> {children}
    </p>
  );
}
