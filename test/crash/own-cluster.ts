import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A PostgreSQL of our own, to be stopped and started at will. */
export interface Cluster {
  url: string;
  restart(how: 'fast' | 'immediate'): void;
  stop(how: 'fast' | 'immediate'): void;
  start(): void;
  remove(): void;
}

const programs = (): string | null => {
  const found = globSync('/usr/lib/postgresql/*/bin/initdb').sort().at(-1);
  if (found) return join(found, '..');
  const asked = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  const folder = asked.stdout?.trim();
  return folder && existsSync(join(folder, 'initdb')) ? folder : null;
};

/** A number of the unprivileged user PostgreSQL insists on, where this process is root; null where it has none. */
function owner(): { uid: number; gid: number } | null | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const uid = id('-u');
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(id('-g').stdout) } : null;
}

/** @returns null, with the reason on the console, where no cluster can be made */
export async function ownCluster(): Promise<Cluster | null> {
  const bin = programs();
  const as = owner();
  if (!bin || as === null) {
    console.warn('skipped: no initdb of PostgreSQL, or no user to run it as');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'parley-pg-'));
  if (as) chownSync(folder, as.uid, as.gid);
  const data = join(folder, 'data');
  const run = (program: string, args: readonly string[]) => {
    const done = spawnSync(join(bin, program), args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      ...as,
    });
    if (done.status !== 0) throw new Error(`${program} ${args.join(' ')}: ${done.stderr}`);
  };
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address() as { port: number };
      server.close(() => resolve(free));
    });
  });
  run('initdb', [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-instructions',
  ]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = () => run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  const stop = (how: string) => run('pg_ctl', ['-D', data, '-w', '-m', how, 'stop']);
  start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    start,
    stop,
    restart: (how) => {
      stop(how);
      start();
    },
    remove: () => {
      try {
        if (existsSync(join(data, 'postmaster.pid'))) stop('immediate');
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
