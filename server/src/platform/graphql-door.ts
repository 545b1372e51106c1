import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { limits } from '@parley/shared/limits';
import type { Config } from './config.ts';
import { checkLists, checkShape } from './document-shape.ts';
import { Refusal, type ErrorCode } from './errors.ts';
import type { PersistedDocuments } from './persisted-documents.ts';
import { readJsonBody, readJsonObject } from './request-body.ts';
import { fromAnotherSite } from './request-origin.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request asks with a document of our own clients. */
    asksWithOurs: boolean;
  }
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  CROSS_ORIGIN: 403,
  METHOD_NOT_ALLOWED: 405,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
};

/** What a GraphQL request may say; `documentId` stands in place of `query`. */
interface Asked {
  query?: unknown;
  documentId?: unknown;
  operationName?: unknown;
  variables?: unknown;
  extensions?: unknown;
}

/**
 * Stands before the GraphQL handler in its own scope of the server: reads the body, turns away what no handler should
 * see (other sites' pages, batches, texts that are too large or too deep), and puts the text of a persisted document in
 * place of its id. Every refusal is a GraphQL answer with a stable code and a status of 4xx.
 */
export function guardGraphql(scope: FastifyInstance, config: Config, documents: PersistedDocuments): void {
  scope.decorateRequest('asksWithOurs', false);
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer', bodyLimit: limits.body },
    async (request: FastifyRequest, body: Buffer) => {
      requireUtf8(request.headers['content-type']);
      return readJsonBody(body);
    },
  );
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store').header('vary', 'accept, cookie, authorization');
    if (!URL.canParse(`http://${request.host}`)) {
      throw new Refusal('BAD_REQUEST', 'The request does not say which host it is for.');
    }
    if (fromAnotherSite(request.headers, config)) {
      throw new Refusal('CROSS_ORIGIN', 'A page of another site may not act for a person signed in here.');
    }
  });
  scope.addHook('preHandler', async (request) => {
    const asked = askedBy(request);
    if (!asked) return;
    refuseMalformed(asked);
    if (asked.documentId !== undefined) {
      const text = typeof asked.documentId === 'string' ? documents.textOf(asked.documentId) : undefined;
      if (text === undefined || asked.query !== undefined) throw unknownDocument(asked);
      sendOn(request, text);
      request.asksWithOurs = true;
    } else if (typeof asked.query === 'string') {
      request.asksWithOurs = documents.has(asked.query);
      if (!request.asksWithOurs) checkShape(asked.query);
    }
    checkLists(asked.variables);
  });
  scope.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const refusal = asRefusal(error);
    if (!refusal) throw error;
    const { code } = refusal.extensions as { code: ErrorCode };
    if (code === 'METHOD_NOT_ALLOWED') reply.header('allow', 'GET, POST');
    return answer(request, reply.code(statusOf[code] ?? 400), {
      errors: [{ message: refusal.message, extensions: refusal.extensions }],
    });
  });
  scope.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/graphql',
    handler: () => {
      throw new Refusal(
        'METHOD_NOT_ALLOWED',
        'Ask by GET or POST; what changes something is asked by POST alone.',
      );
    },
  });
}

const fastifyRefusals: Record<number, [ErrorCode, string]> = {
  400: ['BAD_REQUEST', 'The request could not be read.'],
  413: ['TOO_LARGE', `The body is larger than ${limits.body} bytes.`],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send the request as JSON, with content-type: application/json.'],
};

function asRefusal(error: Error & { statusCode?: number }): Refusal | null {
  if (error instanceof Refusal) return error;
  const known = fastifyRefusals[error.statusCode ?? 500];
  return known ? new Refusal(...known) : null;
}

function requireUtf8(contentType: string | undefined): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new Refusal('UNSUPPORTED_MEDIA_TYPE', 'Send JSON in UTF-8; no other charset is read.');
  }
}

function askedBy(request: FastifyRequest): Asked | null {
  if (request.method === 'POST') return (request.body as Asked | null) ?? {};
  if (request.method !== 'GET') return null;
  const asked = { ...(request.query as Record<string, unknown>) };
  for (const name of ['variables', 'extensions']) {
    if (typeof asked[name] === 'string') asked[name] = readJsonObject(asked[name], `The parameter ${name}`);
  }
  return asked;
}

function refuseMalformed({ operationName, extensions }: Asked): void {
  if (typeof operationName === 'string' && operationName.length > limits.operationName) {
    throw new Refusal('BAD_REQUEST', `operationName has at most ${limits.operationName} characters.`);
  }
  if (typeof extensions === 'object' && extensions !== null && 'persistedQuery' in extensions) {
    throw new Refusal(
      'UNKNOWN_DOCUMENT',
      'Documents are not registered by asking. Send the text as query, or the id of a document of our clients as documentId.',
    );
  }
}

const unknownDocument = ({ query }: Asked) =>
  query === undefined
    ? new Refusal('UNKNOWN_DOCUMENT', 'This page is of another version of Parley. Load it again to go on.')
    : new Refusal('BAD_REQUEST', 'Send either query or documentId, not both.');

/** Hands the handler the text as if it had been sent. */
function sendOn(request: FastifyRequest, query: string): void {
  if (request.method === 'POST') {
    const { documentId: _, ...rest } = request.body as Record<string, unknown>;
    request.body = { ...rest, query };
    return;
  }
  const [path, search] = request.raw.url!.split('?', 2);
  const given = new URLSearchParams(search);
  given.delete('documentId');
  given.set('query', query);
  request.raw.url = `${path}?${given}`;
}

function answer(request: FastifyRequest, reply: FastifyReply, body: object): FastifyReply {
  const type = request.headers.accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json';
  return reply.type(`${type}; charset=utf-8`).send(JSON.stringify(body));
}
