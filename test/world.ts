import { openAsBlob, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import 'reflect-metadata';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { FastifyInstance } from 'fastify';
import { print, type GraphQLSchema } from 'graphql';
import { limits } from '@parley/shared/limits';
import { createAuth, type Auth } from '../server/src/identity/auth.ts';
import { ensureDemoAccounts, type DemoAccount } from '../server/src/identity/demo-accounts.ts';
import { seedDemoImpressions } from '../server/src/demo/demo-impressions.ts';
import { loadDemoMarket } from '../server/src/demo/load-demo-market.ts';
import { LiveIndex } from '../server/src/matching/live-index.ts';
import { outboxKinds } from '../server/src/outbox-kinds.ts';
import { readConfig, type Config } from '../server/src/platform/config.ts';
import { openDatabase, type Database } from '../server/src/platform/database.ts';
import { createHttp } from '../server/src/platform/http.ts';
import { createLogger } from '../server/src/platform/logger.ts';
import { createMailer, type Mailer } from '../server/src/platform/mailer.ts';
import { OutboxWorker } from '../server/src/platform/outbox-worker.ts';
import { prepareDatabase } from '../server/src/platform/prepare.ts';
import { scratchDatabase, type DatabaseKind } from './databases.ts';

export { databases, scratchDatabase, type DatabaseKind } from './databases.ts';

export interface GraphQLAnswer<T> {
  data: T | null;
  errors?: { message: string; path?: string[]; extensions: { code: string; [more: string]: unknown } }[];
}

/** Somebody who can act: their GraphQL over HTTP, with their session. */
export interface Person {
  cookie: string;
  ask<T, V extends Record<string, unknown>>(
    document: TypedDocumentNode<T, V> | string,
    variables?: V,
    headers?: Record<string, string>,
  ): Promise<GraphQLAnswer<T>>;
  /** As `ask`, and fails the test when the answer has errors. */
  get<T, V extends Record<string, unknown>>(
    document: TypedDocumentNode<T, V> | string,
    variables?: V,
  ): Promise<T>;
}

export interface World {
  url: string;
  config: Config;
  database: Database;
  live: LiveIndex;
  auth: Auth;
  app: FastifyInstance;
  mailer: Mailer;
  /** It works only when a test says `drain`. */
  outbox: OutboxWorker;
  visitor: Person;
  officer: Person;
  supplier: Person;
  office: Person;
  /** The demo council and supplier the people act for. */
  councilId: string;
  supplierId: string;
  person(accountId: string): Promise<Person>;
  close(): Promise<void>;
}

/** A document of the clients by its id, as they send it; any other by its text. */
function asSent(document: TypedDocumentNode<any, any> | string): { query: string } | { documentId: string } {
  if (typeof document === 'string') return { query: document };
  const { __meta__: meta } = document as { __meta__?: { hash?: string } };
  return meta?.hash ? { documentId: meta.hash } : { query: print(document) };
}

export function personAt(url: string, cookie: string): Person {
  const ask: Person['ask'] = async (document, variables, headers) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers },
      body: JSON.stringify({ ...asSent(document), variables }),
    });
    return response.json();
  };
  return {
    cookie,
    ask,
    get: async (document, variables) => {
      const { data, errors } = await ask(document, variables);
      if (errors || !data) throw new Error(`The server refused: ${JSON.stringify(errors)}`);
      return data;
    },
  };
}

async function organisations(database: Database): Promise<{ councilId: string; supplierId: string }> {
  const [row] = await database
    .fork()
    .execute<{ councilId: string; supplierId: string }[]>(
      `select max(council_id) as "councilId", max(supplier_id) as "supplierId" from memberships`,
    );
  return row!;
}

