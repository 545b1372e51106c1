import { sql, type RawBuilder } from 'kysely';

/** Whom it is about; no account where an address only ever asked for a link. */
export interface Person {
  accountId: string | null;
  email: string;
  name: string;
}

/** A table that holds something about people, and what becomes of it. */
export interface PersonalTable {
  table: string;
  /** What its rows say about a person, for the person to read. */
  what: string;
  rows(person: Person): RawBuilder<boolean>;
  /** Columns that would let whoever reads an export act as the person, or that are about somebody else. */
  secrets?: readonly string[];
  onErasure:
    | { does: 'remove' }
    /** Rows stay, without a way back to the person. */
    | { does: 'detach'; column: string; why: string }
    | { does: 'keep'; why: string };
}

const remove = { does: 'remove' } as const;
const ofAccount = ({ accountId }: Person) => sql<boolean>`t.account_id = ${accountId}`;
const holdsAddress = (column: string, { email }: Person) =>
  sql<boolean>`position(lower(${email}) in lower(${sql.ref(`t.${column}`)})) > 0`;

/** The address or the account somewhere in a column that is no column for people. */
const mentions = (column: string, { accountId, email }: Person) =>
  sql<boolean>`(position(lower(${email}) in lower(${sql.ref(`t.${column}`)}::text)) > 0
    or coalesce(position(${accountId} in ${sql.ref(`t.${column}`)}::text), 0) > 0)`;

/**
 * Every table that holds something about people, in the order in which erasure goes through them. A test compares this
 * list with the database, so that a new table cannot be forgotten.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'sessions',
    what: 'Sign-ins that are still open, with the browser they were made from.',
    rows: ofAccount,
    secrets: ['token'],
    onErasure: remove,
  },
  {
    table: 'account_credentials',
    what: 'Ways of signing in beside a link by e-mail.',
    rows: ofAccount,
    secrets: ['access_token', 'refresh_token', 'id_token', 'password'],
    onErasure: remove,
  },
  {
    table: 'verifications',
    what: 'Sign-in links that were sent and not yet used.',
    rows: (person) =>
      sql<boolean>`(${holdsAddress('value', person)} or ${holdsAddress('identifier', person)})`,
    secrets: ['identifier', 'value'],
    onErasure: remove,
  },
  {
    table: 'two_factors',
    what: 'Your second factor: that you have one, and how many wrong codes came in a row.',
    rows: ofAccount,
    secrets: ['secret', 'backup_codes'],
    onErasure: remove,
  },
  {
    table: 'spent_codes',
    what: 'Codes of your second factor that were used in the last minutes, so that none is used twice.',
    rows: ofAccount,
    secrets: ['code'],
    onErasure: remove,
  },
  {
    table: 'api_tokens',
    what: 'API tokens that you made, with what each may do. The token itself is not stored.',
    rows: ofAccount,
    secrets: ['digest'],
    onErasure: remove,
  },
  {
    table: 'answered_keys',
    what: 'Answers to what you sent with an Idempotency-Key, for a day.',
    rows: ofAccount,
    onErasure: remove,
  },
  {
    table: 'request_rates',
    what: 'How many requests your account made in the last minute, and how many invitations it tried to accept in the last ten. For visitors it is counted by network address.',
    rows: (person) => mentions('key', person),
    onErasure: remove,
  },
  {
    table: 'outbox',
    what: 'Mail to you that has not been sent yet, or of which nobody knows whether it arrived.',
    rows: (person) => mentions('data', person),
    secrets: ['data', 'claim'],
    onErasure: remove,
  },
  {
    table: 'member_invitations',
    what: 'Invitations to your address that are open.',
    rows: ({ email }) => sql<boolean>`lower(t.email) = lower(${email})`,
    secrets: ['token_hash', 'invited_by'],
    onErasure: remove,
  },
  {
    table: 'member_invitations',
    what: 'Invitations that you sent.',
    rows: ({ accountId }) => sql<boolean>`t.invited_by = ${accountId}`,
    // The address is somebody else's.
    secrets: ['token_hash', 'email'],
    onErasure: {
      does: 'detach',
      column: 'invited_by',
      why: 'The organisation invites; who sent it for the organisation need not be known any more.',
    },
  },
  {
    table: 'memberships',
    what: 'Organisations you act for, and your role.',
    rows: ofAccount,
    onErasure: remove,
  },
  {
    table: 'impressions',
    what: 'Matches that were shown to you or that you opened.',
    rows: ofAccount,
    onErasure: {
      does: 'detach',
      column: 'account_id',
      why: 'The ranking must know how often each supplier was shown; it need not know to whom.',
    },
  },
  {
    table: 'audit_entries',
    what: 'What you did, as it is on record.',
    rows: ({ accountId }) =>
      sql<boolean>`(t.account_id = ${accountId} or t.subject_id = ${accountId} or t.after->>'accountId' = ${accountId}
        or t.before->>'accountId' = ${accountId})`,
    onErasure: {
      does: 'keep',
      why: 'Procurement must be provable. The record names an account by its number; once the account is gone, nothing says whose it was.',
    },
  },
  {
    table: 'accounts',
    what: 'Your name and e-mail address.',
    rows: ({ accountId }) => sql<boolean>`t.id = ${accountId}`,
    onErasure: remove,
  },
];
