import { createContext, useCallback, useContext, useState, type ReactNode } from 'react';

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Says something to a screen reader without moving focus: `announce('24 suppliers found')`. */
export const useAnnounce = () => useContext(AnnounceContext);

export function RouteAnnouncer({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  const announce = useCallback((text: string) => setMessage(text), []);
  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" aria-live="polite" aria-atomic="true" className="govuk-visually-hidden">
        {message}
      </div>
    </AnnounceContext>
  );
}
