import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, type Config } from '../platform/config.ts';
import { openDatabase, type Database } from '../platform/database.ts';
import { createMailer, type Mailer } from '../platform/mailer.ts';
import { createAuth, type Auth } from './auth.ts';
import { registerAuthRoutes } from './auth-routes.ts';
import { ensureDemoAccounts } from './demo-accounts.ts';

interface Served {
  app: FastifyInstance;
  auth: Auth;
  mailer: Mailer;
  port: number;
}

let database: Database;
let demo: Served;
const servers: Served[] = [];

async function serve(more: Partial<Config>): Promise<Served> {
  const env = { NODE_ENV: 'test', LOG_LEVEL: 'silent', PUBLIC_URL: 'http://localhost', DEMO: 'on' };
  const config = { ...readConfig(env), dataDir: 'memory://', ...more };
  const mailer = createMailer(config);
  const auth = createAuth({ database, config, mailer });
  const app = Fastify();
  registerAuthRoutes(app, { auth, config, database, mailer });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const served = { app, auth, mailer, port: (app.server.address() as AddressInfo).port };
  servers.push(served);
  return served;
}

/** A request whose Host header the test chooses, as `fetch` does not allow. */
function get(port: number, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>(
    (resolve, reject) => {
      const asked = request({
        port,
        path,
        method,
        host: '127.0.0.1',
        headers: { host: `localhost:${port}`, ...headers },
      });
      asked.on('response', (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (part: string) => (body += part));
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body }));
      });
      asked.on('error', reject).end();
    },
  );
}

/** Two councils, the second with more fictional needs; three suppliers, of which the second has most to show. */
const market = [
  `insert into councils (id, code, name, nice_name, type, type_name, region, nation) values
     ('cou_1', 'AAA', 'A', 'A', 'LBO', 'London borough', 'London', 'England'),
     ('cou_2', 'BBB', 'B', 'B', 'LBO', 'London borough', 'London', 'England')`,
  `insert into needs (id, council_id, title, problem, source, source_ref, fictional)
     select 'nee_' || i, case when i in (1, 4, 5, 6) then 'cou_1' else 'cou_2' end, 'Need', '', 'demo', i::text, i < 4
     from generate_series(1, 6) i`,
  `insert into suppliers (id, name, folded_name, origin, fictional) values
     ('sup_1', 'One', 'one', 'demo', true), ('sup_2', 'Two', 'two', 'demo', true), ('sup_3', 'Three', 'three', 'imported', false)`,
  `insert into capabilities (id, supplier_id, title, origin)
     select s.id || '-' || i, s.id, 'Can', 'declared' from suppliers s, generate_series(1, 3) i where s.id <> 'sup_1'`,
  `insert into engagements (id, supplier_id, buyer_name, kind, title, started_on, source, source_ref)
     select s.id || '-' || i, s.id, 'A', 'contract', 'Work', '2026-01-01', 'demo', s.id || i
     from suppliers s, generate_series(1, 9) i where s.id <> 'sup_2' or i <= 5`,
];

beforeAll(async () => {
  database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  demo = await serve({});
});
afterAll(async () => {
  for (const { app } of servers) await app.close();
  await database.close();
});

test('without a demo market only the office can sign in', async () => {
  expect((await ensureDemoAccounts(database)).map((person) => person.side)).toEqual(['office', 'office']);
  expect((await get(demo.port, '/demo/sign-in/council')).status).toBe(404);
});

test('the demo people belong to the council and the supplier with most to show, however often they are made', async () => {
  for (const statement of market) await database.fork().execute(statement);
  const first = await ensureDemoAccounts(database);
  expect(await ensureDemoAccounts(database)).toEqual(first);
  const memberships = await database.fork().execute(
    `select a.email, m.side, m.role, m.council_id, m.supplier_id from memberships m
       join accounts a on a.id = m.account_id order by m.side, m.role`,
  );
  const rows = (memberships as Record<string, string>[]).map((row) => Object.values(row));
  expect(rows).toEqual([
    ['administrator@council.parley.example', 'council', 'administrator', 'cou_2', null],
    ['lead@council.parley.example', 'council', 'lead', 'cou_2', null],
    ['officer@council.parley.example', 'council', 'member', 'cou_2', null],
    ['administrator@office.parley.example', 'office', 'administrator', null, null],
    ['member@office.parley.example', 'office', 'member', null, null],
    ['member@supplier.parley.example', 'supplier', 'administrator', null, 'sup_2'],
  ]);
});

