import { useEffect, useState } from 'react';

export type LoadingShape = 'text' | 'list' | 'table';

const lines = { text: 3, list: 6, table: 9 };

/** Grey lines at once, words after 300 ms, so that quick answers do not flash. */
export function Loading({ label = 'Loading', shape = 'text' }: { label?: string; shape?: LoadingShape }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="parley-loading" aria-busy="true">
      <p className="parley-loading__text" role="status">
        {slow ? `${label}…` : '\u00a0'}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: lines[shape] }, (_, line) => (
          <div key={line} className="parley-loading__line" />
        ))}
      </div>
    </div>
  );
}
