import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createAuth, linkRequestsPerMinute, type Auth } from '../../server/src/identity/auth.ts';
import { registerAuthRoutes } from '../../server/src/identity/auth-routes.ts';
import { readConfig, type Config } from '../../server/src/platform/config.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { createMailer } from '../../server/src/platform/mailer.ts';
import { browserOf, consentAt, openImpostor, openProvider, type Claims } from '../openid.ts';
import { atOwnAddress } from '../world.ts';

const people: Record<string, Claims> = {
  jane: { email: 'Jane@council.example', email_verified: true, name: 'Jane Fictional' },
  known: { email: 'known@council.example', email_verified: true, name: 'Somebody Else' },
  unverified: { email: 'known@council.example', email_verified: false },
  unsaid: { email: 'unsaid@council.example' },
  nameless: { name: 'No Address' },
  entra: { email: 'entra@council.example', xms_edov: true },
};

let database: Database;
let provider: Awaited<ReturnType<typeof openProvider>>;
const open: { close(): unknown }[] = [];
let site: { url: string; auth: Auth };

async function serve(issuerOf: (redirectUri: string) => Promise<string>, id: 'oidc' | 'entra' = 'oidc') {
  const { port, publicUrl } = await atOwnAddress();
  const issuer = await issuerOf(`${publicUrl}/api/auth/callback/${id}`);
  const config: Config = {
    ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PUBLIC_URL: publicUrl, DEMO: 'on' }),
    dataDir: 'memory://',
    signInProviders: [{ id, name: 'Test', issuer, clientId: 'parley', clientSecret: 'a secret of the test' }],
  };
  const mailer = createMailer(config);
  const auth = createAuth({ database, config, mailer });
  const app: FastifyInstance = Fastify();
  registerAuthRoutes(app, { auth, config, database, mailer });
  await app.listen({ port, host: '127.0.0.1' });
  open.push(app);
  return { url: publicUrl, auth };
}

beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  site = await serve(async (redirectUri) => {
    provider = await openProvider(redirectUri, people);
    open.push(provider);
    return provider.issuer;
  });
});
beforeEach(() => database.fork().execute('delete from rate_limits'));
afterAll(async () => {
  for (const one of open.toReversed()) await one.close();
  await database?.close();
});

const begin = (browser: ReturnType<typeof browserOf>, at = site, more: object = {}) =>
  browser.open(`${at.url}/api/auth/sign-in/social`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: at.url },
    body: JSON.stringify({ provider: 'oidc', callbackURL: '/council/needs', ...more }),
  });
const startOf = async (browser: ReturnType<typeof browserOf>, at = site, more: object = {}) =>
  ((await (await begin(browser, at, more)).json()) as { url: string }).url;
const errorIn = (answer: Response) =>
  new URL(answer.headers.get('location')!, site.url).searchParams.get('error');
const whoIs = (browser: ReturnType<typeof browserOf>, at = site) =>
  at.auth.sessionOf(new Headers({ cookie: browser.cookiesOf(at.url) }));

/** Signs in over the provider, with what the test does to the addresses on the way. */
async function signIn(
  login: string,
  {
    at = site,
    onStart = (url: string) => url,
    onCallback = (url: string) => url,
    more = {},
  }: {
    at?: typeof site;
    onStart?: (url: string) => string;
    onCallback?: (url: string) => string;
    more?: object;
  } = {},
) {
  const browser = browserOf();
  const back = await consentAt(browser, onStart(await startOf(browser, at, more)), login);
  const answer = await browser.open(onCallback(back));
  return { browser, answer, back };
}
const changed = (url: string, name: string, value: string | null) => {
  const to = new URL(url);
  if (value === null) to.searchParams.delete(name);
  else to.searchParams.set(name, value);
  return to.href;
};

