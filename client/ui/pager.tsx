import { useLocation, useSearch } from '@tanstack/react-router';
import { TextLink } from './link.tsx';
import type { SearchParams } from './search-params.ts';

export interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};

function Arrow({ to }: { to: keyof typeof arrows }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${to}`}
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[to]} />
    </svg>
  );
}

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The cursors of the pages before this one; the first page's is empty. */
    trail?: string[];
  }
}

interface PagerProps {
  pageInfo: PageInfo;
  /** What is being paged: "needs". */
  of: string;
}

/**
 * Previous and next by cursor, kept in the address as `after`. The server pages forwards only, so the way
 * back is remembered with the visit; somebody who opened a shared address goes back to the first page.
 */
export function Pager({ pageInfo, of }: PagerProps) {
  const after = useSearch({ strict: false, select: (search: SearchParams) => search.after });
  const trail = useLocation({ select: (location) => location.state.trail }) ?? [];
  const { hasNextPage, endCursor } = pageInfo;
  const here = typeof after === 'string' ? after : '';
  if (!hasNextPage && !here) return null;

  const at = (cursor: string) =>
    ((search: SearchParams) => ({ ...search, after: cursor || undefined })) as never;
  return (
    <nav className="govuk-pagination" aria-label={`Pages of ${of}`}>
      {here && (
        <div className="govuk-pagination__prev">
          <TextLink
            to="."
            search={at(trail.at(-1) ?? '')}
            state={{ trail: trail.slice(0, -1) }}
            rel="prev"
            className="govuk-link govuk-pagination__link"
          >
            <Arrow to="prev" />
            <span className="govuk-pagination__link-title">
              {trail.length > 0 ? 'Previous' : 'First'}
              <span className="govuk-visually-hidden"> page of {of}</span>
            </span>
          </TextLink>
        </div>
      )}
      {hasNextPage && endCursor && (
        <div className="govuk-pagination__next">
          <TextLink
            to="."
            search={at(endCursor)}
            state={{ trail: [...trail, here] }}
            rel="next"
            className="govuk-link govuk-pagination__link"
          >
            <span className="govuk-pagination__link-title">
              Next<span className="govuk-visually-hidden"> page of {of}</span>
            </span>
            <Arrow to="next" />
          </TextLink>
        </div>
      )}
    </nav>
  );
}