test('a demo person who was removed and invited again stays the one member they are', async () => {
  const em = database.fork();
  const [officer] = await em.execute<{ id: string; account_id: string }[]>(
    `select m.id, m.account_id from memberships m join accounts a on a.id = m.account_id
     where a.email = 'officer@council.parley.example'`,
  );
  await em.execute(`update memberships set id = 'mem_again' where id = ?`, [officer!.id]);
  await ensureDemoAccounts(database);
  expect(await em.execute('select id from memberships where account_id = ?', [officer!.account_id])).toEqual([
    { id: 'mem_again' },
  ]);
  await em.execute('update memberships set id = ?, council_id = null where account_id = ?', [
    officer!.id,
    officer!.account_id,
  ]);
  await ensureDemoAccounts(database);
  expect(
    await em.execute('select id, council_id from memberships where account_id = ?', [officer!.account_id]),
  ).toEqual([{ id: officer!.id, council_id: 'cou_2' }]);
});

test.each([
  ['/demo/sign-in/council', 'officer@council.parley.example', '/council/'],
  ['/demo/sign-in/council?as=1', 'lead@council.parley.example', '/council/'],
  ['/demo/sign-in/supplier', 'member@supplier.parley.example', '/supplier/'],
  ['/demo/sign-in/council?as=2', 'administrator@council.parley.example', '/council/'],
  ['/demo/sign-in/office?as=1', 'administrator@office.parley.example', '/office/'],
])('on this machine %s signs in as %s', async (path, email, location) => {
  const answer = await get(demo.port, path);
  expect([answer.status, answer.headers.location]).toEqual([303, location]);
  const cookie = (answer.headers['set-cookie'] as string[])[0]!.split(';')[0]!;
  expect(await demo.auth.sessionOf(new Headers({ cookie }))).toMatchObject({ email });
});

test('there is nobody to sign in as beyond the demo people', async () => {
  for (const path of [
    '/demo/sign-in/council?as=3',
    '/demo/sign-in/council?as=-1',
    '/demo/sign-in/elsewhere',
  ]) {
    expect((await get(demo.port, path)).status).toBe(404);
  }
});

test.each([
  ['a name that an outsider points at this machine', { host: 'rebound.example' }],
  ['what a proxy passes on', { 'x-forwarded-for': '203.0.113.7' }],
  ['a page of another site', { 'sec-fetch-site': 'cross-site' }],
])('the demo’s doors are closed to %s', async (_who, headers) => {
  for (const path of ['/demo/sign-in/council', '/demo/inbox', '/demo/inbox.css']) {
    const answer = await get(demo.port, path, headers);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
  }
});

test('the demo’s doors do not exist when the demo is off or the site is public', async () => {
  const off = await serve({ demo: false });
  const publicSite = await serve({ publicUrl: 'https://parley.example' });
  for (const { port } of [off, publicSite]) {
    for (const path of ['/demo/sign-in/council', '/demo/inbox', '/demo/inbox.css']) {
      const answer = await get(port, path);
      expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
    }
  }
});

test('the inbox shows mails as text with links, newest first, and runs nothing that a mail says', async () => {
  await demo.mailer.send({
    to: 'a@b.example',
    subject: 'First',
    text: 'Open https://parley.example/?a=1&b=2 now',
  });
  await demo.mailer.send({
    to: '<b>@b.example',
    subject: '<script>alert(1)</script>',
    text: 'https://x/"><img src=x>',
  });
  const { body, headers } = await get(demo.port, '/demo/inbox');
  expect(headers['cache-control']).toBe('no-store');
  expect(body).toContain(
    '<a href="https://parley.example/?a=1&#38;b=2">https://parley.example/?a=1&#38;b=2</a>',
  );
  expect(body).not.toMatch(/<script|<img|<b>|<style|style=/);
  expect(body.indexOf('&#60;script')).toBeLessThan(body.indexOf('First'));
  expect((await get(demo.port, '/demo/inbox.css')).headers['content-type']).toMatch('text/css');
});

test('the inbox keeps the last hundred mails', async () => {
  for (let i = 0; i < 120; i++) await demo.mailer.send({ to: 'a@b.example', subject: `Mail ${i}`, text: '' });
  expect(demo.mailer.inbox()!.length).toBe(100);
  expect(demo.mailer.inbox()![0]!.subject).toBe('Mail 119');
});
