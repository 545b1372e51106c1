import type { CombinedError } from '@urql/core';

export interface FieldProblem {
  field: string;
  message: string;
}

/** What went wrong, in the terms our screens can show. `message` is ready to be read by a person. */
export type Problem =
  | { kind: 'signed-out'; message: string }
  | { kind: 'forbidden'; message: string }
  | { kind: 'not-found'; message: string }
  | { kind: 'bad-input'; message: string; fields: FieldProblem[] }
  | { kind: 'conflict'; message: string; who: string | null; changedAt: string | null }
  | { kind: 'rate-limited'; message: string }
  | { kind: 'outdated'; message: string }
  | { kind: 'offline'; message: string }
  | { kind: 'fault'; message: string; reference?: string };

const ourFault = 'Something went wrong on our side. Try again in a minute.';

function fieldsOf(value: unknown): FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is FieldProblem => typeof entry?.field === 'string' && typeof entry?.message === 'string',
  );
}

function whoIn(changedBy: unknown): string | null {
  const { name, organisation } = (changedBy ?? {}) as { name?: unknown; organisation?: unknown };
  if (typeof name !== 'string') return null;
  return typeof organisation === 'string' ? `${name} of ${organisation}` : name;
}

function withoutResponse(error: CombinedError): Problem {
  const status = (error.response as Response | undefined)?.status;
  if (status === undefined)
    return { kind: 'offline', message: 'The server did not answer. Check your connection, then try again.' };
  if (status === 401) return { kind: 'signed-out', message: 'Sign in to continue.' };
  if (status === 429)
    return { kind: 'rate-limited', message: 'Too many requests. Wait a minute, then try again.' };
  return { kind: 'fault', message: ourFault };
}

/** Reads the first error the server gave; see server/src/platform/errors.ts for the codes. */
export function problemOf(error: CombinedError): Problem {
  const first = error.graphQLErrors[0];
  if (!first) return withoutResponse(error);
  const { code, fields, reference, changedBy, changedAt } = first.extensions ?? {};
  switch (code) {
    case 'UNAUTHENTICATED':
      return { kind: 'signed-out', message: first.message };
    case 'FORBIDDEN':
    case 'FRESH_SIGN_IN_NEEDED':
      return { kind: 'forbidden', message: first.message };
    case 'NOT_FOUND':
      return { kind: 'not-found', message: first.message };
    case 'BAD_USER_INPUT':
      return { kind: 'bad-input', message: first.message, fields: fieldsOf(fields) };
    case 'CONFLICT':
      return {
        kind: 'conflict',
        message: first.message,
        who: whoIn(changedBy),
        changedAt: typeof changedAt === 'string' ? changedAt : null,
      };
    case 'KEY_REUSED':
    case 'DATABASE_UNAVAILABLE':
    case 'TOO_COSTLY':
      return { kind: 'fault', message: first.message };
    case 'UNKNOWN_DOCUMENT':
      return {
        kind: 'outdated',
        message: 'Parley has been updated since this page was loaded. Reload the page, then try again.',
      };
    case 'RATE_LIMITED':
      return { kind: 'rate-limited', message: first.message };
    default:
      return {
        kind: 'fault',
        message: ourFault,
        ...(typeof reference === 'string' ? { reference } : {}),
      };
  }
}
