import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config.ts';
import { countedAddress } from '../platform/counted-address.ts';
import { clientAddressHeader, type Auth, type AuthParts } from './auth.ts';
import { registerDemoRoutes } from './demo-sign-in.ts';
import { escapeHtml, plainPage, plainStyles, privatePage } from './plain-page.ts';
import { linkPage, spendPath } from './sign-in-link.ts';
import { refusedPage } from './sign-in-providers.ts';

/** A sign-in request is a few hundred bytes. */
const bodyLimit = 16 * 1024;
/** What a link may tell the library. */
const spendFields = new Set(['token', 'callbackURL', 'newUserCallbackURL', 'errorCallbackURL']);

/**
 * Mounts sign-in on the server: `/api/auth/*`, the page that mailed links open, and, in the demo, the demo
 * sign-in and inbox.
 */
export function registerAuthRoutes(app: FastifyInstance, parts: AuthParts & { auth: Auth }): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) =>
      done(null, body),
    );
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      exposeHeadRoute: false,
      bodyLimit,
      handler: async (request, reply) =>
        send(reply, await parts.auth.handle(webRequest(request, parts.config))),
    });
  });
  app.get(linkPage, { exposeHeadRoute: false }, async (request, reply) => {
    const query = request.query as Record<string, string | string[] | undefined>;
    const spent = query.error !== undefined || typeof query.token !== 'string';
    reply.code(spent ? 400 : 200).headers(privatePage);
    return spent ? spentLinkPage() : unspentLinkPage(query);
  });
  app.get(refusedPage, { exposeHeadRoute: false }, async (_request, reply) =>
    reply.code(400).headers(privatePage).send(refusedSignInPage()),
  );
  app.get(`${linkPage}.css`, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(plainStyles),
  );
  if (parts.config.demo) registerDemoRoutes(app, parts);
}

/** The request's headers as `Auth.sessionOf` reads them. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  headers.set(clientAddressHeader, countedAddress(request.ip));
  return headers;
}

function webRequest(request: FastifyRequest, config: Config): Request {
  const headers = webHeaders(request);
  const body =
    request.method === 'POST' && Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, config.publicUrl), { method: request.method, headers, body });
}

async function send(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  reply.code(response.status);
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value);
  });
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
  reply.header('cache-control', 'no-store');
  return reply.send(Buffer.from(await response.arrayBuffer()));
}

function unspentLinkPage(query: Record<string, string | string[] | undefined>): string {
  const given = { errorCallbackURL: linkPage, ...query };
  const fields = Object.entries(given)
    .filter((field): field is [string, string] => spendFields.has(field[0]) && typeof field[1] === 'string')
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`);
  return plainPage({
    title: 'Sign in to Parley',
    stylesheet: `${linkPage}.css`,
    main: `<p>You opened the link we sent you.</p>
<form method="get" action="${spendPath}">
${fields.join('\n')}
<button type="submit">Sign in</button>
</form>`,
  });
}

const signInLinks = `<ul>
<li><a href="/council/sign-in">sign in for a council</a></li>
<li><a href="/supplier/sign-in">sign in for a supplier</a></li>
<li><a href="/office/sign-in">sign in for the innovation office</a></li>
</ul>`;

function spentLinkPage(): string {
  return plainPage({
    title: 'This link no longer works',
    stylesheet: `${linkPage}.css`,
    main: `<p>A link works once and for a short time. Ask for a new one:</p>
${signInLinks}`,
  });
}

/** One page for every reason, so that it tells nobody which addresses have accounts. */
function refusedSignInPage(): string {
  return plainPage({
    title: 'We could not sign you in',
    stylesheet: `${linkPage}.css`,
    main: `<p>The other service did not answer as it should, or it does not vouch for your email address. Try again, or
have a link emailed to you:</p>
${signInLinks}`,
  });
}
