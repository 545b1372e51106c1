import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ruruHTML } from 'ruru/server';

/** The digests of a page's own inline scripts, as a content policy names them. */
function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, text]) =>
      `'sha256-${createHash('sha256')
        .update(text ?? '')
        .digest('base64')}'`,
  );
}

/**
 * GraphiQL from the package's own files: nothing is loaded from elsewhere. Its editor writes style elements of its own
 * and works in a worker; its inline scripts are allowed one by one, by their digest.
 */
export async function registerExplorer(app: FastifyInstance): Promise<void> {
  const folder = join(dirname(fileURLToPath(import.meta.resolve('ruru/server'))), '..', 'static');
  await app.register(serveStatic, { root: folder, prefix: '/explorer/static/', decorateReply: false });
  const html = ruruHTML({ staticPath: '/explorer/static/', endpoint: '/graphql' });
  const policy = [
    "default-src 'self'",
    `script-src 'self' ${inlineScripts(html).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self' blob:",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
  app.get('/explorer', async (_request, reply) =>
    reply.header('content-security-policy', policy).type('text/html; charset=utf-8').send(html),
  );
}
