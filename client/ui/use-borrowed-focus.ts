import { useLayoutEffect, useRef } from 'react';

/**
 * For what appears and goes again: `target`, else `box`, takes focus when it appears; when it goes with focus inside `box`, focus returns to where it was, or to the page's main part where that is gone too.
 */
export function useBorrowedFocus<Box extends HTMLElement, Target extends HTMLElement = Box>(takes = true) {
  const box = useRef<Box>(null);
  const target = useRef<Target>(null);
  useLayoutEffect(() => {
    const element = box.current;
    const before = document.activeElement;
    if (takes) (target.current ?? element)?.focus();
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected && before;
      (back || document.getElementById('main'))?.focus({ preventScroll: true });
    };
  }, [takes]);
  return { box, target };
}