describe('signing in with another service', () => {
  test('makes an account from a verified address, and finds it again', async () => {
    const { browser, answer } = await signIn('jane');
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/council/needs']);
    const jane = await whoIs(browser);
    expect(jane).toMatchObject({ email: 'jane@council.example', name: 'Jane Fictional' });
    expect(await whoIs((await signIn('jane')).browser)).toMatchObject({ accountId: jane!.accountId });
  });

  test('leads to the account that a mailed link made, whose name it leaves alone', async () => {
    await database
      .fork()
      .execute(
        `insert into accounts (id, name, email, email_verified) values ('acc_known', 'Known Before', 'known@council.example', false)`,
      );
    expect(await whoIs((await signIn('known')).browser)).toMatchObject({
      accountId: 'acc_known',
      name: 'Known Before',
    });
  });

  test.each(['unverified', 'unsaid', 'nameless'])(
    'is refused to %s, whether there is an account or not',
    async (login) => {
      const { browser, answer } = await signIn(login);
      expect(errorIn(answer)).toBe('email_not_found');
      expect(new URL(answer.headers.get('location')!, site.url).pathname).toBe('/sign-in/refused');
      expect(await whoIs(browser)).toBeNull();
      const page = await browser.open(new URL(answer.headers.get('location')!, site.url).href);
      expect([page.status, await page.text()]).toEqual([
        400,
        expect.stringContaining('We could not sign you in'),
      ]);
    },
  );

  test('believes Microsoft’s own word for a verified address', async () => {
    expect(await whoIs((await signIn('entra')).browser)).toMatchObject({ email: 'entra@council.example' });
  });

  test('keeps nothing that would open the other service', async () => {
    const rows = await database
      .fork()
      .execute<Record<string, unknown>[]>(
        'select access_token, refresh_token, id_token from account_credentials',
      );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.values(row)).toEqual([null, null, null]);
  });
});

describe('an answer that is not the one asked for', () => {
  test('is refused with another state, without one, and in another browser', async () => {
    const other = await signIn('jane', { onCallback: (url) => changed(url, 'state', 'made-up') });
    expect(await whoIs(other.browser)).toBeNull();
    const none = await signIn('jane', { onCallback: (url) => changed(url, 'state', null) });
    expect(await whoIs(none.browser)).toBeNull();
    const victim = browserOf();
    const attacker = browserOf();
    const back = await consentAt(attacker, await startOf(attacker), 'jane');
    const answer = await victim.open(back);
    expect(errorIn(answer)).toMatch(/state/);
    expect(await whoIs(victim)).toBeNull();
  });

  test('is refused with a token made for another sign-in', async () => {
    const { browser, answer } = await signIn('jane', { onStart: (url) => changed(url, 'nonce', 'another') });
    expect(errorIn(answer)).toBe('unable_to_get_user_info');
    expect(await whoIs(browser)).toBeNull();
  });

  test('is refused when another provider says it gave it', async () => {
    const { browser, answer } = await signIn('jane', {
      onCallback: (url) => changed(url, 'iss', 'https://another.example'),
    });
    expect(errorIn(answer)).toBe('issuer_mismatch');
    expect(await whoIs(browser)).toBeNull();
  });

  test('is refused when its token names another issuer', async () => {
    const impostor = await serve(async (redirectUri) => {
      const real = await openProvider(redirectUri, people);
      const front = await openImpostor(real.issuer);
      open.push(real, front);
      return front.url;
    });
    const { browser, answer } = await signIn('jane', {
      at: impostor,
      onCallback: (url) => changed(url, 'iss', null),
    });
    expect(errorIn(answer)).toBe('unable_to_get_user_info');
    expect(await whoIs(browser, impostor)).toBeNull();
  });

  test('is refused the second time, and with a code of nobody', async () => {
    const { browser, back } = await signIn('jane');
    expect(errorIn(await browser.open(back))).toMatch(/state/);
    const made = await signIn('jane', { onCallback: (url) => changed(url, 'code', 'made-up') });
    expect(errorIn(made.answer)).toBe('invalid_code');
    expect(await whoIs(made.browser)).toBeNull();
  });

  test('is put on record with its reason and no address', async () => {
    const rows = await database
      .fork()
      .execute<{ act: string; reason: string }[]>(
        `select act, reason from audit_entries where act = 'refuseSignIn'`,
      );
    expect(new Set(rows.map(({ reason }) => reason))).toContain('issuer_mismatch');
    expect(JSON.stringify(rows)).not.toContain('@');
  });
});

