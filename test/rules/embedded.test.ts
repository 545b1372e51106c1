import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { personAt } from '../world.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = join(root, 'server/dist/server/src/main.js');
const running: ChildProcess[] = [];
const folders: string[] = [];

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

function start(dataDir: string, port: number) {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: '',
      DEMO: 'on',
    },
  });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { child, ended, output: () => output };
}

async function serving(url: string, server: ReturnType<typeof start>): Promise<void> {
  for (let i = 0; i < 600; i++) {
    if (
      await fetch(`${url}/readyz`)
        .then((r) => r.ok)
        .catch(() => false)
    )
      return;
    if (server.child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`The server did not come up:\n${server.output()}`);
}

async function officerAt(url: string) {
  const response = await fetch(`${url}/demo/sign-in/council`, { redirect: 'manual' });
  return personAt(
    url,
    response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; '),
  );
}

const built = existsSync(program);
if (!built) console.warn('The server is not built, so these tests are skipped: run npm run build.');

test.runIf(built)(
  'a second server on the same folder is refused and told who holds it',
  { timeout: 120_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-'));
    folders.push(dataDir);
    const port = await freePort();
    const first = start(dataDir, port);
    await serving(`http://127.0.0.1:${port}`, first);
    const second = start(dataDir, await freePort());
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`in use by process ${first.child.pid}`);
  },
);

test.runIf(built)(
  'what was acknowledged before kill -9 is there after the next start',
  { timeout: 180_000 },
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-'));
    folders.push(dataDir);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const server = start(dataDir, port);
      await serving(url, server);
      const officer = await officerAt(url);
      const { viewer, terms } = await officer.get<any, any>(
        '{ viewer { memberships { council { id } } } terms(first: 1) { edges { node { id } } } }',
      );
      for (const id of acknowledged) {
        expect(
          (await officer.get<any, any>('query ($id: ID!) { need(id: $id) { id } }', { id })).need,
        ).toEqual({ id });
      }
      const before = acknowledged.length;
      for (let i = 0; ; i++) {
        const answer = await officer
          .ask<any, any>('mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }', {
            input: {
              councilId: viewer.memberships[0].council.id,
              title: `Need ${i} of round ${round}`,
              problem: 'The lifts of the tower are out of order every second week.',
              termIds: [terms.edges[0].node.id],
            },
          })
          .catch(() => null);
        if (!answer?.data) break;
        acknowledged.push(answer.data.createNeed.id);
        // So many acts, then a moment: on a slow machine as on a quick one, it dies in the midst of work.
        if (acknowledged.length === before + 2 + round)
          setTimeout(() => server.child.kill('SIGKILL'), 13 * round);
      }
      await server.ended;
    }
    expect(acknowledged.length).toBeGreaterThan(3);
  },
);
