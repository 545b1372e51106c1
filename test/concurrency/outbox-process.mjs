// A process that does nothing but work on the outbox of DATABASE_URL, until it is killed.
import 'reflect-metadata';
import { outboxKinds } from '../../server/dist/server/src/outbox-kinds.js';
import { readConfig } from '../../server/dist/server/src/platform/config.js';
import { openDatabase } from '../../server/dist/server/src/platform/database.js';
import { createMailer } from '../../server/dist/server/src/platform/mailer.js';
import { OutboxWorker, usualPace } from '../../server/dist/server/src/platform/outbox-worker.js';

const config = readConfig();
const database = await openDatabase(config);
const mailer = createMailer(config, { error: () => {} });
const pace = { ...usualPace, pollEveryMs: 50, leaseSeconds: 2, backoffSeconds: () => 0 };
const worker = new OutboxWorker({ database, mailer, config, kinds: outboxKinds }, pace);
await worker.watch((error) => process.stderr.write(`${error}\n`));
process.stdout.write('working\n');
setInterval(() => {}, 60_000);
