import { GraphQLError } from 'graphql';

/** The stable codes a client may meet in `extensions.code`. */
export const errorCodes = {
  UNAUTHENTICATED: 'Nobody is signed in; sign in and try again.',
  FORBIDDEN: 'The person signed in may not do this.',
  NOT_FOUND: 'There is no such thing, or this person may not know of it.',
  BAD_USER_INPUT: 'The input is not usable; `extensions.fields` says which fields and why.',
  CONFLICT: 'Somebody else changed it first; read it again and decide.',
  RATE_LIMITED: 'Too many requests; wait and try again.',
  TOO_COSTLY: 'The document asks for more than one request may cost.',
  INTERNAL: 'The fault is ours; `extensions.reference` finds it in the log.',
} as const;

export type ErrorCode = keyof typeof errorCodes;

export interface FieldError {
  field: string;
  message: string;
}

/** An expected refusal: says what happened and what to do, and carries a stable code. */
export class Refusal extends GraphQLError {
  constructor(code: ErrorCode, message: string, more: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...more } });
  }
}

export const notSignedIn = () => new Refusal('UNAUTHENTICATED', 'Sign in to do this.');
export const forbidden = (what = 'You may not do this.') => new Refusal('FORBIDDEN', what);
export const notFound = (what: string) =>
  new Refusal('NOT_FOUND', `There is no such ${what}, or you may not see it.`);
export const badInput = (...fields: FieldError[]) =>
  new Refusal('BAD_USER_INPUT', fields.map((f) => f.message).join(' ') || 'The input is not usable.', {
    fields,
  });
export const conflict = (what: string, changedAt: Date) =>
  new Refusal('CONFLICT', `Somebody changed this ${what} since you opened it. Read it again, then decide.`, {
    changedAt: changedAt.toISOString(),
  });