/** Puts the demo market into a database, with its people and what they were shown, as far as it is missing. */
export async function fillWithDemo(
  database: Database,
): Promise<{ accounts: DemoAccount[]; live: LiveIndex }> {
  await prepareDatabase(database);
  await loadDemoMarket(database);
  const accounts = await ensureDemoAccounts(database);
  const live = await LiveIndex.open(database);
  await seedDemoImpressions(database, live);
  return { accounts, live };
}

/** The variables in which template.ts says where it has left databases with the demo market. */
export const templateVariables = {
  embedded: 'PARLEY_EMBEDDED_TEMPLATE',
  postgresql: 'PARLEY_POSTGRESQL_TEMPLATE',
} as const;

/** Databases with the demo market; nothing where tests run without template.ts. */
const templates = {
  embedded: process.env[templateVariables.embedded],
  postgresql: process.env[templateVariables.postgresql],
};

/**
 * A whole server with the demo market on a database of its own.
 * @param more what its configuration says otherwise
 * @param schema another than the server's
 */
export async function openWorld(
  kind: DatabaseKind = 'pglite',
  more: Partial<Config> = {},
  schema?: GraphQLSchema,
): Promise<World> {
  const scratch = kind === 'postgresql' ? await scratchDatabase(templates.postgresql) : null;
  const config: Config = {
    ...readConfig({ NODE_ENV: 'test', DEMO: 'on', PORT: '0', LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal' }),
    dataDir: 'memory://',
    databaseUrl: scratch?.url ?? null,
    clientDir: process.env.CLIENT_DIR ?? new URL('../client/dist', import.meta.url).pathname,
    // Tests ask with documents of their own all the time; what that may cost is tested where it is turned back on.
    adHocCost: limits.cost,
    adHocPerMinute: 1_000_000,
    ownPerMinute: 1_000_000,
    ...more,
    authSecret: 'a secret for tests, long enough to be one',
    ...more,
  };
  const beginWith =
    kind === 'pglite' && templates.embedded ? await openAsBlob(templates.embedded) : undefined;
  const database = await openDatabase({ ...config, beginWith });
  const { accounts, live } = await fillWithDemo(database);
  const mailer = createMailer(config);
  const auth = createAuth({ database, config, mailer });
  const outbox = new OutboxWorker({ database, mailer, config, kinds: outboxKinds });
  const app = await createHttp({
    config,
    database,
    live,
    auth,
    mailer,
    logger: createLogger(config),
    ...(schema ? { schema } : {}),
  });
  await app.listen({ port: config.port, host: '127.0.0.1' });
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`;

  const person = async (accountId: string) => {
    const { setCookie } = await auth.signInAs(accountId);
    return personAt(url, setCookie.map((cookie) => cookie.split(';')[0]).join('; '));
  };
  const first = (side: string) => {
    const account = accounts.find((a) => a.side === side);
    if (!account) throw new Error(`The demo has nobody for ${side}.`);
    return account;
  };
  return {
    url,
    config,
    database,
    live,
    auth,
    app,
    mailer,
    outbox,
    visitor: personAt(url, ''),
    officer: await person(first('council').accountId),
    supplier: await person(first('supplier').accountId),
    office: await person(first('office').accountId),
    ...(await organisations(database)),
    person,
    close: async () => {
      await app.close();
      await outbox.close();
      await live.close();
      await database.close();
      await scratch?.drop();
    },
  };
}

/** A configuration whose links lead to the server itself: mailed links and other people's redirects need one. */
export async function atOwnAddress(): Promise<Pick<Config, 'port' | 'publicUrl'>> {
  const probe = createServer();
  await new Promise<void>((done) => probe.listen(0, '127.0.0.1', done));
  const { port } = probe.address() as AddressInfo;
  await new Promise((done) => probe.close(done));
  return { port, publicUrl: `http://127.0.0.1:${port}` };
}

/** A document of the clients, by its file below shared/src/documents. */
export const documentText = (path: string) =>
  readFileSync(new URL(`../shared/src/documents/${path}`, import.meta.url), 'utf8');
