import { sql, type Kysely } from 'kysely';
import { isFresh } from './fresh-sign-in.ts';
import { recordSignIn, type AuditRows } from './sign-in-acts.ts';
import type { SignedIn } from './auth.ts';

/** Wrong codes in a row, after which no code is taken for a while. */
export const codeTries = 5;
export const codeLockMinutes = 15;
/** The library takes the codes of the half minute before and after; a spent one is remembered longer than that. */
const spentCodeMinutes = 5;

/** The columns that a second factor is decided by. */
export interface SecondFactorRows extends AuditRows {
  accounts: { id: string; name: string; email: string; two_factor_enabled: boolean };
  sessions: {
    id: string;
    account_id: string;
    token: string;
    expires_at: Date;
    verified_at: Date;
    second_factor_at: Date | null;
  };
  two_factors: {
    id: string;
    account_id: string;
    verified: boolean;
    failed_verification_count: number;
    locked_until: Date | null;
  };
  spent_codes: { account_id: string; code: string; spent_at: Date };
}

/** What the network may ask of a second factor; each needs a session. */
export const secondFactorPaths = [
  'POST /api/auth/two-factor/enable',
  'POST /api/auth/two-factor/disable',
  'POST /api/auth/two-factor/generate-backup-codes',
  'POST /api/auth/two-factor/verify-totp',
  'POST /api/auth/two-factor/verify-backup-code',
] as const;

const refused = (status: number, code: string, message: string) =>
  Response.json({ code, message }, { status, headers: { 'cache-control': 'no-store' } });

/** Turns an answer of the sign-in endpoints into ours: the library's holds the session's secret. */
function onlyStatus(answer: Response): Response {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return new Response(JSON.stringify({ status: true }), { status: 200, headers });
}

/**
 * The library checks codes; this stands around it, because for a person with a session the library counts no failures
 * and takes a code again as long as it is valid. It also says what a session must have shown first.
 * @param library what answers once nothing speaks against it
 * @param tokenIn the session token that an answer or a request carries in its cookies
 */
