import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export enum OutboxState {
  /** Due at `dueAt`, for whichever process comes first. */
  WAITING = 'waiting',
  /** A process has taken it and has until `dueAt`; nothing has left the house. */
  CLAIMED = 'claimed',
  /** A mail on its way to the mail server: from here on nobody can know that it did not arrive. */
  HANDED_OVER = 'handed_over',
  DONE = 'done',
  /** The process or the connection ended while the mail was on its way; an operator decides. */
  IN_DOUBT = 'in_doubt',
  /** Every attempt failed; an operator decides. */
  DEAD = 'dead',
}

/** What is to be done once its transaction has committed; written in that transaction. */
@Entity({ tableName: 'outbox' })
@Index({ properties: ['state', 'dueAt'] })
export class OutboxEntry {
  /** Also the mail's Message-ID, so that a mail sent again by hand can be told from another. */
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Property({ type: 'text' })
  kind!: string;

  /** Null once it is done: what is no longer needed is not kept. */
  @Property({ type: 'jsonb', nullable: true })
  data!: object | null;

  @Enum({ items: () => OutboxState, type: 'text', default: OutboxState.WAITING })
  state: OutboxState = OutboxState.WAITING;

  /** When a process may take it: for one that waits its turn, for one that is claimed the end of the claim. */
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  dueAt: Date = new Date();

  @Property({ type: 'integer', default: 0 })
  attempts: number = 0;

  /** The claim, not the process: each round of a process has its own. */
  @Property({ type: 'text', nullable: true })
  claim!: string | null;

  /** What went wrong last, without addresses. */
  @Property({ type: 'text', nullable: true })
  lastError!: string | null;
}
