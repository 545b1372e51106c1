import { recordAct } from '../platform/changes.ts';
import type { Context } from '../platform/context.ts';
import { notFound, notSignedIn } from '../platform/errors.ts';
import { deviceWords } from './device-words.ts';
import type { SignInSession } from './session.type.ts';

function own(ctx: Context): { accountId: string; sessionId: string } {
  if (!ctx.viewer?.signIn) throw notSignedIn();
  return { accountId: ctx.viewer.accountId, sessionId: ctx.viewer.signIn.sessionId };
}

/** Where the person asking is signed in, the latest first. */
export async function sessions(ctx: Context): Promise<SignInSession[]> {
  const { accountId, sessionId } = own(ctx);
  const rows = await ctx.em.execute<Record<string, string>[]>(
    `select id, user_agent, created_at, verified_at, expires_at from sessions
     where account_id = ? and expires_at > now() order by created_at desc, id`,
    [accountId],
  );
  return rows.map((row) => ({
    id: row.id!,
    device: deviceWords(row.user_agent ?? null),
    signedInAt: new Date(row.created_at!),
    verifiedAt: new Date(row.verified_at!),
    expiresAt: new Date(row.expires_at!),
    current: row.id === sessionId,
  }));
}

/** Ends one session of the person asking. */
export async function revokeSession(ctx: Context, id: string): Promise<void> {
  const { accountId } = own(ctx);
  const ended = await ctx.em.execute<{ id: string }[]>(
    'delete from sessions where id = ? and account_id = ? returning id',
    [id, accountId],
  );
  if (ended.length === 0) throw notFound('session');
  recordAct(ctx, 'revokeSession', accountId);
}

/** Ends every session of the person asking but the one that asks. @returns how many there were */
export async function revokeOtherSessions(ctx: Context): Promise<number> {
  const { accountId, sessionId } = own(ctx);
  const ended = await ctx.em.execute<{ id: string }[]>(
    'delete from sessions where account_id = ? and id <> ? returning id',
    [accountId, sessionId],
  );
  recordAct(ctx, 'revokeOtherSessions', accountId, { after: { ended: ended.length } });
  return ended.length;
}
