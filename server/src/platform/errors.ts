import { GraphQLError } from 'graphql';

/** The stable codes a client may meet in `extensions.code`. */
export const errorCodes = {
  UNAUTHENTICATED: 'Nobody is signed in; sign in and try again.',
  FORBIDDEN: 'The person signed in may not do this.',
  NOT_FOUND: 'There is no such thing, or this person may not know of it.',
  BAD_USER_INPUT: 'The input is not usable; `extensions.fields` says which fields and why.',
  CONFLICT: 'Somebody else changed it first; read it again and decide.',
  RATE_LIMITED: 'Too many requests; wait as long as Retry-After says and try again.',
  TOO_COSTLY: 'The document asks for more than one request may cost.',
  BAD_REQUEST: 'The request is not GraphQL over HTTP as this server reads it.',
  TOO_LARGE: 'The body of the request is larger than one request may be.',
  UNSUPPORTED_MEDIA_TYPE: 'Bodies are JSON in UTF-8 (content-type: application/json).',
  METHOD_NOT_ALLOWED: 'GraphQL is asked by GET or POST; whatever changes something, by POST.',
  CROSS_ORIGIN: "A page of another site may not use this person's session; use an API token.",
  UNKNOWN_DOCUMENT:
    'No document has this id here; a page that sends it is of another version and must be loaded again.',
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

/** Nobody is signed in. */
export const notSignedIn = () => new Refusal('UNAUTHENTICATED', 'Sign in to do this.');
/** @param what what may not be done, and who may, in a sentence */
export const forbidden = (what = 'You may not do this.') => new Refusal('FORBIDDEN', what);
/** @param what the kind of thing; the same answer whether it is missing or not for this person */
export const notFound = (what: string) =>
  new Refusal('NOT_FOUND', `There is no such ${what}, or you may not see it.`);
/** @param fields each with what to do about it; together they are the message */
export const badInput = (...fields: FieldError[]) =>
  new Refusal('BAD_USER_INPUT', fields.map((f) => f.message).join(' ') || 'The input is not usable.', {
    fields,
  });
/** @param what the kind of thing in lower case; `changedAt` goes to the client beside the message */
export const conflict = (what: string, changedAt: Date) =>
  new Refusal('CONFLICT', `Somebody changed this ${what} since you opened it. Read it again, then decide.`, {
    changedAt: changedAt.toISOString(),
  });
