import type { FastifyInstance, FastifyRequest } from 'fastify';
import { rules } from '../identity/rules.ts';
import { checkInput } from '../platform/check-input.ts';
import type { Config } from '../platform/config.ts';
import { endRequest, type Context } from '../platform/context.ts';
import { badInput, forbidden, notSignedIn, Refusal, type ErrorCode } from '../platform/errors.ts';
import { fromAnotherSite } from '../platform/request-origin.ts';
import { foundInRecord } from './audit.service.ts';
import { AuditFilter } from './audit.type.ts';
import { recordFile } from './record-file.ts';

const statusOf: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CROSS_ORIGIN: 403,
};
const names = ['actor', 'act', 'subject', 'since', 'until', 'search'] as const;

function filterIn(query: unknown): AuditFilter {
  const given = query as Record<string, unknown>;
  const filter = new AuditFilter();
  for (const name of names) {
    const value = given[name];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') throw badInput({ field: name, message: `Give ${name} once.` });
    filter[name] = value;
  }
  return filter;
}

/**
 * Lets whoever may read the record download what a filter finds in it, all of it.
 * @param callerOf who asks, as a new context for each step of the answer
 */
export function registerRecordRoutes(
  app: FastifyInstance,
  config: Pick<Config, 'publicUrl'>,
  callerOf: (request: FastifyRequest) => Promise<() => Context>,
): void {
  app.register(async (scope) => {
    scope.setErrorHandler((error, _request, reply) => {
      if (!(error instanceof Refusal)) throw error;
      const { code, fields, http } = error.extensions as {
        code: ErrorCode;
        fields?: unknown;
        http?: { status: number; headers?: Map<string, string> };
      };
      for (const [name, value] of http?.headers ?? []) reply.header(name, value);
      return reply
        .code(http?.status ?? statusOf[code] ?? 400)
        .send({ code, message: error.message, ...(fields ? { fields } : {}) });
    });
    scope.get('/office/record.csv', { exposeHeadRoute: false }, async (request, reply) => {
      reply.header('cache-control', 'no-store');
      if (fromAnotherSite(request.headers, config))
        throw new Refusal('CROSS_ORIGIN', 'Open this from Parley itself.');
      const open = await callerOf(request);
      const ctx = open();
      const found = await (async () => {
        const rule = rules['Query.auditEntries']!;
        if (!(await rule.allows(ctx, {}, null)))
          throw ctx.viewer ? forbidden(`Only ${rule.who} may do this.`) : notSignedIn();
        const filter = filterIn(request.query);
        await checkInput(filter);
        return { filter, ...(await foundInRecord(ctx, filter)) };
      })().finally(() => endRequest(ctx));
      return reply
        .header('content-disposition', 'attachment; filename="record.csv"')
        .header('parley-entries', String(found.entries))
        .type('text/csv; charset=utf-8')
        .send(recordFile(open, found.filter, found.top));
    });
  });
}
