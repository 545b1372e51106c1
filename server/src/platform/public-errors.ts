import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { plainPage } from '../identity/plain-page.ts';
import { databaseRefusal } from './database-faults.ts';
import { errorCodes, Refusal } from './errors.ts';
import type { createLogger } from './logger.ts';

type Logger = ReturnType<typeof createLogger>;

const ourFault = (reference: string) =>
  `${errorCodes.INTERNAL.split(';')[0]}. Please try again; if it happens again, quote ${reference}.`;

/** Hides what is our fault behind a reference number, under which the log has it, and keeps what is the caller's to mend. */
export function publicError(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const code = formatted.extensions?.code;
  const original = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  if (code === 'GRAPHQL_PARSE_FAILED' && /more tha[nt] \d+ tokens/.test(formatted.message)) {
    return { ...formatted, extensions: { ...formatted.extensions, code: 'TOO_COSTLY' } };
  }
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
    message: ourFault(reference),
    ...(formatted.path ? { path: formatted.path } : {}),
    extensions: { code: 'INTERNAL', reference },
  };
}

/** Answers of the server outside GraphQL: what is not there, what could not be read, and what failed. */
export function answerFailures(app: FastifyInstance, logger: Logger): void {
  app.setNotFoundHandler((request, reply) => {
    reply.code(404).header('cache-control', 'no-store');
    return wantsPage(request)
      ? reply.type('text/html; charset=utf-8').send(notFoundPage)
      : reply.send({ code: 'NOT_FOUND', message: 'There is nothing at this address.' });
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => {
    const unavailable = databaseRefusal(error);
    if (unavailable)
      return reply
        .code(503)
        .header('retry-after', '5')
        .send({ code: 'DATABASE_UNAVAILABLE', message: unavailable.message });
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500) return refuse(reply, status, error.message);
    const reference = randomUUID();
    logger.error({ err: error, reference }, 'a request failed');
    return reply.code(500).send({ code: 'INTERNAL', message: ourFault(reference), reference });
  });
}

const refuse = (reply: FastifyReply, status: number, message: string) =>
  reply.code(status).send({ code: status === 413 ? 'TOO_LARGE' : 'BAD_REQUEST', message });

/** Whether a browser goes there, rather than a script that reads the answer. */
export const wantsPage = ({ headers }: FastifyRequest) => headers.accept?.includes('text/html') ?? false;

const notFoundPage = plainPage({
  title: 'Page not found',
  stylesheet: '/docs/docs.css',
  main: `<p>If you typed the address, check it is right. If you followed a link, it may be out of date.</p>
<p><a href="/">Go to the front page of Parley</a></p>`,
});
