import { Command } from 'commander';
import { sql } from 'kysely';
import { readConfig } from './config.ts';
import { openDatabase, statements, type Em } from './database.ts';

interface Stuck {
  id: string;
  kind: string;
  state: string;
  createdAt: string;
  attempts: number;
  lastError: string | null;
}

/** How many entries stand where, and those that wait for an operator, oldest first. */
export async function outboxReport(em: Em): Promise<string> {
  const db = statements(em);
  const counts = await sql<{ state: string; entries: number }>`
    select state, count(*)::int as entries from outbox group by state order by state`.execute(db);
  const stuck = await sql<Stuck>`
    select id, kind, state, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "createdAt", attempts,
      last_error as "lastError"
    from outbox where state in ('dead', 'in_doubt') order by created_at, id limit 100`.execute(db);
  const lines = counts.rows.map(({ state, entries }) => `${state.padEnd(12)}${entries}`);
  for (const { id, kind, state, createdAt, attempts, lastError } of stuck.rows)
    lines.push(`\n${id}  ${state}  ${kind}  ${createdAt} UTC, ${attempts} attempts`, `  ${lastError ?? ''}`);
  if (stuck.rows.length)
    lines.push(
      '\nin_doubt: nobody can know whether the mail left; sending it again may double it.',
      'Go on with: outbox retry ID, or outbox forget ID.',
    );
  return lines.length ? lines.join('\n') : 'The outbox is empty.';
}

/** Has an entry that is dead or in doubt tried again from the start. @throws Error when there is none with the id */
export async function retryEntry(em: Em, id: string): Promise<string> {
  const { rows } = await sql`
    update outbox set state = 'waiting', due_at = now(), attempts = 0, claim = null
    where id = ${id} and state in ('dead', 'in_doubt') returning id`.execute(statements(em));
  if (!rows.length) throw new Error(`No entry ${id.slice(0, 80)} is dead or in doubt.`);
  return 'It is tried again when a server looks next.';
}

/** Removes an entry that is dead or in doubt, with its data. @throws Error when there is none with the id */
export async function forgetEntry(em: Em, id: string): Promise<string> {
  const { rows } = await sql`
    delete from outbox where id = ${id} and state in ('dead', 'in_doubt') returning id`.execute(
    statements(em),
  );
  if (!rows.length) throw new Error(`No entry ${id.slice(0, 80)} is dead or in doubt.`);
  return 'It is gone.';
}

async function say(work: (em: Em) => Promise<string>): Promise<void> {
  const database = await openDatabase(readConfig());
  try {
    console.log(await work(database.fork()));
  } finally {
    await database.close();
  }
}

/** `outbox`, `outbox retry ID`, `outbox forget ID`. */
export function outboxCommand(): Command {
  const command = new Command('outbox')
    .description('Shows mail and work that waits, and what could not be done.')
    .action(() => say(outboxReport));
  command
    .command('retry')
    .description('Has an entry that is dead or in doubt tried again.')
    .argument('<id>')
    .action((id: string) => say((em) => retryEntry(em, id)));
  command
    .command('forget')
    .description('Removes an entry that is dead or in doubt.')
    .argument('<id>')
    .action((id: string) => say((em) => forgetEntry(em, id)));
  return command;
}
