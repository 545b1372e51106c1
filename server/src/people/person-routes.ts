import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { webHeaders } from '../identity/auth-routes.ts';
import { isFresh } from '../identity/fresh-sign-in.ts';
import type { Auth } from '../identity/auth.ts';
import type { Database } from '../platform/database.ts';
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
    if (!signedIn) return reply.code(401).type('text/plain').send('Sign in to download your data.\n');
    if (signedIn.secondFactor === 'owed' || !isFresh(signedIn.verifiedAt)) {
      const message = 'You signed in a while ago. Confirm in your account that it is you, then try again.\n';
      return reply.code(403).type('text/plain').send(message);
    }
    const held = await parts.database.fork().transactional(async (em) => {
      const person = await personOf(em, signedIn.accountId);
      return person && exportPerson(em, person, { by: signedIn.accountId, requestId: randomUUID() });
    });
    if (!held) return reply.code(401).type('text/plain').send('Sign in to download your data.\n');
    return reply
      .header('content-disposition', 'attachment; filename="parley-your-data.json"')
      .type('application/json; charset=utf-8')
      .send(`${JSON.stringify(held, null, 2)}\n`);
  });
}
