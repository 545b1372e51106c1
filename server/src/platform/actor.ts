import { Kysely, sql, type CompiledQuery, type ControlledTransaction, type Dialect } from 'kysely';
import type { Database, Em } from './database.ts';
import { appRole } from './row-security.ts';
import { Turns } from './turns.ts';

/** A transaction that is still open after so many milliseconds is rolled back, and its request fails. */
const longestMs = 60_000;

/** Who asks, as far as the database is told. */
export interface Person {
  accountId: string;
  /**
   * Ids of the organisations that the request may act for, `office` for the innovation office: none for a session that
   * has not shown enough, one for an API token. Those that the person is no member of count for nothing.
   */
  organisations: readonly string[];
}

interface Open {
  transaction: ControlledTransaction<object>;
  /** Gives the connection back; resolves when it is. */
  release(): Promise<void>;
}

/**
 * The statements of one request, in transactions in which the database knows who asks and row-level security holds.
 *
 * Reading: the first statement opens a read-only transaction, which stays open until the request ends. When a statement
 * fails there, what it opened is given up, and the next statement opens another.
 * Writing: `write` closes what is open for reading, and is one transaction.
 * One connection at most is held, and none between two transactions. After `end` there are no more statements.
 */
export class Actor {
  readonly #turns = new Turns();
  readonly #client: Kysely<object>;
  #open: Open | null = null;
  #writing = false;
  #ended = false;
  #watchdog: NodeJS.Timeout | null = null;

  /**
   * @param em the request's unit of work: from now on all its statements go this way
   * @param person who asks; null for a visitor
   */
  constructor(
    private readonly database: Database,
    private readonly em: Em,
    private readonly person: Person | null,
    private readonly patienceMs = longestMs,
  ) {
    this.#client = database.fork().getKysely<object>();
    em.setTransactionContext(new Kysely<object>({ dialect: this.#dialect() }));
  }

  /**
   * Runs the work in one transaction that may write: committed when the work resolves, rolled back when it throws.
   * @throws what the work throws, or the database at commit
   */
  async write<T>(work: () => Promise<T>): Promise<T> {
    await this.#turns.during(async () => {
      if (this.#writing) throw new Error('A transaction that writes is open already.');
      await this.#close('commit');
      this.#writing = true;
    });
    let how: 'commit' | 'rollback' = 'rollback';
    try {
      const result = await work();
      how = 'commit';
      return result;
    } finally {
      await this.#turns.during(async () => {
        this.#writing = false;
        await this.#close(how);
      });
    }
  }

