import { DataloaderType } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm, PostgreSqlDriver, type SqlEntityManager } from '@mikro-orm/postgresql';
import type { MikroORM } from '@mikro-orm/core';
import type { Kysely } from 'kysely';
import { entities } from '../entities.ts';
import { migrations } from '../migrations/all-migrations.ts';
import type { Config } from './config.ts';
import { backUpBeforeMigration } from './backup.ts';
import { unusableFolder } from './data-dir-faults.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { EmbeddedDriver, type EmbeddedOptions } from './embedded-driver.ts';
import { openFiles } from './embedded-files.ts';
import { checkRoom, RoomToStore } from './room-to-store.ts';
import { ensureRowSecurity } from './row-security.ts';

export type Em = SqlEntityManager;

/** Where statements of our own run; what each reads is typed where it stands. */
export type Statements = Kysely<object>;

/** Statements inside the unit of work's transaction, when it has one open. */
export const statements = (em: Em): Statements => em.getKysely<object>();

/** An open database, embedded or served; both behave alike. */
export interface Database {
  kind: 'pglite' | 'postgresql';
  orm: MikroORM;
  /**
   * A fresh unit of work of the system, to which row-level security does not apply. Never two inside one transaction: on
   * the embedded database the second waits for the first for ever.
   */
  fork(): Em;
  /** To be called before a transaction that writes. @throws Error of code ENOSPC when the disk is all but full */
  roomToWrite(): Promise<void>;
  close(): Promise<void>;
}

const shared = {
  entities,
  metadataProvider: ReflectMetadataProvider,
  extensions: [Migrator],
  migrations: { migrationsList: migrations, tableName: 'migrations', snapshot: false, transactional: true },
  dataloader: DataloaderType.ALL,
  forceUtcTimezone: true,
  debug: false,
  logger: () => {},
};

/**
 * Opens the database the configuration names and brings its schema and its row-level security up to date.
 * @param where `dataDir` of `memory://` keeps everything in memory, and begins with the files of `beginWith` (tests).
 * @throws Error with what to do when the folder is taken or the server does not answer.
 */
export async function openDatabase(
  where: Pick<Config, 'dataDir' | 'databaseUrl'> & { beginWith?: Blob | undefined },
  tell: (text: string) => void = tellOperator,
): Promise<Database> {
  const database = where.databaseUrl
    ? await openPostgres(where.databaseUrl)
    : await openEmbedded(where.dataDir, tell, where.beginWith);
  try {
    const { pending, stored } = await pendingIn(database.orm);
    if (pending && stored && database.kind === 'postgresql')
      tell(
        `${pending} migrations change this PostgreSQL database now. A backup of it is yours to make: pg_dump "$DATABASE_URL"`,
      );
    if (pending) await database.orm.migrator.up();
    await ensureRowSecurity(database.fork());
    return database;
  } catch (error) {
    await database.close().catch(() => undefined);
    throw where.databaseUrl ? error : unusableFolder(where.dataDir, error);
  }
}

const tellOperator = (text: string): void => void process.stderr.write(`${text}\n`);

/** How many migrations are to come, and whether the database has been through any. */
async function pendingIn(orm: MikroORM): Promise<{ pending: number; stored: boolean }> {
  const stored = await orm.migrator.getExecuted();
  return { pending: (await orm.migrator.getPending()).length, stored: stored.length > 0 };
}

async function openPostgres(clientUrl: string): Promise<Database> {
  const orm = await PostgresOrm.init({
    ...shared,
    driver: PostgreSqlDriver,
    clientUrl,
    pool: { min: 0, max: 10 },
    // A server that is away is told of, not waited for; a connection that died unnoticed is found out.
    driverOptions: { connectionTimeoutMillis: 5_000, keepAlive: true },
  });
  try {
    await orm.connect();
  } catch {
    await orm.close(true).catch(() => undefined);
    const { host, pathname } = new URL(clientUrl);
    throw new Error(
      `PostgreSQL at ${host}${pathname} does not answer. Check DATABASE_URL and that it is running.`,
    );
  }
  return {
    kind: 'postgresql',
    orm: orm as unknown as MikroORM,
    fork: () => orm.em.fork() as unknown as Em,
    roomToWrite: () => Promise.resolve(),
    close: () => orm.close(true),
  };
}

async function openEmbedded(
  dataDir: string,
  tell: (text: string) => void,
  beginWith?: Blob,
): Promise<Database> {
  const inMemory = dataDir.startsWith('memory:');
  const unlock = inMemory ? () => {} : lockDataDir(dataDir);
  const open = async (dbName: string) => {
    const subscribers = inMemory ? [] : [new RoomToStore(dataDir)];
    // Options are copied deep on their way to the driver, and a copy of a blob is none.
    const driverOptions: EmbeddedOptions = inMemory && beginWith ? { beginWith: () => beginWith } : {};
    const orm = await PgliteOrm.init({
      ...shared,
      driver: EmbeddedDriver,
      driverOptions,
      dbName,
      subscribers,
    });
    await orm.connect();
    return orm;
  };
  try {
    if (!inMemory) await checkRoom(dataDir);
    let orm = await (inMemory ? open(dataDir) : openFiles(dataDir, open));
    const { pending, stored } = await pendingIn(orm as unknown as MikroORM);
    if (!inMemory && pending && stored) {
      await orm.close(true);
      tell(`Backed up before the schema changes: ${await backUpBeforeMigration(dataDir)}`);
      orm = await openFiles(dataDir, open);
    }
    return {
      kind: 'pglite',
      orm: orm as unknown as MikroORM,
      fork: () => orm.em.fork() as unknown as Em,
      roomToWrite: () => (inMemory ? Promise.resolve() : checkRoom(dataDir)),
      close: async () => {
        await orm.close(true);
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw unusableFolder(dataDir, error);
  }
}
