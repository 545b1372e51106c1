import 'reflect-metadata';
import { createAuth } from './identity/auth.ts';
import { demoDoors } from './identity/demo-sign-in.ts';
import { ensureDemoAccounts } from './identity/demo-accounts.ts';
import { seedDemoImpressions } from './demo/demo-impressions.ts';
import { forgetOldKeys } from './identity/once.ts';
import { loadDemoMarket } from './demo/load-demo-market.ts';
import { LiveIndex } from './matching/live-index.ts';
import { outboxKinds } from './outbox-kinds.ts';
import { applyRetentionDaily } from './retention/apply-retention.ts';
import { readConfig } from './platform/config.ts';
import { openDatabase } from './platform/database.ts';
import { drain } from './platform/drain.ts';
import { stopper } from './platform/graceful-stop.ts';
import { createHttp } from './platform/http.ts';
import { createLogger } from './platform/logger.ts';
import { createMailer } from './platform/mailer.ts';
import { OutboxWorker } from './platform/outbox-worker.ts';
import { prepareDatabase } from './platform/prepare.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  say(`  ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}

async function start(): Promise<void> {
  const config = readConfig();
  const logger = createLogger(config);
  say(`Parley opens ${config.databaseUrl ? 'PostgreSQL' : `its embedded database in ${config.dataDir}`}`);
  const database = await timed('database open, schema up to date', () => openDatabase(config));
  try {
    await timed('reference tables in place', () => prepareDatabase(database));
    if (config.demo)
      await timed('demo market in place: every supplier and need in it is invented', () =>
        loadDemoMarket(database),
      );
    const mailer = createMailer(config, logger);
    const auth = createAuth({ database, config, mailer });
    if (config.demo) await ensureDemoAccounts(database);
    const live = await timed('market indexed', () => LiveIndex.open(database));
    if (config.demo) await timed('what the demo market was shown', () => seedDemoImpressions(database, live));
    live.watch((error) => logger.error({ err: error }, 'the change feed could not be read'));
    const stopRetention = applyRetentionDaily(database, (error) =>
      logger.error({ err: error }, 'what has outlived its time could not be removed'),
    );
    const outbox = new OutboxWorker({
      database,
      mailer,
      config,
      kinds: outboxKinds,
      chores: [forgetOldKeys],
    });
    await outbox.watch((error) => logger.error({ err: error }, 'the outbox could not be worked on'));
    const app = await createHttp({ config, database, live, auth, mailer, logger });
    await app.listen({ port: config.port, host: config.host });

    const stop = stopper({
      endings: [
        { what: 'requests', end: () => drain(app) },
        { what: 'mail and later work', end: () => outbox.close() },
        { what: 'retention', end: () => stopRetention() },
        { what: 'the market index', end: () => live.close() },
        { what: 'the mail server', end: () => mailer.close() },
        { what: 'the database', end: () => database.close() },
      ],
      say,
      exit: (code) => process.exit(code),
    });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(signal));

    const { port } = app.server.address() as { port: number };
    const base = config.publicUrl.replace(/:0$/, `:${port}`);
    say(`\nParley is serving at ${base}`);
    for (const path of ['council', 'supplier', 'office', 'explorer', 'schema.graphql'])
      say(`  ${base}/${path}`);
    if (config.demo) for (const line of demoDoors(config, base)) say(line);
  } catch (error) {
    await database.close();
    throw error;
  }
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
