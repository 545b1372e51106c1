import Fastify, { type FastifyInstance } from 'fastify';
import { getMigrations } from 'better-auth/db/migration';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { kindOf } from '../platform/ids.ts';
import { createMailer, type Mailer } from '../platform/mailer.ts';
import { anonymousPerHour } from '../audit/anonymous-refusals.ts';
import { authOptions, createAuth, linkRequestsPerMinute, linksPerAddress, type Auth } from './auth.ts';
import { registerAuthRoutes } from './auth-routes.ts';

const publicUrl = 'http://localhost';
const configOf = (env: NodeJS.ProcessEnv): Config => ({
  ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PUBLIC_URL: publicUrl, ...env }),
  dataDir: 'memory://',
});

let database: Database;
let mailer: Mailer;
let auth: Auth;
let app: FastifyInstance;
let address: string;

beforeAll(async () => {
  const config = configOf({ DEMO: 'on' });
  database = await openDatabase(config);
  mailer = createMailer(config);
  auth = createAuth({ database, config, mailer });
  app = Fastify();
  registerAuthRoutes(app, { auth, config, database, mailer });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
});
beforeEach(() => database.fork().execute('delete from rate_limits'));
afterAll(async () => {
  await app.close();
  await database.close();
});

const ask = (email: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  fetch(`${address}/api/auth/sign-in/magic-link`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: publicUrl, ...headers },
    body: JSON.stringify({ email, callbackURL: '/council/', ...more }),
  });
const mailTo = (email: string) => mailer.inbox()!.filter((mail) => mail.to === email);
const linkTo = (email: string) => /http\S+/.exec(mailTo(email)[0]!.text)![0];
/** What the browser opens, at the address where the test listens. */
const open = (url: string, cookie = '') =>
  fetch(address + new URL(url, publicUrl).href.slice(publicUrl.length), {
    redirect: 'manual',
    headers: { cookie },
  });
/** Opens the mailed page and presses its button. */
async function follow(link: string): Promise<Response> {
  const page = await (await open(link)).text();
  const action = new URL(/action="([^"]+)"/.exec(page)![1]!, publicUrl);
  for (const [, name, value] of page.matchAll(/name="([^"]+)" value="([^"]*)"/g)) {
    action.searchParams.set(
      name!,
      value!.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))),
    );
  }
  return open(action.href);
}
const cookieOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
const sessionWith = (cookie: string) => auth.sessionOf(new Headers({ cookie }));

