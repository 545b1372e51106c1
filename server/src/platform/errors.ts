import { GraphQLError } from 'graphql';

/** The stable codes a client may meet in `extensions.code`. */
export const errorCodes = {
  UNAUTHENTICATED: 'Nobody is signed in; sign in and try again.',
  FORBIDDEN: 'The person signed in may not do this.',
  FRESH_SIGN_IN_NEEDED: 'The person must show again who they are; then the same act may be tried again.',
  NOT_FOUND: 'There is no such thing, or this person may not know of it.',
  BAD_USER_INPUT: 'The input is not usable; `extensions.fields` says which fields and why.',
  CONFLICT: 'Somebody else changed it first; read it again and decide.',
  KEY_REUSED: 'The Idempotency-Key was sent with other input before; take a new key for a new act.',
  RATE_LIMITED: 'Too many requests; wait as long as Retry-After says and try again.',
  TOO_COSTLY: 'The document asks for more than one request may cost.',
  BAD_REQUEST: 'The request is not GraphQL over HTTP as this server reads it.',
  TOO_LARGE: 'The body of the request is larger than one request may be.',
  UNSUPPORTED_MEDIA_TYPE: 'Bodies are JSON in UTF-8 (content-type: application/json).',
  METHOD_NOT_ALLOWED: 'GraphQL is asked by GET or POST; whatever changes something, by POST.',
  CROSS_ORIGIN: "A page of another site may not use this person's session; use an API token.",
  UNKNOWN_DOCUMENT:
    'No document has this id here; a page that sends it is of another version and must be loaded again.',
  DATABASE_UNAVAILABLE: 'The database is away or has no room; nothing was stored. Wait and try again.',
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
/** The session was verified too long ago for an act like this. */
export const freshSignInNeeded = () =>
  new Refusal('FRESH_SIGN_IN_NEEDED', 'Confirm that it is you, then try again.');
/** @param what the kind of thing; the same answer whether it is missing or not for this person */
export const notFound = (what: string) =>
  new Refusal('NOT_FOUND', `There is no such ${what}, or you may not see it.`);
/** @param fields each with what to do about it; together they are the message */
export const badInput = (...fields: FieldError[]) =>
  new Refusal('BAD_USER_INPUT', fields.map((f) => f.message).join(' ') || 'The input is not usable.', {
    fields,
  });
/** What somebody else made of a thing since the caller read it. */
export interface Overtaken {
  id: string;
  /** The version that is stored. */
  version: number;
  /** When that was stored. */
  updatedAt: Date;
}

/** Somebody else changed a thing first; audit/who-changed.ts adds who, and what, before it is answered. */
export class Conflict extends Refusal {
  /** @param what the kind of thing in lower case  @param seen the version the caller read; 0 for none */
  constructor(
    readonly what: string,
    readonly thing: Overtaken,
    readonly seen: number,
    by = 'Somebody',
    more: Record<string, unknown> = {},
  ) {
    super('CONFLICT', `${by} changed this ${what} since you opened it. Read it again, then decide.`, {
      changedAt: thing.updatedAt.toISOString(),
      version: thing.version,
      ...more,
    });
  }
}
