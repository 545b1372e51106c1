import { useState, type ReactNode } from 'react';
import { Notice } from '../ui/notice.tsx';

/** Says what was done, and has what is on screen read anew: `const [notice, onDone] = useDone(again)`. */
export function useDone(again: () => void): [notice: ReactNode, onDone: (said: string) => void] {
  const [done, setDone] = useState<{ said: string; at: number }>();
  const notice = done && (
    <Notice kind="success" key={done.at}>
      {done.said}
    </Notice>
  );
  return [
    notice,
    (said) => {
      setDone({ said, at: Date.now() });
      again();
    },
  ];
}
