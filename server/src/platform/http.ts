import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import serveStatic from '@fastify/static';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
} from 'fastify';
import {
  GraphQLError,
  lexicographicSortSchema,
  printSchema,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { ruruHTML } from 'ruru/server';
import { limits } from '@parley/shared/limits';
import { registerAuthRoutes, webHeaders } from '../identity/auth-routes.ts';
import { registerPersonRoutes } from '../people/person-routes.ts';
import type { Auth } from '../identity/auth.ts';
import { Membership } from '../identity/membership.entity.ts';
import { viewerWithPowers } from '../identity/second-factor-need.ts';
import type { LiveIndex } from '../matching/live-index.ts';
import { createSchema } from '../schema.ts';
import type { Config } from './config.ts';
import { createContext, endRequest, viewerMembership, type Context, type Viewer } from './context.ts';
import type { Database, Em } from './database.ts';
import { errorCodes, Refusal } from './errors.ts';
import type { createLogger } from './logger.ts';
import type { Mailer } from './mailer.ts';
import { databaseRefusal, refuseWithoutDatabase, registerFaults } from './database-faults.ts';
import { registerDocs } from './docs-pages.ts';
import { countRequests } from './drain.ts';
import { costLimits } from './document-limits.ts';

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
  });
  countRequests(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: config.publicUrl.startsWith('https:'),
  });
  await app.register(compress, { threshold: 1_024 });

  const schema = parts.schema ?? (await createSchema());
  const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
  const apollo = new ApolloServer<Context>({
    schema,
    csrfPrevention: true,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => publicError(formatted, error, logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      fastifyApolloDrainPlugin(app),
      costLimits(schema),
      callersFaults,
      endOfRequest,
    ],
  });
  await apollo.start();
  await app.register(fastifyApollo(apollo), {
    path: '/graphql',
    context: async (request) => {
      const headers = webHeaders(request);
      return createContext({
        ...parts,
        idempotencyKey: headers.get('idempotency-key'),
        viewer: await viewerOf(parts, parts.database.fork(), headers).catch(refuseWithoutDatabase),
      });
    },
  });

  registerFaults(app, logger);
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

async function viewerOf({ auth, config }: HttpParts, em: Em, headers: Headers): Promise<Viewer | null> {
  const signedIn = await auth.sessionOf(headers);
  if (!signedIn) return null;
  const memberships = await em.find(
    Membership,
    { accountId: signedIn.accountId },
    { orderBy: { id: 'asc' } },
  );
  return viewerWithPowers(signedIn, memberships.map(viewerMembership), config.secondFactor);
}

/** The request's transaction ends before its answer leaves, whatever the answer is. */
const endOfRequest: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return { willSendResponse: ({ contextValue }) => endRequest(contextValue) };
  },
};

/** Answers 400, not 500, where a request could not be carried out through the caller's own fault. */
const callersFaults: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http } }) {
        if (http.status !== 500 || body.kind !== 'single') return;
        const { errors = [] } = body.singleResult;
        if (errors.length && errors.every(({ extensions }) => extensions?.code !== 'INTERNAL'))
          http.status = 400;
      },
    };
  },
};

/** Hides what is our fault behind a reference number and keeps what is the caller's to mend. */
function publicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: HttpParts['logger'],
): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (original instanceof Refusal || (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR')) {
    return formatted;
  }
  if (original instanceof GraphQLError && original.extensions.code === undefined) {
    return { ...formatted, extensions: { ...formatted.extensions, code: 'BAD_USER_INPUT' } };
  }
  const unavailable = databaseRefusal(original);
  if (unavailable) return { ...formatted, ...unavailable.toJSON() };
  const reference = randomUUID();
  logger.error({ err: original, reference, path: formatted.path }, 'a request failed');
  return {
    message: `${errorCodes.INTERNAL.split(';')[0]}. Please try again; if it happens again, quote ${reference}.`,
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL', reference },
  };
}

/** GraphiQL from the package's own files: nothing is loaded from elsewhere. */
async function registerExplorer(app: FastifyInstance): Promise<void> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('ruru/server'))), '..', 'static');
  await app.register(serveStatic, { root: folder, prefix: '/explorer/static/', decorateReply: false });
  const relaxed = [
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "font-src 'self' data:",
    "img-src 'self' data:",
  ].join('; ');
  const html = ruruHTML({ staticPath: '/explorer/static/', endpoint: '/graphql' });
  app.get('/explorer', async (_request, reply) =>
    reply.header('content-security-policy', relaxed).type('text/html; charset=utf-8').send(html),
  );
}

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
