import { useLayoutEffect, useRef } from 'react';

/**
 * For what appears because of an act and goes again: `target` takes focus when it appears; when it goes with
 * focus inside `box`, focus returns to where it was, or to the page's main part where that is gone too.
 */
export function useBorrowedFocus<Box extends HTMLElement, Target extends HTMLElement = Box>(wanted = true) {
  const box = useRef<Box>(null);
  const target = useRef<Target>(null);
  useLayoutEffect(() => {
    if (!wanted) return;
    const element = box.current;
    const before = document.activeElement;
    (target.current ?? element)?.focus();
    return () => {
      if (!element?.contains(document.activeElement)) return;
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected && before;
      (back || document.getElementById('main'))?.focus({ preventScroll: true });
    };
  }, [wanted]);
  return { box, target };
}