describe('the door of the other service', () => {
  test('takes no identity that a browser claims to have, and leads to no other site', async () => {
    const claimed = await begin(browserOf(), site, { idToken: { token: 'e30.e30.', nonce: 'x' } });
    expect(Object.keys((await claimed.json()) as object)).toContain('url');
    for (const callbackURL of ['https://elsewhere.example/', '//elsewhere.example', '/\\elsewhere.example'])
      expect((await begin(browserOf(), site, { callbackURL })).status).toBeGreaterThanOrEqual(400);
    for (const body of [{}, { provider: 'nobody' }, { provider: ['oidc'] }])
      expect(
        (await begin(browserOf(), site, { provider: undefined, ...body })).status,
      ).toBeGreaterThanOrEqual(400);
  });

  test('is limited by network address, start and answer', async () => {
    const statuses: number[] = [];
    for (let i = 0; i <= linkRequestsPerMinute; i++) statuses.push((await begin(browserOf())).status);
    expect(statuses.indexOf(429)).toBe(linkRequestsPerMinute);
    const answers: number[] = [];
    for (let i = 0; i <= linkRequestsPerMinute; i++)
      answers.push((await browserOf().open(`${site.url}/api/auth/callback/oidc?code=x&state=y`)).status);
    expect(answers.indexOf(429)).toBe(linkRequestsPerMinute);
  });

  test('does not exist where none is configured', async () => {
    const config = {
      ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', DEMO: 'on' }),
      dataDir: 'memory://',
    };
    expect(config.signInProviders).toEqual([]);
    const auth = createAuth({ database, config, mailer: createMailer(config) });
    for (const [method, path] of [
      ['POST', 'sign-in/social'],
      ['GET', 'callback/oidc'],
    ] as const) {
      const answer = await auth.handle(new Request(`${config.publicUrl}/api/auth/${path}`, { method }));
      expect(answer.status).toBe(404);
    }
  });

  test('a provider that does not answer keeps nobody from a mailed link', async () => {
    const alone = await serve(async () => 'http://127.0.0.1:9');
    expect((await begin(browserOf(), alone)).status).toBeGreaterThanOrEqual(400);
    const answer = await fetch(`${alone.url}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: alone.url },
      body: JSON.stringify({ email: 'jane@council.example', callbackURL: '/council/' }),
    });
    expect(answer.status).toBe(200);
  });

  test('is configured whole or not at all', () => {
    const read = (env: NodeJS.ProcessEnv) => () => readConfig({ NODE_ENV: 'test', ...env });
    expect(read({ OIDC_ISSUER: 'https://id.example' })).toThrow('OIDC_CLIENT_ID and OIDC_CLIENT_SECRET');
    const secret = { ENTRA_CLIENT_ID: 'a', ENTRA_CLIENT_SECRET: 'b' };
    expect(read({ ...secret, ENTRA_TENANT_ID: 'common' })).toThrow('ENTRA_TENANT_ID');
    const tenant = '0F8FAD5B-D9CB-469F-A165-70867728950E';
    expect(read({ ...secret, ENTRA_TENANT_ID: tenant })().signInProviders[0]!.issuer).toBe(
      `https://login.microsoftonline.com/${tenant.toLowerCase()}/v2.0`,
    );
    const plain = { OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' };
    expect(read({ ...plain, NODE_ENV: 'production', AUTH_SECRET: 'x'.repeat(32) })).toThrow(
      'OIDC_ISSUER must start with https://',
    );
  });
});
