import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { webHeaders } from '../identity/auth-routes.ts';
import { isFresh } from '../identity/fresh-sign-in.ts';
import type { Auth } from '../identity/auth.ts';
import { plainPage, privatePage } from '../identity/plain-page.ts';
import type { Database } from '../platform/database.ts';
import { wantsPage } from '../platform/public-errors.ts';
import { exportPerson } from './export-person.ts';
import { personOf } from './find-person.ts';

/** Lets whoever signed in lately, with all that their sign-in asks for, download all that is stored about them, and nobody else. */
export function registerPersonRoutes(app: FastifyInstance, parts: { auth: Auth; database: Database }): void {
  app.get('/account/data.json', { exposeHeadRoute: false }, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    // A page of another site cannot read the answer; it shall not start the download either.
    if (request.headers['sec-fetch-site'] === 'cross-site')
      return reply.code(403).type('text/plain').send('Open this from Parley itself.\n');
    const signedIn = await parts.auth.sessionOf(webHeaders(request));
    if (!signedIn) return refuse(request, reply, 401, 'Sign in to download your data.');
    if (signedIn.secondFactor === 'owed' || !isFresh(signedIn.verifiedAt)) {
      const message = 'You signed in a while ago, and your data needs a fresh sign-in.';
      return refuse(request, reply, 403, message);
    }
    const held = await parts.database.fork().transactional(async (em) => {
      const person = await personOf(em, signedIn.accountId);
      return person && exportPerson(em, person, { by: signedIn.accountId, requestId: randomUUID() });
    });
    if (!held) return refuse(request, reply, 401, 'Sign in to download your data.');
    return reply
      .header('content-disposition', 'attachment; filename="parley-your-data.json"')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(held, null, 2)}\n`);
  });
}

/** Says it to the page's own script as text; to a browser that went there itself as a page, with the way back. */
function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  status: 401 | 403,
  message: string,
): FastifyReply {
  reply.code(status);
  if (!wantsPage(request)) return reply.type('text/plain').send(`${message}\n`);
  const main = `<p>${message}</p>
<p>Go to <a href="/">the front page of Parley</a>. Once you are signed in, “Download your data” stands at its foot, and
asks you to show again who you are.</p>`;
  return reply
    .headers(privatePage)
    .send(plainPage({ title: 'Your data', stylesheet: '/docs/docs.css', main }));
}
