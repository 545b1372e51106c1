import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { statements, type Database } from '../platform/database.ts';
import { retentionRules } from './retention-rules.ts';

const day = 86_400_000;
/** How often the server looks whether a run is due. */
const lookEvery = day / 24;
/** A run is due so long after the last. */
const dueAfter = 23 * lookEvery;

/**
 * Removes what each rule lets go, in one transaction, and puts the run on record.
 * @param options `ifDue`: do nothing when a run within the last 23 hours is on record
 * @returns rows removed by rule; null when nothing was due or another process is at it
 */
export async function applyRetention(
  database: Database,
  { now = new Date(), ifDue = false }: { now?: Date; ifDue?: boolean } = {},
): Promise<Record<string, number> | null> {
  return database.fork().transactional(async (em) => {
    const db = statements(em);
    const { rows: lock } = await sql<{ taken: boolean }>`
      select pg_try_advisory_xact_lock(1346457676, 2) as taken`.execute(db);
    if (!lock[0]!.taken) return null;
    if (ifDue) {
      const { rows } = await sql`
        select 1 from audit_entries where act = 'applyRetention' and at > ${new Date(now.getTime() - dueAfter)}
        limit 1`.execute(db);
      if (rows.length > 0) return null;
    }
    const removed: Record<string, number> = {};
    for (const { name, days, remove } of retentionRules) {
      const { numAffectedRows } = await remove(new Date(now.getTime() - days * day)).execute(db);
      removed[name] = Number(numAffectedRows ?? 0);
    }
    await sql`
      insert into audit_entries (account_id, act, subject_id, after, request_id)
      values (null, 'applyRetention', 'retention', ${JSON.stringify(removed)}::jsonb, ${randomUUID()})`.execute(
      db,
    );
    return removed;
  });
}

/** Applies the rules once a day while the server runs. @returns what stops it */
export function applyRetentionDaily(
  database: Database,
  onError: (error: unknown) => void,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  const look = () => {
    running = running.then(() => applyRetention(database, { ifDue: true })).catch(onError);
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
