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
  /** Columns that would let whoever reads an export act as the person. */
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

/**
 * Every table that holds something about people, in the order in which erasure goes through them. A test compares this
 * list with the database, so that a new table cannot be forgotten.
 */
export const personalTables: readonly PersonalTable[] = [
  {
    table: 'sessions',
    what: 'Sign-ins that are still open, with the network address and browser they were made from.',
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
      sql<boolean>`(t.account_id = ${accountId} or t.subject_id = ${accountId} or t.after->>'accountId' = ${accountId})`,
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
