import { useBlocker } from '@tanstack/react-router';
import { useRef, type ReactNode } from 'react';
import { ConfirmPanel } from './confirm.tsx';

interface LeaveGuard {
  /** Call it before going on after a save. */
  release: () => void;
  /** The question to show while somebody tries to leave. */
  question: ReactNode;
}

/** Asks before typed text is lost: inside the side in the page, and when the tab is closed in the browser's words. */
export function useLeaveGuard(dirty: boolean): LeaveGuard {
  const released = useRef(false);
  const guards = () => dirty && !released.current;
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => guards() && current.pathname !== next.pathname,
    enableBeforeUnload: guards,
    withResolver: true,
  });
  return {
    release: () => {
      released.current = true;
    },
    question: blocker.status === 'blocked' && (
      <ConfirmPanel
        question="Leave without saving?"
        yes="Leave this page"
        no="Stay and keep writing"
        danger
        onYes={blocker.proceed}
        onNo={blocker.reset}
      >
        What you typed here is lost if you leave.
      </ConfirmPanel>
    ),
  };
}
