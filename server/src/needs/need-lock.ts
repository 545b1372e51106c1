import { sql } from 'kysely';
import type { Context } from '../platform/context.ts';
import { statements } from '../platform/database.ts';
import { Conflict, notFound } from '../platform/errors.ts';
import { isOpen } from './need-lifecycle.ts';
import type { Need, NeedStage } from './need.entity.ts';

/**
 * Whether the need is open now, and stays so until this transaction ends: who closes it waits, or has closed it.
 * Without this an interest could arrive in a need while it is being closed, and never get an answer.
 */
export async function staysOpen(ctx: Context, needId: string): Promise<boolean> {
  const { rows } = await sql<{ stage: NeedStage }>`
    select stage from needs where id = ${needId} for share`.execute(statements(ctx.em));
  return rows.some(({ stage }) => isOpen(stage));
}

/**
 * Keeps everybody else from changing the need, or acting in it, until this transaction ends.
 * @throws Refusal CONFLICT when somebody changed it since it was read
 */
export async function keepToOneself(ctx: Context, need: Need): Promise<void> {
  const { rows } = await sql<{ version: number; updatedAt: string }>`
    select version, to_json(updated_at)#>>'{}' as "updatedAt" from needs where id = ${need.id} for no key update`.execute(
    statements(ctx.em),
  );
  const [now] = rows;
  if (!now) throw notFound('need');
  if (now.version !== need.version)
    throw new Conflict(
      'need',
      { id: need.id, version: now.version, updatedAt: new Date(now.updatedAt) },
      need.version,
    );
}
