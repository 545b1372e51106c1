import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config.ts';
import type { SentMail } from '../platform/mailer.ts';
import type { Auth, AuthParts } from './auth.ts';
import { demoPeople, ensureDemoAccounts } from './demo-accounts.ts';
import { escapeHtml, plainPage, plainStyles, privatePage } from './plain-page.ts';

const loopbackSockets = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const loopbackHosts = new Set(['localhost', '127.0.0.1', '[::1]', '::1']);

const hostOf = (authority: string | undefined) => {
  const url = `http://${authority ?? ''}`;
  return URL.canParse(url) ? new URL(url).hostname : null;
};

/**
 * Whether the request may use the demo's open doors: the demo is on, the server says it lives on this
 * machine, and the request was made on this machine, by its own name and not by another site's page. A name
 * that an outsider points at 127.0.0.1 is not loopback, and neither is what a proxy passes on.
 */
function fromThisMachine(
  request: Pick<FastifyRequest, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  config: Pick<Config, 'demo' | 'publicUrl'>,
): boolean {
  const { headers, socket } = request;
  return (
    config.demo &&
    loopbackHosts.has(new URL(config.publicUrl).hostname) &&
    loopbackSockets.has(socket.remoteAddress ?? '') &&
    loopbackHosts.has(hostOf(headers.host) ?? '') &&
    headers.forwarded === undefined &&
    headers['x-forwarded-for'] === undefined &&
    headers['sec-fetch-site'] !== 'cross-site'
  );
}

/**
 * What the terminal says of how to sign in to the demo. A server that listens for other machines, as one in a
 * container does, is seldom asked from its own: there the links would lead nowhere.
 */
export function demoDoors(config: Pick<Config, 'host' | 'publicUrl'>, base: string): string[] {
  const open = loopbackHosts.has(new URL(config.publicUrl).hostname) && loopbackHosts.has(config.host);
  return open
    ? [
        '\nSign in to the demo as',
        `  a council officer      ${base}/demo/sign-in/council`,
        `  a supplier             ${base}/demo/sign-in/supplier`,
        `  the innovation office  ${base}/demo/sign-in/office`,
      ]
    : [
        "\nThe demo's sign-in links answer on this machine alone, not through a container's port or a proxy.",
        `  here: ${base}/demo/sign-in/council, …/supplier, …/office`,
        'From elsewhere, ask for a link that works once: node server/dist/server/src/cli.js sign-in-link EMAIL',
        ...demoPeople.map(({ name, email }) => `  ${email.padEnd(38)}${name}`),
      ];
}

/** Adds the demo's sign-in links and its inbox; for anybody else on the network they do not exist. */
export function registerDemoRoutes(app: FastifyInstance, parts: AuthParts & { auth: Auth }): void {
  const { auth, config, database, mailer } = parts;
  app.register(async (scope) => {
    scope.addHook('onRequest', async (request, reply) => {
      if (!fromThisMachine(request, config)) return reply.callNotFound();
    });

    scope.get('/demo/sign-in/:side', { exposeHeadRoute: false }, async (request, reply) => {
      const { side } = request.params as { side: string };
      const { as = '0' } = request.query as { as?: string };
      const people = (await ensureDemoAccounts(database)).filter((person) => person.side === side);
      const person = /^\d$/.test(as) ? people[Number(as)] : undefined;
      if (!person) return reply.callNotFound();
      const device = new Headers({ 'user-agent': request.headers['user-agent'] ?? '' });
      const { setCookie } = await auth.signInAs(person.accountId, device);
      return reply
        .header('set-cookie', setCookie)
        .header('cache-control', 'no-store')
        .redirect(`/${side}/`, 303);
    });

    scope.get('/demo/inbox', async (_request, reply) => {
      reply.headers(privatePage);
      return inboxPage(mailer.inbox());
    });
    scope.get('/demo/inbox.css', async (_request, reply) =>
      reply.type('text/css; charset=utf-8').send(plainStyles),
    );
  });
}

function inboxPage(mails: readonly SentMail[] | null): string {
  return plainPage({
    title: 'Demo inbox',
    stylesheet: '/demo/inbox.css',
    main: `<p>Mail that Parley sent since it was started; nothing left this machine.
<a href="/demo/inbox">Look for new mail</a></p>
${mails === null ? '<p>Mail is sent by SMTP here, so none is kept.</p>' : listOf(mails)}`,
  });
}

function listOf(mails: readonly SentMail[]): string {
  if (mails.length === 0) return '<p>No mail yet.</p>';
  return `<ol>\n${mails.map(inList).join('\n')}\n</ol>`;
}

function inList({ to, subject, text, sentAt }: SentMail): string {
  const at = sentAt.toISOString();
  const said = sentAt.toLocaleString('en-GB', {
    timeZone: 'Europe/London',
    dateStyle: 'long',
    timeStyle: 'medium',
  });
  const paragraphs = text.trim().split(/\n{2,}/);
  return `<li>
<h2>${escapeHtml(subject)}</h2>
<dl>
<dt>To</dt><dd>${escapeHtml(to)}</dd>
<dt>Sent</dt><dd><time datetime="${at}">${escapeHtml(said)}</time></dd>
</dl>
${paragraphs.map((paragraph) => `<p>${withLinks(paragraph)}</p>`).join('\n')}
</li>`;
}

/** The text with its web addresses as links, everything escaped. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, i) => {
      const safe = escapeHtml(part);
      return i % 2 ? `<a href="${safe}">${safe}</a>` : safe.replaceAll('\n', '<br>');
    })
    .join('');
}