export function secondFactorGate(
  db: Kysely<SecondFactorRows>,
  library: (request: Request) => Promise<Response>,
  tokenIn: (headers: Headers) => string | null,
) {
  return async function answer(request: Request, signedIn: SignedIn | null): Promise<Response> {
    if (!signedIn) return refused(401, 'UNAUTHENTICATED', 'Sign in first.');
    const act = new URL(request.url).pathname.split('/').at(-1)!;
    if (act === 'verify-totp' || act === 'verify-backup-code') {
      return act === 'verify-totp'
        ? verify(request, signedIn, 'totp', /^\d{6}$/)
        : verify(request, signedIn, 'backup', /^[A-Za-z0-9]{5}-[A-Za-z0-9]{5}$/);
    }
    if (signedIn.secondFactor === 'owed')
      return refused(403, 'FORBIDDEN', 'Enter the code of your authenticator first.');
    if (!isFresh(signedIn.verifiedAt))
      return refused(403, 'FRESH_SIGN_IN_NEEDED', 'Confirm that it is you, then try again.');
    const reply = await library(withBody(request, {}));
    if (reply.ok) await afterChange(act, signedIn);
    return reply;
  };

  async function afterChange(act: string, { accountId }: SignedIn): Promise<void> {
    if (act === 'disable') {
      await forgetPassed(accountId);
      await recordSignIn(db, 'disableSecondFactor', accountId);
    }
    if (act === 'generate-backup-codes') await recordSignIn(db, 'renewBackupCodes', accountId);
  }

  /** What a session showed counts for the factor it was shown with, not for the next. */
  async function forgetPassed(accountId: string): Promise<void> {
    await db
      .updateTable('sessions')
      .set({ second_factor_at: null })
      .where('account_id', '=', accountId)
      .execute();
  }

  async function verify(
    request: Request,
    signedIn: SignedIn,
    kind: 'totp' | 'backup',
    shape: RegExp,
  ): Promise<Response> {
    const { accountId } = signedIn;
    const code = await codeIn(request);
    if (!shape.test(code)) return refused(400, 'BAD_USER_INPUT', 'This is not a code.');
    if (!(await hasSecondFactor(accountId)))
      return refused(400, 'NO_SECOND_FACTOR', 'Set a second factor up first.');
    if (!(await claimTry(accountId))) {
      await recordSignIn(db, 'refuseSecondFactor', accountId, 'too_many_tries');
      return refused(
        429,
        'RATE_LIMITED',
        `Too many wrong codes. Wait ${codeLockMinutes} minutes, then try again.`,
      );
    }
    const claimed = kind === 'backup' || (await claimCode(accountId, code));
    const reply = claimed ? await library(withBody(request, { code })) : null;
    if (!reply?.ok) {
      if (reply && kind === 'totp') await unclaimCode(accountId, code);
      await recordSignIn(db, 'refuseSecondFactor', accountId, claimed ? 'wrong_code' : 'code_used_twice');
      if (reply?.status === 429) return reply;
      return refused(401, 'WRONG_CODE', 'This code is not right, or it was used before. Try the next one.');
    }
    await passed(signedIn, reply, request);
    return onlyStatus(reply);
  }

  async function passed(signedIn: SignedIn, reply: Response, request: Request): Promise<void> {
    const { accountId } = signedIn;
    const first = signedIn.secondFactor === 'none';
    const renewed = new Headers({
      cookie: reply.headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    });
    const token = tokenIn(renewed) ?? tokenIn(request.headers);
    if (first) await forgetPassed(accountId);
    await db
      .updateTable('sessions')
      .set({ second_factor_at: sql`now()`, verified_at: sql`now()` })
      .where('token', '=', token)
      .where('account_id', '=', accountId)
      .execute();
    await db
      .updateTable('two_factors')
      .set({ failed_verification_count: 0, locked_until: null })
      .where('account_id', '=', accountId)
      .execute();
    await recordSignIn(db, first ? 'setUpSecondFactor' : 'passSecondFactor', accountId);
  }

  async function hasSecondFactor(accountId: string): Promise<boolean> {
    const found = await db
      .selectFrom('two_factors')
      .select('id')
      .where('account_id', '=', accountId)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Counts a try before it is made, so that tries at the same moment count too. False while no code is taken. */
  async function claimTry(accountId: string): Promise<boolean> {
    const over = sql<boolean>`(locked_until is not null and locked_until <= now())`;
    const claimed = await db
      .updateTable('two_factors')
      .set({
        failed_verification_count: sql`case when ${over} then 1 else failed_verification_count + 1 end`,
        locked_until: sql`case when not ${over} and failed_verification_count + 1 >= ${codeTries}::int
          then now() + ${codeLockMinutes}::int * interval '1 minute' end`,
      })
      .where('account_id', '=', accountId)
      .where((eb) => eb.or([eb('locked_until', 'is', null), over]))
      .returning('id')
      .executeTakeFirst();
    return claimed !== undefined;
  }

  async function claimCode(accountId: string, code: string): Promise<boolean> {
    await db
      .deleteFrom('spent_codes')
      .where('spent_at', '<', sql<Date>`now() - ${spentCodeMinutes}::int * interval '1 minute'`)
      .execute();
    const claimed = await db
      .insertInto('spent_codes')
      .values({ account_id: accountId, code, spent_at: sql`now()` })
      .onConflict((on) => on.doNothing())
      .returning('code')
      .executeTakeFirst();
    return claimed !== undefined;
  }

  /** A code that was not right was not spent. */
  async function unclaimCode(accountId: string, code: string): Promise<void> {
    await db.deleteFrom('spent_codes').where('account_id', '=', accountId).where('code', '=', code).execute();
  }
}

async function codeIn(request: Request): Promise<string> {
  const body = (await request
    .clone()
    .json()
    .catch(() => null)) as { code?: unknown } | null;
  return typeof body?.code === 'string' ? body.code.replaceAll(' ', '') : '';
}

/** The same request with nothing in its body but what we let through. */
export function withBody(request: Request, body: object): Request {
  const headers = new Headers(request.headers);
  headers.set('content-type', 'application/json');
  headers.delete('content-length');
  return new Request(request.url, { method: request.method, headers, body: JSON.stringify(body) });
}
