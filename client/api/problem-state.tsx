import { ErrorState } from '../ui/error-state.tsx';
import { Refused } from '../ui/refused.tsx';
import type { Problem } from './error.ts';

const titles = {
  'not-found': 'We cannot find this',
  'bad-input': 'We could not use this request',
  conflict: 'Somebody else changed this first',
  'rate-limited': 'Too many requests',
  outdated: 'This page is out of date',
  offline: 'We could not reach Parley',
  fault: 'Sorry, there is a problem',
};

/** The same request would get the same answer. */
const neverOtherwise = new Set<Problem['kind']>(['not-found', 'bad-input']);

/** One problem as a whole panel, in place of what was asked for. */
export function ProblemState({ problem, retry }: { problem: Problem; retry?: () => void }) {
  if (problem.kind === 'signed-out' || problem.kind === 'forbidden')
    return <Refused reason={problem.kind}>{problem.message}</Refused>;
  if (problem.kind === 'outdated') {
    return (
      <ErrorState title={titles.outdated} retry={() => window.location.reload()} retryText="Reload the page">
        {problem.message}
      </ErrorState>
    );
  }
  return (
    <ErrorState
      title={titles[problem.kind]}
      retry={neverOtherwise.has(problem.kind) ? undefined : retry}
      reference={problem.kind === 'fault' ? problem.reference : undefined}
    >
      {problem.message}
    </ErrorState>
  );
}
