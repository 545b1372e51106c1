import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Config } from './config.ts';
import { statements, type Database, type Em } from './database.ts';
import { MailInDoubt, type Mailer } from './mailer.ts';
import { OutboxState } from './outbox-entry.entity.ts';
import type { OutboxKind } from './outbox.ts';

export interface OutboxPace {
  /** Milliseconds between two looks. */
  pollEveryMs: number;
  /** Seconds for which what was claimed is left to the process that claimed it. */
  leaseSeconds: number;
  /** Seconds until the next attempt, after so many. */
  backoffSeconds(attempts: number): number;
  /** Attempts after which it is dead. */
  attempts: number;
}

/** Eight attempts over some eight hours. The lease outlasts the mail server's time limits. */
export const usualPace: OutboxPace = {
  pollEveryMs: 500,
  leaseSeconds: 120,
  backoffSeconds: (attempts) => Math.min(5 * 4 ** (attempts - 1), 6 * 3_600),
  attempts: 8,
};

const atOnce = 5;
/** What is done says only that it was; what is stuck still holds what it was about, so that it can be sent. */
const keepDays = 7;
const keepStuckDays = 30;
const purgeEveryMs = 3_600_000;

interface Claimed {
  id: string;
  kind: string;
  data: object;
  state: OutboxState;
  attempts: number;
  claim: string;
}

export interface OutboxParts {
  database: Database;
  mailer: Mailer;
  config: Pick<Config, 'publicUrl'>;
  kinds: readonly OutboxKind[];
  /** What else is cleared away every hour. */
  chores?: readonly ((em: Em) => Promise<void>)[];
}

/** An error's words, short and without addresses: a mail server repeats whom it refuses. */
const wordsOf = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/\S+@\S+/g, '[address]').slice(0, 500);

/**
 * Does what transactions left to be done after them. Any number of processes may work on one database: an entry is
 * claimed by one, and a claim that has run out can no longer hand anything over.
 */
export class OutboxWorker {
  #running: Promise<void> | null = null;
  #again = false;
  #closed = false;
  #timer: NodeJS.Timeout | null = null;
  #purgeAt = 0;
  #kinds: Map<string, OutboxKind>;

  constructor(
    private readonly parts: OutboxParts,
    private readonly pace: OutboxPace = usualPace,
  ) {
    this.#kinds = new Map(parts.kinds.map((kind) => [kind.name, kind]));
  }

  /**
   * Takes back what a former process of the embedded database left, then looks again and again.
   * @param onError hears of what kept it from looking; it looks again
   */
  async watch(onError: (error: unknown) => void): Promise<void> {
    if (this.parts.database.kind === 'pglite') {
      // Nobody else can be at work on this folder.
      await sql`update outbox set due_at = now() where state in ('claimed', 'handed_over')`.execute(
        this.#db(),
      );
    }
    this.#timer = setInterval(() => void this.drain().catch(onError), this.pace.pollEveryMs);
    this.#timer.unref();
  }

  /** Does what is due; when it resolves, nothing committed before the call is due any more. */
  drain(): Promise<void> {
    this.#again = true;
    this.#running ??= (async () => {
      while (this.#again && !this.#closed) {
        this.#again = false;
        while (!this.#closed && (await this.#round()) > 0);
      }
    })().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Takes nothing more and resolves when what is under way has ended. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  #db = () => statements(this.parts.database.fork());

