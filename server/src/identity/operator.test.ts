import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { createMailer } from '../platform/mailer.ts';
import { prepareDatabase } from '../platform/prepare.ts';
import { createAuth, linksPerAddress } from './auth.ts';
import { demoDoors } from './demo-sign-in.ts';
import { giveMembership, signInLinkFor } from './operator.ts';

const config: Config = {
  ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'silent', PUBLIC_URL: 'https://parley.example' }),
  dataDir: 'memory://',
  authSecret: 'a secret for tests, long enough to be one',
};
let database: Database;

beforeAll(async () => {
  database = await openDatabase(config);
  await prepareDatabase(database);
});
afterAll(() => database.close());

const memberships = () =>
  database.fork().execute(
    `select a.email, m.side, m.role, c.code from memberships m join accounts a on a.id = m.account_id
     left join councils c on c.id = m.council_id order by a.email, m.side`,
  );

test('a person becomes a member once, with the role said last, and it is on record', async () => {
  const officer = { email: ' Officer@Council.example', side: 'council', organisation: 'cmd' };
  expect(await giveMembership(database, officer)).toBe(
    'officer@council.example is now member of London Borough of Camden.',
  );
  await giveMembership(database, { ...officer, organisation: 'E09000007', role: 'lead' });
  await giveMembership(database, { email: 'head@office.example', side: 'office', role: 'administrator' });
  expect(await memberships()).toEqual([
    { email: 'head@office.example', side: 'office', role: 'administrator', code: null },
    { email: 'officer@council.example', side: 'council', role: 'lead', code: 'CMD' },
  ]);
  const acts = await database.fork().execute(`select act from audit_entries where act = 'giveMembership'`);
  expect(acts).toHaveLength(3);
});

test.each([
  [{ email: 'nobody', side: 'office' }, '"nobody" is not an e-mail address.'],
  [
    { email: 'a@b.example', side: 'court' },
    'There is no side "court". There are: council, supplier, office.',
  ],
  [{ email: 'a@b.example', side: 'office', role: 'queen' }, 'There is no role "queen".'],
  [{ email: 'a@b.example', side: 'council' }, 'Name the organisation: a council by its code'],
  [
    { email: 'a@b.example', side: 'supplier', organisation: 'sup_0' },
    'There is no supplier "sup_0" in the database.',
  ],
])('what cannot be is refused with what to do: %o', async (given, message) => {
  const before = await memberships();
  await expect(giveMembership(database, given)).rejects.toThrow(message);
  expect(await memberships()).toEqual(before);
});

test('a link from the terminal signs its person in once, at the side they act for', async () => {
  const link = new URL(await signInLinkFor(database, config, 'head@office.example'));
  expect([link.origin, link.pathname]).toEqual(['https://parley.example', '/sign-in/link']);
  expect(link.searchParams.get('callbackURL')).toContain('/office/');
  const auth = createAuth({ database, config, mailer: createMailer(config) });
  const spend = () =>
    auth.handle(new Request(`https://parley.example/api/auth/magic-link/verify${link.search}`));
  const cookie = (await spend()).headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  expect(await auth.sessionOf(new Headers({ cookie }))).toMatchObject({ email: 'head@office.example' });
  expect((await spend()).headers.get('location')).toContain('error=');
});

test('too many unused links are refused, in words', async () => {
  await database.fork().execute('delete from rate_limits');
  for (let i = 0; i < linksPerAddress; i++) await signInLinkFor(database, config, 'eager@office.example');
  await expect(signInLinkFor(database, config, 'eager@office.example')).rejects.toThrow(
    'Too many unused links',
  );
  await expect(signInLinkFor(database, config, 'no address')).rejects.toThrow('is not an e-mail address');
});

test('the terminal names the demo’s links where they answer, and how to get one where they do not', () => {
  const here = { host: '127.0.0.1', publicUrl: 'http://127.0.0.1:4000' };
  expect(demoDoors(here, here.publicUrl).join()).toContain('http://127.0.0.1:4000/demo/sign-in/council');
  const container = demoDoors({ ...here, host: '0.0.0.0' }, here.publicUrl).join();
  expect(container).toContain('sign-in-link EMAIL');
  expect(container).toContain('officer@council.parley.example');
});
