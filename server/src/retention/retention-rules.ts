import { sql, type RawBuilder } from 'kysely';

/** What is kept for how long, and why; `docs/personal-data.md` shows the same words. */
export interface RetentionRule {
  name: string;
  /** What goes, in plain words. */
  what: string;
  days: number;
  why: string;
  /** Removes what is older and says how many rows went. */
  remove(before: Date): RawBuilder<unknown>;
}

export const retentionRules: readonly RetentionRule[] = [
  {
    name: 'sessions',
    what: 'Sign-ins that have ended',
    days: 0,
    why: 'Once over they serve nothing. One that a person ends, here or from another place, goes at that moment.',
    remove: (before) => sql`delete from sessions where expires_at < ${before}`,
  },
  {
    name: 'verifications',
    what: 'Sign-in links that ran out unused',
    days: 1,
    why: 'They hold an e-mail address. A day helps to find out why somebody could not sign in.',
    remove: (before) => sql`delete from verifications where expires_at < ${before}`,
  },
  {
    name: 'rateLimits',
    what: 'Counts of sign-in attempts by network address',
    days: 1,
    why: 'A limit looks back over a minute; nothing older is used.',
    remove: (before) => sql`delete from rate_limits where last_request < ${before.getTime()}::bigint`,
  },
  {
    name: 'unusedAccounts',
    what: 'Accounts that belong to no organisation and that nobody is signed in to',
    days: 365,
    why: 'A first link makes an account; one that never came to anything need not be kept.',
    remove: (before) => sql`
      delete from accounts a where a.updated_at < ${before} and a.created_at < ${before}
        and not exists (select 1 from memberships m where m.account_id = a.id)
        and not exists (select 1 from sessions s where s.account_id = a.id)`,
  },
  {
    name: 'memberInvitations',
    what: 'Invitations to an organisation that were accepted, were taken back or ran out',
    days: 30,
    why: 'One that ran out holds an e-mail address and can be sent again for a month; who was invited to what stays on record.',
    remove: (before) => sql`delete from member_invitations where coalesce(closed_at, expires_at) < ${before}`,
  },
  {
    name: 'apiTokens',
    what: 'API tokens that were revoked or ran out',
    days: 90,
    why: 'So long its person can see why a program stopped; what the token was for and what was done with it stays on record.',
    remove: (before) => sql`delete from api_tokens where least(revoked_at, expires_at) < ${before}`,
  },
  {
    name: 'impressions',
    what: 'Which matches were shown to whom',
    days: 1_096,
    why: 'Three years cover a procurement from first thought to contract and a challenge to it.',
    remove: (before) => sql`delete from impressions where at < ${before}`,
  },
  {
    name: 'importRefusals',
    what: 'Rows of imported files that were refused, with the reason',
    days: 365,
    why: 'A year is enough to mend a file and import it again; the counts of each import stay.',
    remove: (before) => sql`delete from import_refusals where created_at < ${before}`,
  },
];