  async #round(): Promise<number> {
    if (performance.now() >= this.#purgeAt) {
      this.#purgeAt = performance.now() + purgeEveryMs;
      await sql`
        delete from outbox where state = 'done' and due_at < now() - make_interval(days => ${keepDays})
          or state in ('dead', 'in_doubt') and created_at < now() - make_interval(days => ${keepStuckDays})
      `.execute(this.#db());
      for (const chore of this.parts.chores ?? []) await chore(this.parts.database.fork());
    }
    const claimed = await this.#claim();
    const outcomes = await Promise.allSettled(claimed.map((entry) => this.#attempt(entry)));
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed) throw failed.reason;
    return claimed.length;
  }

  /** One statement: what is due becomes ours, and what was on its way when its process ended becomes doubtful. */
  async #claim(): Promise<Claimed[]> {
    const { rows } = await sql<Claimed>`
      update outbox set
        state = case when state = 'handed_over' then 'in_doubt' else 'claimed' end,
        attempts = attempts + 1,
        claim = case when state = 'handed_over' then claim else ${randomUUID()} end,
        last_error = case when state = 'handed_over' then 'The process ended while the mail was on its way.'
          else last_error end,
        due_at = now() + make_interval(secs => ${this.pace.leaseSeconds})
      where id in (
        select id from outbox where state in ('waiting', 'claimed', 'handed_over') and due_at <= now()
        order by due_at limit ${atOnce} for update skip locked)
      returning id, kind, data, state, attempts, claim`.execute(this.#db());
    return rows;
  }

  async #attempt(entry: Claimed): Promise<void> {
    if (entry.state !== OutboxState.CLAIMED) return;
    const kind = this.#kinds.get(entry.kind);
    try {
      if (!kind) throw new Error(`This version of Parley knows no work named ${entry.kind}.`);
      if ('run' in kind) await this.#run(entry, kind);
      else await this.#mail(entry, kind);
    } catch (error) {
      await this.#failed(entry, error);
    }
  }

  /** The work and the mark that it is done commit together. */
  async #run(entry: Claimed, kind: Extract<OutboxKind, { run: unknown }>): Promise<void> {
    await this.parts.database.fork().transactional(async (em) => {
      if (!(await moved(em, entry, [OutboxState.CLAIMED], OutboxState.DONE))) return;
      await kind.run({ em, publicUrl: this.parts.config.publicUrl }, entry.data);
    });
  }

  async #mail(entry: Claimed, kind: Extract<OutboxKind, { mail: unknown }>): Promise<void> {
    const em = this.parts.database.fork();
    const mail = await kind.mail({ em, publicUrl: this.parts.config.publicUrl }, entry.data);
    if (!mail) {
      await moved(em, entry, [OutboxState.CLAIMED], OutboxState.DONE);
      return;
    }
    await this.parts.mailer.send({ ...mail, key: entry.id }, async () => {
      if (!(await moved(em, entry, [OutboxState.CLAIMED], OutboxState.HANDED_OVER)))
        throw new Error('Another process has taken this over.');
    });
    await moved(em, entry, [OutboxState.HANDED_OVER, OutboxState.IN_DOUBT], OutboxState.DONE);
  }

  async #failed(entry: Claimed, error: unknown): Promise<void> {
    let next = entry.attempts < this.pace.attempts ? OutboxState.WAITING : OutboxState.DEAD;
    if (error instanceof MailInDoubt) next = OutboxState.IN_DOUBT;
    await sql`
      update outbox set state = ${next}, last_error = ${wordsOf(error)},
        due_at = now() + make_interval(secs => ${this.pace.backoffSeconds(entry.attempts)})
      where id = ${entry.id} and claim = ${entry.claim} and state in ('claimed', 'handed_over')`.execute(
      this.#db(),
    );
  }
}

/** Moves an entry on, unless the claim has run out and somebody else has it. @returns whether it moved */
async function moved(em: Em, entry: Claimed, from: OutboxState[], to: OutboxState): Promise<boolean> {
  const done = to === OutboxState.DONE;
  const { rows } = await sql`
    update outbox set state = ${to}, data = case when ${done} then null else data end,
      due_at = case when ${done} then now() else due_at end
    where id = ${entry.id} and claim = ${entry.claim} and state = any(${from}::text[])
      and (${done} or due_at > now())
    returning id`.execute(statements(em));
  return rows.length === 1;
}
