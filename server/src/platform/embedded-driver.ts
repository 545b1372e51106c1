import { PgliteConnection, PgliteDriver } from '@mikro-orm/pglite';
import type { Configuration } from '@mikro-orm/core';
import type { DatabaseConnection, Dialect, Driver } from 'kysely';
import { Turns } from './turns.ts';

/**
 * The embedded database has one session. Whoever has it keeps it until a statement or a transaction ends, and everybody
 * else waits: without this, a statement of one request would run inside the transaction of another, as another person.
 */
export class EmbeddedDriver extends PgliteDriver {
  constructor(config: Configuration) {
    super(config);
    (this as unknown as { connection: PgliteConnection }).connection = new OneSession(config);
  }
}

/** What the driver is told besides what PGlite itself takes. */
export interface EmbeddedOptions {
  /** The files of another database, which one in memory begins with. */
  beginWith?: () => Blob;
}

class OneSession extends PgliteConnection {
  override createKyselyDialect({
    beginWith,
    ...overrides
  }: EmbeddedOptions): ReturnType<PgliteConnection['createKyselyDialect']> {
    const loadDataDir = beginWith ? { loadDataDir: beginWith() } : {};
    const dialect = super.createKyselyDialect({ ...overrides, ...loadDataDir } as never) as Dialect;
    return {
      createAdapter: () => dialect.createAdapter(),
      createIntrospector: (db) => dialect.createIntrospector(db),
      createQueryCompiler: () => dialect.createQueryCompiler(),
      createDriver: () => inTurns(dialect.createDriver()),
    } as ReturnType<PgliteConnection['createKyselyDialect']>;
  }
}

/** The driver with its one connection given to one at a time. */
function inTurns(driver: Driver): Driver {
  const turns = new Turns();
  let over = () => {};
  return {
    init: (options) => driver.init(options),
    destroy: () => driver.destroy(),
    acquireConnection: async (options) => {
      const ended = await turns.take();
      over = ended;
      try {
        return await driver.acquireConnection(options);
      } catch (error) {
        ended();
        throw error;
      }
    },
    releaseConnection: async (connection: DatabaseConnection) => {
      const ended = over;
      await driver.releaseConnection(connection).finally(ended);
    },
    beginTransaction: (connection, settings) => driver.beginTransaction(connection, settings),
    commitTransaction: (connection) => driver.commitTransaction(connection),
    rollbackTransaction: (connection) => driver.rollbackTransaction(connection),
    savepoint: (connection, name, compile) => driver.savepoint!(connection, name, compile),
    rollbackToSavepoint: (connection, name, compile) =>
      driver.rollbackToSavepoint!(connection, name, compile),
    releaseSavepoint: (connection, name, compile) => driver.releaseSavepoint!(connection, name, compile),
  };
}
