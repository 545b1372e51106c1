import type { ReactNode } from 'react';
import type { CombinedError } from '@urql/core';
import { Loading, type LoadingShape } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { problemOf } from './error.ts';
import { ProblemState } from './problem-state.tsx';

/** The part of urql's query state that matters on screen. */
export interface QueryState<Data> {
  data?: Data | null;
  error?: CombinedError;
  fetching: boolean;
  stale?: boolean;
}

interface QueryBoundaryProps<Data> {
  query: QueryState<Data>;
  children: (data: NonNullable<Data>) => ReactNode;
  /** Usually `() => refresh({ requestPolicy: 'network-only' })`. */
  retry?: () => void;
  /** Read out while waiting: "Loading needs". */
  label?: string;
  shape?: LoadingShape;
}

/** Loading, refused, failed or found, the same everywhere; while refetching, the old data stays and is dimmed. */
export function QueryBoundary<Data>({ query, children, retry, label, shape }: QueryBoundaryProps<Data>) {
  const { data, error, fetching, stale } = query;
  const waiting = fetching || Boolean(stale);

  if (data != null) {
    return (
      <>
        {error && !waiting && (
          <Notice kind="warning" role="status">
            Part of this page could not be loaded. {problemOf(error).message}
          </Notice>
        )}
        <div aria-busy={waiting} className={waiting ? 'parley-stale' : undefined}>
          {children(data)}
        </div>
      </>
    );
  }
  if (error && !fetching) return <ProblemState problem={problemOf(error)} retry={retry} />;
  return <Loading label={label} shape={shape} />;
}
