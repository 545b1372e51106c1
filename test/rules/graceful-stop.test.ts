import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
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

/** A request that the server has begun to read, as it says by asking for the rest, and what sends that. */
async function beginRequest(
  url: string,
  cookie: string,
  body: object,
): Promise<{ finish(): Promise<{ data: any }> }> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    expect: '100-continue',
    cookie,
  };
  const sending = request(`${url}/graphql`, { method: 'POST', headers, agent: false });
  const answer = once(sending, 'response').then(([response]) => json(response));
  sending.flushHeaders();
  await Promise.race([once(sending, 'continue'), answer]);
  return {
    finish: async () => {
      sending.end(text);
      return (await answer) as { data: any };
    },
  };
}

/** An answer over a connection of its own: one that was used before may be closed at this very moment. */
async function asNewcomer(url: string): Promise<{ status: number | undefined; body: unknown }> {
  const [response] = await once(request(url, { agent: false }).end(), 'response');
  return { status: response.statusCode, body: await json(response) };
}

/** Bodies of requests that each make a need. */
async function newNeeds(officer: Person): Promise<(title: string) => object> {
  const { viewer, terms } = await officer.get<any, any>(
    '{ viewer { memberships { council { id } } } terms(first: 1) { edges { node { id } } } }',
  );
  return (title) => ({
    query: 'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id title } }',
    variables: {
      input: {
        councilId: viewer.memberships[0].council.id,
        title,
        problem: 'The lights of the car park go out at nine, when the swimming club comes out.',
        termIds: [terms.edges[0].node.id],
      },
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
    const officer = await server.signIn('council');
    const need = await newNeeds(officer);
    const begun = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        beginRequest(server.url, officer.cookie, need(`Lights, request ${i}`)),
      ),
    );
    // Half of them are at work when the signal comes, of the other half only the headers are there.
    const atWork = begun.slice(0, 20).map((one) => one.finish());
    const began = performance.now();
    server.child.kill('SIGTERM');
    await expect.poll(server.output).toContain('SIGTERM: finishing what is under way');
    expect(await asNewcomer(`${server.url}/readyz`)).toEqual({ status: 503, body: { status: 'stopping' } });

    const answers = await Promise.all([...atWork, ...begun.slice(20).map((one) => one.finish())]);
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
