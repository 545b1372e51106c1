import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import serveStatic from '@fastify/static';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql';
import { limits } from '@parley/shared/limits';
import { tokenInUse } from '../identity/api-token-use.ts';
import { registerRecordRoutes } from '../audit/record-routes.ts';
import { registerAuthRoutes, webHeaders } from '../identity/auth-routes.ts';
import { registerPersonRoutes } from '../people/person-routes.ts';
import type { Auth } from '../identity/auth.ts';
import { viewerWithPowers } from '../identity/second-factor-need.ts';
import type { LiveIndex } from '../matching/live-index.ts';
import { rules } from '../identity/rules.ts';
import { tokenScopes } from '../identity/token-scopes.ts';
import { createSchema } from '../schema.ts';
import type { Config } from './config.ts';
import { createContext, endRequest, type Context, type Viewer } from './context.ts';
import type { Database } from './database.ts';
import { answerStatus } from './answer-status.ts';
import { refuseWithoutDatabase } from './database-faults.ts';
import { registerDocs } from './docs-pages.ts';
import { countRequests } from './drain.ts';
import { costLimits } from './document-limits.ts';
import { registerExplorer } from './explorer.ts';
import { doorOf } from './door.ts';
import { guardGraphql } from './graphql-door.ts';
import type { createLogger } from './logger.ts';
import type { Mailer } from './mailer.ts';
import { readPersistedDocuments } from './persisted-documents.ts';
import { answerFailures, publicError } from './public-errors.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { sendSecureHeaders, unreadableRequest } from './secure-headers.ts';

export interface HttpParts {
  config: Config;
  database: Database;
  live: LiveIndex;
  auth: Auth;
  mailer: Mailer;
  logger: ReturnType<typeof createLogger>;
  /** For tests of what lies beneath the rules; the server itself always takes `createSchema`'s. */
  schema?: GraphQLSchema;
}

/** Sides whose pages are one application each; unknown paths below them are theirs to answer. */
const sides = ['council', 'supplier', 'office'] as const;

/**
 * The whole server on one port: GraphQL, sign-in, the three clients, the explorer and the probes.
 * It does not listen yet.
 */
export async function createHttp(parts: HttpParts): Promise<FastifyInstance> {
  const { config, logger } = parts;
  const app = fastify({
    loggerInstance: logger as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.body,
    trustProxy: config.trustProxy,
    frameworkErrors: unreadableRequest,
    // On what is still open when the server closes nobody waits for an answer: see drain.ts. Left to itself, a connection
    // on which nothing was asked yet would keep it from closing for more than a minute.
    forceCloseConnections: true,
  });
  countRequests(app);
  await sendSecureHeaders(app, config);
  answerFailures(app, logger);
  // A packed body is not unpacked: a small one could become a very large one.
  await app.register(compress, { threshold: 1_024, globalDecompression: false });

  const schema = parts.schema ?? (await createSchema());
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const documents = readPersistedDocuments(schema);
  const rates = createRateLimits(parts.database, config);
  const apollo = new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    documentStore: documents.store,
    parseOptions: { maxTokens: limits.tokens },
    formatError: (formatted, error) => publicError(formatted, error, logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(app),
      costLimits(schema),
      tokenScopes(schema, rules),
      answerStatus,
      endOfRequest(logger),
    ],
  });
  await apollo.start();
  await app.register(async (scope) => {
    guardGraphql(scope, config, documents);
    await scope.register(fastifyApollo(apollo), {
      path: '/graphql',
      context: async (request) => {
        const headers = webHeaders(request);
        const { viewer, door } = await callerOf(parts, rates, request, headers).catch(refuseWithoutDatabase);
        return createContext({
          ...parts,
          rates,
          idempotencyKey: headers.get('idempotency-key'),
          viewer,
          door,
        });
      },
    });
  });

  registerRecordRoutes(app, config, async (request) => {
    const { ip, headers } = request;
    const caller = await callerOf(
      parts,
      rates,
      { asksWithOurs: true, ip, headers },
      webHeaders(request),
    ).catch(refuseWithoutDatabase);
    return () => createContext({ ...parts, rates, ...caller });
  });
  registerAuthRoutes(app, parts);
  registerPersonRoutes(app, parts);
  app.get('/schema.graphql', async (_request, reply) =>
    reply.type('text/plain; charset=utf-8').send(printed),
  );
  app.get('/livez', async () => ({ status: 'live' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await parts.database.fork().getConnection().execute('select 1');
      return { status: 'ready' };
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' });
    }
  });
  registerDocs(app, config.docsDir);
  await registerExplorer(app);
  await registerClients(app, config);
  return app;
}

async function viewerOf({ auth, config }: HttpParts, headers: Headers): Promise<Viewer | null> {
  const signedIn = await auth.sessionOf(headers);
  return signedIn && viewerWithPowers(signedIn, config.secondFactor);
}

/** Who asks, by token or by session, and what they may spend. */
async function callerOf(
  parts: HttpParts,
  rates: RateLimits,
  request: Pick<FastifyRequest, 'asksWithOurs' | 'ip' | 'headers'>,
  headers: Headers,
) {
  const token = await tokenInUse(parts.database.fork(), request.headers.authorization);
  const viewer = token ? token.viewer : await viewerOf(parts, headers);
  return { viewer, door: await doorOf(request, { viewer, token }, { config: parts.config, rates }) };
}

/**
 * The request's transaction ends before its answer leaves, whatever the answer is. What was shown and cannot be put on
 * record at this moment, on a full disk say, does not keep anybody from reading.
 */
const endOfRequest = (logger: HttpParts['logger']): ApolloServerPlugin<Context> => ({
  async requestDidStart() {
    return {
      willSendResponse: ({ contextValue }) =>
        endRequest(contextValue).catch((error: unknown) =>
          logger.error({ err: error }, 'what an answer showed could not be put on record'),
        ),
    };
  },
});

async function registerClients(app: FastifyInstance, config: Config): Promise<void> {
  if (!existsSync(join(config.clientDir, 'index.html'))) {
    app.get('/', async (_request, reply) =>
      reply.type('text/plain').send('The clients are not built yet: run npm run build.\n'),
    );
    return;
  }
  app.get('/favicon.ico', async (_request, reply) => reply.redirect('/favicon.svg', 301));
  await app.register(serveStatic, {
    root: config.clientDir,
    setHeaders: (reply, path) => {
      reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  for (const side of sides) {
    const page = readFileSync(join(config.clientDir, side, 'index.html'), 'utf8');
    const answer = async (_request: unknown, reply: FastifyReply) =>
      reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page);
    app.get(`/${side}`, answer);
    app.get(`/${side}/*`, answer);
  }
}
