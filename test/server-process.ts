import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { personAt, type Person } from './world.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, 'server/dist/server/src/main.js');

/** Whether there is a server to start; `npm run build` makes one. */
export const serverIsBuilt = existsSync(program);
if (!serverIsBuilt) console.warn('The server is not built, so these tests are skipped: run npm run build.');

/** The server as its own process, as people run it. */
export interface ServerProcess {
  url: string;
  child: ChildProcess;
  output(): string;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
  /** Signs in as the demo's person of a side. */
  signIn(side: 'council' | 'supplier' | 'office'): Promise<Person>;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/**
 * Starts a server with the demo market and waits until it serves.
 * @param env over the environment of the tests: DATA_DIR or DATABASE_URL, and what else it is to be told
 */
export async function startServer(env: Record<string, string>): Promise<ServerProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATABASE_URL: '',
      DEMO: 'on',
      PORT: String(port),
      // Programs ask faster than people do; what pages may ask is tested at the door.
      OWN_PER_MINUTE: '1000000',
      ...env,
    },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | string | null>((resolve) =>
    child.once('exit', (code, signal) => resolve(signal ?? code)),
  );
  const ready = () =>
    fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
  const giveUpAt = performance.now() + 300_000;
  while (!(await ready())) {
    if (child.exitCode !== null || performance.now() > giveUpAt) {
      child.kill('SIGKILL');
      throw new Error(`The server did not come up:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    url,
    child,
    output: () => output,
    ended,
    signIn: async (side) => {
      const { headers } = await fetch(`${url}/demo/sign-in/${side}`, { redirect: 'manual' });
      const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
      return personAt(url, cookies.join('; '));
    },
  };
}
