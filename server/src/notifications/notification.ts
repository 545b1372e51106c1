import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';
import type { Mail } from '../platform/mailer.ts';
import { runLater, type OutboxKind, type OutboxTools } from '../platform/outbox.ts';

/** Something people are told of by mail. Facts are ids and what cannot be read later; never a name or an address. */
export interface NotificationKind<Facts extends object = any> {
  name: string;
  /** Accounts to be told, as of after the commit. */
  accounts(tools: OutboxTools, facts: Facts): Promise<string[]>;
  /** Subject and words, the same for everybody; null when there is nothing left to say. */
  words(tools: OutboxTools, facts: Facts): Promise<Pick<Mail, 'subject' | 'text'> | null>;
}

const mailOf = <Facts extends object>(
  kind: NotificationKind<Facts>,
): OutboxKind<Facts & { accountId: string }> => ({
  name: `${kind.name}.mail`,
  async mail(tools, { accountId, ...facts }) {
    const { rows } = await sql<{ email: string }>`select email from accounts where id = ${accountId}`.execute(
      statements(tools.em),
    );
    const words = rows[0] && (await kind.words(tools, facts as unknown as Facts));
    return words ? { to: rows[0]!.email, ...words } : null;
  },
});

const fanOutOf = <Facts extends object>(kind: NotificationKind<Facts>): OutboxKind<Facts> => ({
  name: kind.name,
  async run(tools, facts) {
    for (const accountId of await kind.accounts(tools, facts))
      await runLater(tools.em, mailOf(kind), { ...facts, accountId });
  },
});

/** The outbox's two kinds of a notification: finding whom to tell, and one mail for each of them. */
export const outboxKindsOf = (kind: NotificationKind): OutboxKind[] => [fanOutOf(kind), mailOf(kind)];

/** Tells everybody concerned, each once, when the transaction of `em` commits. */
export const tellLater = <Facts extends object>(
  em: Em,
  kind: NotificationKind<Facts>,
  facts: Facts,
): Promise<void> => runLater(em, fanOutOf(kind), facts);