  /**
   * Runs the work as the system, to which row-level security does not apply: no transaction of the request is open
   * meanwhile, and its other statements wait. For what no person is shown row by row; the caller has asked the rules.
   * @param work uses the unit of work it is given, and never the request's
   */
  async asSystem<T>(work: (em: Em) => Promise<T>): Promise<T> {
    return this.#turns.during(async () => {
      if (this.#writing) throw new Error('Work of the system cannot run inside a transaction that writes.');
      await this.#close('commit');
      return work(this.database.fork());
    });
  }

  /** Closes what is open and refuses every later statement. Any number of times. */
  async end(): Promise<void> {
    await this.#turns.during(async () => {
      this.#ended = true;
      await this.#close(this.#writing ? 'rollback' : 'commit').catch(() => undefined);
    });
  }

  async #execute<R>(query: CompiledQuery<R>) {
    this.#open ??= await this.#begin();
    try {
      return await this.#open.transaction.executeQuery(query);
    } catch (error) {
      // A transaction in which a statement failed answers nothing more.
      if (!this.#writing) await this.#close('rollback').catch(() => undefined);
      throw error;
    }
  }

  async #begin(): Promise<Open> {
    if (this.#ended) throw new Error('The request is over: its statements came too late.');
    if (this.#writing) await this.database.roomToWrite();
    const open = await hold(this.#client);
    try {
      await actAs(open.transaction, this.person, this.#writing);
    } catch (error) {
      await finish(open, 'rollback').catch(() => undefined);
      throw error;
    }
    this.#watchdog = setTimeout(() => void this.end(), this.patienceMs);
    this.#watchdog.unref();
    return open;
  }

  async #close(how: 'commit' | 'rollback'): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (this.#watchdog) clearTimeout(this.#watchdog);
    this.#watchdog = null;
    if (open) await finish(open, how);
  }

  /** What the unit of work takes for a connection: each statement waits for its turn. */
  #dialect(): Dialect {
    const executor = this.#client.getExecutor();
    const connection = {
      executeQuery: <R>(query: CompiledQuery<R>) => this.#execute(query),
      streamQuery: () => {
        throw new Error('A request reads its rows at once.');
      },
    };
    const nothing = async () => {};
    const nested = async () => {
      throw new Error('A request opens its transactions with Actor.write.');
    };
    let over = () => {};
    return {
      createAdapter: () => executor.adapter,
      createQueryCompiler: () => ({
        compileQuery: (node, id) => executor.compileQuery(node as never, id) as never,
      }),
      createIntrospector: () => this.#client.introspection,
      createDriver: () => ({
        init: nothing,
        destroy: nothing,
        acquireConnection: async () => {
          over = await this.#turns.take();
          return connection as never;
        },
        releaseConnection: async () => over(),
        beginTransaction: nested,
        commitTransaction: nested,
        rollbackTransaction: nested,
      }),
    };
  }
}

/** Takes a connection and opens a transaction on it; the connection goes back whatever becomes of the transaction. */
function hold(client: Kysely<object>): Promise<Open> {
  return new Promise((resolve, reject) => {
    let letGo!: () => void;
    const done = new Promise<void>((go) => (letGo = go));
    const held = client.connection().execute(async (connection) => {
      const transaction = await connection.startTransaction().execute();
      resolve({
        transaction: transaction as ControlledTransaction<object>,
        release: async () => {
          letGo();
          await held;
        },
      });
      await done;
    });
    held.catch(reject);
  });
}

async function finish({ transaction, release }: Open, how: 'commit' | 'rollback'): Promise<void> {
  try {
    await (how === 'commit' ? transaction.commit() : transaction.rollback()).execute();
  } finally {
    await release();
  }
}

/** Tells the database who asks, until the transaction ends; what the person acts for is read from the memberships. */
export async function actAs(
  transaction: Kysely<object>,
  person: Person | null,
  writes: boolean,
): Promise<void> {
  const accountId = person?.accountId ?? '';
  const ids = (column: string, more: string) =>
    sql`coalesce(string_agg(${sql.ref(column)}, ',') filter (where ${sql.ref(column)} is not null ${sql.raw(more)}), '')`;
  const leads = `and role in ('lead', 'administrator')`;
  const administers = `and role = 'administrator'`;
  const organisation = (role: string) =>
    sql`coalesce(string_agg(coalesce(council_id, supplier_id, side), ',') filter (where true ${sql.raw(role)}), '')`;
  await sql`
    select set_config('parley.account', ${accountId}, true),
      set_config('parley.email', coalesce((select lower(email) from accounts where id = ${accountId}), ''), true),
      set_config('parley.councils', councils, true), set_config('parley.suppliers', suppliers, true),
      set_config('parley.leads', leads, true), set_config('parley.administers', administers, true),
      set_config('parley.office', office, true),
      set_config('transaction_read_only', ${writes ? 'off' : 'on'}, true),
      set_config('role', ${appRole}, true)
    from (
      select ${ids('council_id', '')} as councils, ${ids('supplier_id', '')} as suppliers,
        ${organisation(leads)} as leads, ${organisation(administers)} as administers,
        case when bool_or(side = 'office') then 'on' else 'off' end as office
      from memberships where account_id = ${accountId}
        and coalesce(council_id, supplier_id, side) = any (${[...(person?.organisations ?? [])]}::text[])
    ) m`.execute(transaction);
}
