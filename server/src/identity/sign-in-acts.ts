import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { recordAnonymous } from '../audit/anonymous-refusals.ts';
import type { Statements } from '../platform/database.ts';

/** What sign-in writes into the audit. */
export interface AuditRows {
  audit_entries: {
    account_id: string | null;
    act: string;
    subject_id: string;
    reason: string | null;
    request_id: string;
  };
}

export type SignInAct =
  | 'signIn'
  | 'signOut'
  | 'refuseSignIn'
  | 'withholdLink'
  | 'setUpSecondFactor'
  | 'passSecondFactor'
  | 'refuseSecondFactor'
  | 'disableSecondFactor'
  | 'renewBackupCodes';

/**
 * Puts an act of sign-in on record. A refusal has no account, even where a link named one: whoever brings a link that
 * does not work has not shown who they are. Addresses are never kept here.
 * @param reason why it was refused, as a code
 */
export async function recordSignIn<Rows extends AuditRows>(
  db: Kysely<Rows>,
  act: SignInAct,
  accountId: string | null,
  reason: string | null = null,
): Promise<void> {
  if (accountId === null) {
    const requestId = randomUUID();
    return recordAnonymous(db as unknown as Statements, {
      act,
      kind: act,
      subjectId: 'sign-in',
      after: null,
      reason,
      requestId,
    });
  }
  await (db as unknown as Kysely<AuditRows>)
    .insertInto('audit_entries')
    .values({
      account_id: accountId,
      act,
      subject_id: accountId,
      reason,
      request_id: randomUUID(),
    })
    .execute();
}

/** Why a link was refused, from where the library sends the browser; null when it was not. */
export function refusalIn(location: string | null): string | null {
  if (!location || !URL.canParse(location, 'http://here')) return null;
  const error = new URL(location, 'http://here').searchParams.get('error');
  return error === null ? null : (/^\w{1,60}$/.exec(error)?.[0] ?? 'unknown');
}
