import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const built = join(root, 'server/dist/server/src');

/** Where Parley keeps what it knows: a folder or a PostgreSQL database. */
export interface Where {
  dataDir: string;
  databaseUrl: string | null;
}

export interface Running {
  child: ChildProcess;
  url: string;
  /** Everything it said so far. */
  said(): string;
  ended: Promise<number | null>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. */
  stop(): Promise<void>;
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Every process that was started and has not ended. */
const alive = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

function run(
  file: string,
  args: readonly string[],
  where: Where,
  more: Record<string, string>,
): Omit<Running, 'url'> {
  const child = spawn(process.execPath, [join(built, file), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DATA_DIR: where.dataDir,
      DATABASE_URL: where.databaseUrl ?? '',
      DEMO: 'on',
      LOG_LEVEL: 'error',
      AD_HOC_PER_MINUTE: '1000000',
      OWN_PER_MINUTE: '1000000',
      AUTH_SECRET: 'a secret for crash tests, long enough to be one',
      ...more,
    },
  });
  alive.add(child);
  let text = '';
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (text += chunk));
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => {
      alive.delete(child);
      resolve(code);
    }),
  );
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { child, ended, said: () => text, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

/** Starts the server and does not wait for it. */
export async function beginServer(where: Where): Promise<Running> {
  const port = await freePort();
  const running = run('main.js', [], where, { PORT: String(port) });
  return { ...running, url: `http://127.0.0.1:${port}` };
}

/** Waits until the server is ready to serve. @throws Error with what it said when it is not within five minutes */
export async function untilReady(server: Running): Promise<void> {
  for (const until = Date.now() + 300_000; Date.now() < until;) {
    const ready = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(5_000) })
      .then((answer) => answer.ok)
      .catch(() => false);
    if (ready) return;
    if (server.child.exitCode !== null || server.child.signalCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not come up:\n${server.said()}`);
}

export async function startServer(where: Where): Promise<Running> {
  const server = await beginServer(where);
  await untilReady(server);
  return server;
}

/** `npm run import -- <source> <file>`, as a process of its own. */
export function beginImport(where: Where, source: string, file: string): Omit<Running, 'url'> {
  return run('cli.js', ['import', source, file], where, {});
}

/** Loads compiled modules of the server, so that the checks read what the server wrote. */
export const load = (path: string) => import(join(built, path));