describe('a link in a mail', () => {
  test('signs the person in and makes the account, which keeps its id at the next sign-in', async () => {
    await ask('Jane.Smith@council.example', { name: ' Jane\n Smith ' });
    const answer = await follow(linkTo('Jane.Smith@council.example'));
    expect([answer.status, answer.headers.get('location')]).toEqual([302, `${publicUrl}/council/`]);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^parley\.session_token=.*; HttpOnly; SameSite=Lax$/);
    const signedIn = await sessionWith(cookieOf(answer));
    expect(signedIn).toMatchObject({ name: 'Jane Smith', email: 'jane.smith@council.example' });
    expect(kindOf(signedIn!.accountId)).toBe('Account');

    await ask('jane.smith@council.example');
    const again = await sessionWith(cookieOf(await follow(linkTo('jane.smith@council.example'))));
    expect(again!.accountId).toBe(signedIn!.accountId);
    expect(again!.sessionId).not.toBe(signedIn!.sessionId);
  });

  test('is not used up by a scanner that opens it', async () => {
    await ask('scanned@council.example');
    for (let i = 0; i < 3; i++) expect((await open(linkTo('scanned@council.example'))).status).toBe(200);
    expect(await sessionWith(cookieOf(await follow(linkTo('scanned@council.example'))))).not.toBeNull();
  });

  test('works once, even when it is used twice at the same time', async () => {
    await ask('twice@council.example');
    const link = linkTo('twice@council.example');
    const answers = await Promise.all([follow(link), follow(link)]);
    expect(answers.filter((answer) => cookieOf(answer)).length).toBe(1);
    const third = await follow(link);
    expect(cookieOf(third)).toBe('');
    expect(third.headers.get('location')).toBe(`${publicUrl}/sign-in/link?error=INVALID_TOKEN`);
    const page = await open(third.headers.get('location')!);
    expect([page.status, await page.text()]).toEqual([
      400,
      expect.stringContaining('This link no longer works'),
    ]);
  });

  test('is refused once it has expired', async () => {
    await ask('late@council.example');
    await database.fork().execute(`update verifications set expires_at = now() - interval '1 second'`);
    const answer = await follow(linkTo('late@council.example'));
    expect(cookieOf(answer)).toBe('');
    expect(answer.headers.get('location')).toContain('error=INVALID_TOKEN');
  });

  test('is not kept in the database in a form that signs anybody in', async () => {
    await ask('kept@council.example');
    const token = new URL(linkTo('kept@council.example')).searchParams.get('token')!;
    const rows = await database.fork().execute('select * from verifications');
    expect(JSON.stringify(rows)).toContain('kept@council.example');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('leads to no other site', async () => {
    expect((await ask('away@council.example', { callbackURL: 'https://elsewhere.example/' })).status).toBe(
      403,
    );
    expect(mailTo('away@council.example')).toEqual([]);
    await ask('away@council.example');
    const changed = linkTo('away@council.example').replace(
      /callbackURL=[^&]*/,
      'callbackURL=//elsewhere.example',
    );
    expect(cookieOf(await follow(changed))).toBe('');
  });

  test('may not be asked for by the page of another site', async () => {
    expect((await ask('csrf@council.example', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect(mailTo('csrf@council.example')).toEqual([]);
  });
});

describe('asking for a link', () => {
  test('is answered alike whether the address has an account or not', async () => {
    await ask('known@council.example');
    await follow(linkTo('known@council.example'));
    const of = async (response: Response) => {
      const headers = Object.fromEntries([...response.headers].filter(([name]) => name !== 'date'));
      return { status: response.status, headers, body: await response.json() };
    };
    const known = await of(await ask('known@council.example'));
    const unknown = await of(await ask('never@council.example'));
    expect(known).toEqual(unknown);
    expect(known).toMatchObject({ status: 200, body: { status: true } });
    expect(mailTo('never@council.example').length).toBe(1);
  });

  test('does the same work whether the address has an account or not', async () => {
    await ask('working@council.example');
    await follow(linkTo('working@council.example'));
    const config = configOf({ DEMO: 'on' });
    const kinds: string[] = [];
    const counted = {
      ...database,
      fork: () => {
        const em = database.fork();
        const getKysely = () =>
          em.getKysely().withPlugin({
            transformQuery: ({ node }) => {
              kinds.push(node.kind);
              return node;
            },
            transformResult: async ({ result }) => result,
          });
        return { getKysely } as never;
      },
    };
    const counting = createAuth({ database: counted, config, mailer });
    const workFor = async (email: string) => {
      kinds.length = 0;
      const answer = await counting.handle(
        new Request(`${publicUrl}/api/auth/sign-in/magic-link`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: publicUrl },
          body: JSON.stringify({ email, callbackURL: '/council/' }),
        }),
      );
      expect(answer.status).toBe(200);
      return [...kinds];
    };
    await workFor('first@council.example');
    const known = await workFor('working@council.example');
    expect(known.length).toBeGreaterThan(2);
    expect(await workFor('unheard-of@council.example')).toEqual(known);
  });

  test('fills nobody’s mail, and never keeps a person from the links already sent', async () => {
    for (let i = 0; i < linksPerAddress + 3; i++)
      expect((await ask('Flooded@council.example')).status).toBe(200);
    expect((await ask('flooded@council.example')).status).toBe(200);
    expect(mailTo('Flooded@council.example').length + mailTo('flooded@council.example').length).toBe(
      linksPerAddress,
    );
    expect(await sessionWith(cookieOf(await follow(linkTo('Flooded@council.example'))))).not.toBeNull();
    await ask('flooded@council.example');
    expect(mailTo('flooded@council.example').length).toBe(1);
  });

  test('is limited by network address, which the client cannot choose', async () => {
    const statuses = [];
    for (let i = 0; i <= linkRequestsPerMinute; i++) {
      const invented = `10.0.0.${i}`;
      const headers = { 'x-forwarded-for': invented, 'x-parley-client-address': invented };
      statuses.push((await ask(`many${i}@council.example`, {}, headers)).status);
    }
    expect(statuses.indexOf(429)).toBe(linkRequestsPerMinute);
  });

  test('is limited for a whole IPv6 network, whose addresses the client can choose', async () => {
    const config = configOf({ DEMO: 'on' });
    const proxied = Fastify({ trustProxy: true });
    registerAuthRoutes(proxied, { auth, config, database, mailer });
    const from = async (i: number, network: number) => {
      const answer = await proxied.inject({
        method: 'POST',
        url: '/api/auth/sign-in/magic-link',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `2001:db8:1:${network}::${i}` },
        payload: { email: `network${network}-${i}@council.example` },
      });
      return answer.statusCode;
    };
    const statuses = [];
    for (let i = 0; i <= linkRequestsPerMinute; i++) statuses.push(await from(i, 2));
    expect(statuses.indexOf(429)).toBe(linkRequestsPerMinute);
    expect(await from(1, 3)).toBe(200);
    await proxied.close();
  });

  test('says so when no mail can be sent', async () => {
    const config = configOf({ DEMO: 'off' });
    const said: string[] = [];
    const noMail = createMailer(config, { error: (message) => said.push(message) });
    const body = JSON.stringify({ email: 'a@council.example' });
    const headers = { 'content-type': 'application/json' };
    const request = new Request(`${publicUrl}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      body,
      headers,
    });
    const answer = await createAuth({ database, config, mailer: noMail }).handle(request);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      expect.objectContaining({ code: 'MAIL_NOT_SENT' }),
    ]);
    expect(said).toEqual([expect.stringContaining('SMTP_URL')]);
  });
});

describe('a session', () => {
  test('is read alike by the server and by the library', async () => {
    const cookie = await signIn('alike@council.example');
    const answer = await open('/api/auth/get-session', cookie);
    const { user, session } = (await answer.json()) as Record<
      'user' | 'session',
      { id: string; email: string }
    >;
    expect(await sessionWith(cookie)).toMatchObject({
      accountId: user.id,
      sessionId: session.id,
      email: user.email,
    });
    expect(await (await open('/api/auth/get-session')).json()).toBeNull();
  });

  const signIn = async (email: string) => {
    await ask(email);
    return cookieOf(await follow(linkTo(email)));
  };
  const signOut = (cookie: string, origin: string) =>
    fetch(`${address}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin, 'content-type': 'application/json' },
      body: '{}',
    });

  test('ends with sign-out, on the server too', async () => {
    const cookie = await signIn('leaving@council.example');
    const answer = await signOut(cookie, publicUrl);
    expect([answer.status, await answer.json()]).toEqual([200, { success: true }]);
    expect(answer.headers.getSetCookie()[0]).toMatch(/^parley\.session_token=; Max-Age=0/);
    expect(await sessionWith(cookie)).toBeNull();
  });

  test('is not ended by another site', async () => {
    const cookie = await signIn('staying@council.example');
    expect((await signOut(cookie, 'https://elsewhere.example')).status).toBe(403);
    expect(await sessionWith(cookie)).not.toBeNull();
  });

  test('ends when its time is over, and its row goes', async () => {
    const cookie = await signIn('slow@council.example');
    const { sessionId } = (await sessionWith(cookie))!;
    await database
      .fork()
      .execute(`update sessions set expires_at = now() - interval '1 second' where id = ?`, [sessionId]);
    expect(await sessionWith(cookie)).toBeNull();
    await signIn('other@council.example');
    expect(await database.fork().execute('select id from sessions where id = ?', [sessionId])).toEqual([]);
  });

  test('that is over is over for the library too', async () => {
    const cookie = await signIn('over@council.example');
    await database.fork().execute(`update sessions set expires_at = now() - interval '1 second'`);
    expect(await (await open('/api/auth/get-session', cookie)).json()).toBeNull();
  });

  test('cannot be forged or altered', async () => {
    const cookie = await signIn('forged@council.example');
    expect(await sessionWith(cookie.replace(/.(?=%3D$)/, (last) => (last === 'A' ? 'Q' : 'A')))).toBeNull();
    expect(await sessionWith(cookie.split('.').slice(0, 2).join('.'))).toBeNull();
    expect(await sessionWith('parley.session_token=made-up.signature')).toBeNull();
    expect(await sessionWith('parley.session_token=%')).toBeNull();
    const elsewhere = createAuth({
      database,
      config: configOf({ AUTH_SECRET: 'another secret of another server' }),
      mailer,
    });
    expect(await elsewhere.sessionOf(new Headers({ cookie }))).toBeNull();
    expect(await sessionWith(`theme=dark; ${cookie}; other=1`)).not.toBeNull();
    expect(await auth.sessionOf(new Headers())).toBeNull();
  });

  test('travels only over https when the site is https', async () => {
    const config = { ...configOf({ DEMO: 'off' }), publicUrl: 'https://parley.example' };
    const secure = createAuth({ database, config, mailer });
    const { accountId } = (await sessionWith(await signIn('secure@council.example')))!;
    const { setCookie } = await secure.signInAs(accountId);
    expect(setCookie[0]).toMatch(
      /^__Host-parley\.session_token=[^;]*; Max-Age=604800; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
    const cookie = setCookie[0]!.split(';')[0]!;
    expect(await secure.sessionOf(new Headers({ cookie }))).toMatchObject({ accountId });
    const asked = (path: string, method: string) =>
      secure.handle(
        new Request(`https://parley.example/api/auth/${path}`, {
          method,
          headers: { cookie, origin: 'https://parley.example' },
        }),
      );
    expect(await (await asked('get-session', 'GET')).json()).toMatchObject({ user: { id: accountId } });
    const [gone] = (await asked('sign-out', 'POST')).headers.getSetCookie();
    expect(gone).toMatch(/^__Host-parley\.session_token=; Max-Age=0; Path=\/; HttpOnly; Secure/);
    expect(gone).not.toContain('Domain');
    expect(await secure.sessionOf(new Headers({ cookie }))).toBeNull();
    // A cookie by the name it has without TLS counts for nothing there.
    const plain = cookie.replace('__Host-', '');
    expect(await secure.sessionOf(new Headers({ cookie: plain }))).toBeNull();
  });

  test('is not opened for an account that does not exist', async () => {
    await expect(auth.signInAs('acc_00000000000000000000000000')).rejects.toThrow('There is no account');
  });
});

describe('the audit', () => {
  const acts = async (accountId: string | null) =>
    database
      .fork()
      .execute<{ act: string; reason: string | null }[]>(
        `select act, reason from audit_entries where account_id is not distinct from ? order by id`,
        [accountId],
      );

  test('has every sign-in and sign-out of a person', async () => {
    await ask('audited@council.example');
    const cookie = cookieOf(await follow(linkTo('audited@council.example')));
    const { accountId } = (await sessionWith(cookie))!;
    await fetch(`${address}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: publicUrl } });
    expect(await sessionWith(cookie)).toBeNull();
    await auth.signInAs(accountId);
    expect(await acts(accountId)).toEqual([
      { act: 'signIn', reason: null },
      { act: 'signOut', reason: null },
      { act: 'signIn', reason: null },
    ]);
    // Nobody is signed out by somebody without a session.
    await fetch(`${address}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: publicUrl } });
    expect(await acts(accountId)).toHaveLength(3);
  });

  test('has every link that was refused and every link that was withheld, and no address', async () => {
    const earlier = (await acts(null)).length;
    const since = async () => (await acts(null)).slice(earlier);
    await ask('refused@council.example');
    const link = linkTo('refused@council.example');
    await follow(link);
    await follow(link);
    expect(await since()).toEqual([{ act: 'refuseSignIn', reason: 'INVALID_TOKEN' }]);
    for (let i = 0; i <= linksPerAddress; i++) await ask('eager@council.example');
    expect(await since()).toHaveLength(2);
    expect((await since())[1]).toEqual({ act: 'withholdLink', reason: 'too_many_unused_links' });
    const all = await database.fork().execute('select * from audit_entries');
    expect(JSON.stringify(all)).not.toContain('council.example');
  });

  test('has links that do not work one by one up to a number an hour, from however many addresses', async () => {
    await database.fork().execute(`delete from audit_left_out where kind = 'refuseSignIn'`);
    const earlier = (await acts(null)).length;
    const proxied = Fastify({ trustProxy: true });
    registerAuthRoutes(proxied, { auth, config: configOf({ DEMO: 'on' }), database, mailer });
    for (let i = 0; i < anonymousPerHour + 5; i++)
      await proxied.inject({
        url: '/api/auth/magic-link/verify?token=made-up&callbackURL=/&errorCallbackURL=/sign-in/link',
        headers: { 'x-forwarded-for': `203.0.113.${i}` },
      });
    await proxied.close();
    const since = (await acts(null)).slice(earlier);
    expect(since).toEqual(Array(anonymousPerHour).fill({ act: 'refuseSignIn', reason: 'INVALID_TOKEN' }));
  });
});

test('the library finds every table and column it needs', async () => {
  const config = configOf({ DEMO: 'on' });
  const { toBeAdded, toBeCreated } = await getMigrations(authOptions({ database, config, mailer }));
  expect({ toBeAdded, toBeCreated }).toEqual({ toBeAdded: [], toBeCreated: [] });
});

test('a path that sign-in does not need is not found', async () => {
  const paths = [
    'sign-in/email',
    'sign-up/email',
    'update-user',
    'delete-user',
    'list-sessions',
    'sign-in-as',
    'error',
  ];
  for (const path of paths) {
    const body = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };
    expect((await fetch(`${address}/api/auth/${path}`, body)).status).toBe(404);
    expect((await fetch(`${address}/api/auth/${path}`)).status).toBe(404);
  }
});
