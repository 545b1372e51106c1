import { useRef } from 'react';
import type { OperationContext } from '@urql/core';
import { fetchOptions } from './client.ts';
import type { Problem } from './error.ts';

/**
 * A key for each attempt of an act, so that the server does it once however often it arrives. When no answer came, the
 * same act sent again takes the same key; once there was an answer, the next act takes a new one.
 */
export function useAttemptKey() {
  const attempt = useRef<{ act: string; key: string } | null>(null);
  return {
    /** What the request of this act is to be sent with. */
    contextFor(variables: unknown): Partial<OperationContext> {
      const act = JSON.stringify(variables);
      if (attempt.current?.act !== act) attempt.current = { act, key: newKey() };
      const headers = { ...fetchOptions.headers, 'idempotency-key': attempt.current.key };
      return { fetchOptions: { ...fetchOptions, headers } };
    },
    /** Whether the act may have been done although we do not know. */
    ended(problem: Problem | undefined): void {
      if (problem?.kind !== 'offline' && problem?.kind !== 'fault') attempt.current = null;
    },
  };
}

/** Also where the page is not served by https, and `crypto.randomUUID` is missing. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
