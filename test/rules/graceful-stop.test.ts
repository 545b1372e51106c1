import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../server/src/platform/database.ts';
import { serverIsBuilt, startServer, type ServerProcess } from '../server-process.ts';
import { databases, scratchDatabase, type Person } from '../world.ts';

const running: ServerProcess[] = [];
const leftovers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
  for (const remove of leftovers.splice(0)) await remove();
});

/** A request that the server has begun to read, and what ends it. */
async function halfARequest(url: string): Promise<{ finish(): Promise<unknown> }> {
  const body = JSON.stringify({ query: '{ about { demo } }' });
  const headers = { 'content-type': 'application/json', 'content-length': body.length };
  const sending = request(`${url}/graphql`, { method: 'POST', headers });
  const answer = new Promise<string>((resolve, reject) => {
    sending.once('error', reject);
    sending.once('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('end', () => resolve(text));
    });
  });
  sending.write(body.slice(0, 5));
  await fetch(`${url}/livez`);
  return {
    finish: async () => {
      sending.end(body.slice(5));
      return JSON.parse(await answer);
    },
  };
}

/** An answer over a connection of its own: one that was used before may be closed at this very moment. */
const asNewcomer = (url: string) =>
  new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
    request(url, { agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }));
    })
      .once('error', reject)
      .end();
  });

async function newNeed(officer: Person): Promise<(title: string) => ReturnType<Person['ask']>> {
  const { viewer, terms } = await officer.get<any, any>(
    '{ viewer { memberships { council { id } } } terms(first: 1) { edges { node { id } } } }',
  );
  return (title) =>
    officer.ask<any, any>('mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id title } }', {
      input: {
        councilId: viewer.memberships[0].council.id,
        title,
        problem: 'The lights of the car park go out at nine, when the swimming club comes out.',
        termIds: [terms.edges[0].node.id],
      },
    });
}

test.runIf(serverIsBuilt)(
  'SIGTERM: what is under way is answered, what comes later is refused, and the process ends well',
  { timeout: 400_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-'));
    const scratch = databases.includes('postgresql') ? await scratchDatabase() : null;
    leftovers.push(
      async () => rmSync(dataDir, { recursive: true, force: true }),
      async () => scratch?.drop(),
    );
    const server = await startServer({ DATA_DIR: dataDir, DATABASE_URL: scratch?.url ?? '' });
    running.push(server);
    const create = await newNeed(await server.signIn('council'));

    let answered = 0;
    const underWay = Array.from({ length: 40 }, (_, i) =>
      create(`Lights, request ${i}`).finally(() => answered++),
    );
    const slow = await halfARequest(server.url);
    await Promise.race(underWay);
    expect(answered).toBeLessThan(40);
    const began = performance.now();
    server.child.kill('SIGTERM');
    await expect.poll(server.output).toContain('SIGTERM: finishing what is under way');
    expect(await asNewcomer(`${server.url}/readyz`)).toEqual({ status: 503, body: { status: 'stopping' } });
    expect(await slow.finish()).toEqual({ data: { about: { demo: true } } });

    const answers = (await Promise.all(underWay)) as any[];
    expect(answers.map(({ data }) => data?.createNeed.title)).toEqual(
      answers.map((_, i) => `Lights, request ${i}`),
    );
    expect(await server.ended).toBe(0);
    expect(performance.now() - began).toBeLessThan(20_000);
    await expect(fetch(`${server.url}/readyz`)).rejects.toThrow('fetch failed');

    const database = await openDatabase({ dataDir, databaseUrl: scratch?.url ?? null });
    const [row] = await database
      .fork()
      .execute<{ n: number }[]>(`select count(*)::int as n from needs where title like 'Lights, request %'`);
    await database.close();
    expect(row!.n).toBe(40);
  },
);

test.runIf(serverIsBuilt)(
  'SIGTERM: a connection on which nobody has asked anything does not hold the end up',
  { timeout: 400_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-'));
    leftovers.push(async () => rmSync(dataDir, { recursive: true, force: true }));
    const server = await startServer({ DATA_DIR: dataDir });
    running.push(server);
    // Browsers open such connections ahead of need.
    const silent = connect(Number(new URL(server.url).port), '127.0.0.1');
    silent.on('error', () => undefined);
    await new Promise((done) => silent.once('connect', done));
    await fetch(`${server.url}/livez`);
    server.child.kill('SIGTERM');
    // 1 would say that the time was up.
    expect(await server.ended).toBe(0);
    silent.destroy();
  },
);
