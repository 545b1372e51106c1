import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { statements, type Em } from './database.ts';
import type { Mail } from './mailer.ts';

/** What work of the outbox has at hand. `em` is its own unit of work, never the one that asked for it. */
export interface OutboxTools {
  em: Em;
  publicUrl: string;
}

/**
 * A kind of work done after commit: `run` changes this database alone and commits together with the mark that it is
 * done; `mail` writes one mail, or null when there is nothing left to say. A kind does one of the two.
 */
export type OutboxKind<Data extends object = any> =
  | { name: string; run(tools: OutboxTools, data: Data): Promise<void> }
  | { name: string; mail(tools: OutboxTools, data: Data): Promise<Mail | null> };

/**
 * Has the work done exactly once when the transaction of `em` commits, and never when it does not.
 * @param data ids and what the work cannot read later; it is kept until the work is done
 */
export async function runLater<Data extends object>(
  em: Em,
  kind: OutboxKind<Data>,
  data: Data,
): Promise<void> {
  await sql`
    insert into outbox (id, kind, data) values (${randomUUID()}, ${kind.name}, ${JSON.stringify(data)}::jsonb)
  `.execute(statements(em));
}

/** A mail whose words are written already. */
export const readyMail: OutboxKind<Mail> = {
  name: 'readyMail',
  mail: async (_tools, { to, subject, text }) => ({ to, subject, text }),
};

/**
 * Hands the mail to the mail server once the transaction of `em` commits, and never when it does not. The address
 * and the words wait in the database until then; a notification keeps ids alone.
 */
export const sendLater = (em: Em, { to, subject, text }: Mail): Promise<void> =>
  runLater(em, readyMail, { to, subject, text });
