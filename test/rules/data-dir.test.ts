import 'reflect-metadata';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadDemoMarket } from '../../server/src/demo/load-demo-market.ts';
import { authSecret } from '../../server/src/identity/auth-secret.ts';
import { everyTableDigest } from '../../server/src/open-data/tables-digest.ts';
import { backUp, restore } from '../../server/src/platform/backup.ts';
import { lockDataDir } from '../../server/src/platform/data-dir-lock.ts';
import { openDatabase } from '../../server/src/platform/database.ts';
import { prepareDatabase } from '../../server/src/platform/prepare.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = existsSync(join(root, 'server/dist/server/src/platform/data-dir-lock.js'));
const at = mkdtempSync(join(tmpdir(), 'parley-data-'));
afterAll(() => rmSync(at, { recursive: true, force: true }));

const open = (dataDir: string, tell?: (text: string) => void) =>
  openDatabase({ dataDir, databaseUrl: null }, tell);
const digestsOf = async (dataDir: string) => {
  const database = await open(dataDir);
  try {
    return await everyTableDigest(database);
  } finally {
    await database.close();
  }
};

describe('the lock of a data directory', () => {
  test('is one process’s at a time, and names the holder', () => {
    const folder = join(at, 'locked');
    const unlock = lockDataDir(folder);
    expect(() => lockDataDir(folder)).toThrow(`in use by process ${process.pid}`);
    unlock();
    lockDataDir(folder)();
  });

  test.each([
    ['an empty lock file', ''],
    ['the number of a process that is another program by now', String(process.ppid)],
    ['the number of this very process', String(process.pid)],
  ])('is free where a crash left %s', (_, content) => {
    const folder = mkdtempSync(join(at, 'left-'));
    writeFileSync(join(folder, 'parley.lock'), '');
    writeFileSync(join(folder, 'parley.pid'), content);
    lockDataDir(folder)();
  });

  test.runIf(built)('never has two holders, however many race for it and die with it', async () => {
    const folder = mkdtempSync(join(at, 'raced-'));
    const racers = Array.from(
      { length: 6 },
      () =>
        new Promise<string>((resolve) => {
          const child = spawn(process.execPath, [join(root, 'test/crash/take-lock.mjs'), folder, '25']);
          let said = '';
          child.stdout.on('data', (chunk) => (said += chunk));
          child.stderr.on('data', (chunk) => (said += chunk));
          child.once('exit', (_code, signal) => resolve(`${said.trim()} ${signal}`));
        }),
    );
    expect(await Promise.all(racers)).toEqual(racers.map(() => 'held 25 SIGKILL'));
  });

  test('says what a path is that is no folder', async () => {
    const file = join(at, 'a-file');
    writeFileSync(file, '');
    await expect(open(file)).rejects.toThrow(`The data directory ${file} is not a folder.`);
  });
});

describe('a first start that was cut short', () => {
  test('is begun again, and comes up whole', async () => {
    const folder = join(at, 'begun');
    mkdirSync(join(folder, 'pglite/base'), { recursive: true });
    writeFileSync(join(folder, 'beginning'), '');
    writeFileSync(join(folder, 'pglite/PG_VERSION'), '18');
    await (await open(folder)).close();
    expect(existsSync(join(folder, 'beginning'))).toBe(false);
  });
});

describe('a backup', () => {
  const folder = join(at, 'whole');
  const file = join(at, 'whole.parley-backup');
  let digests: Record<string, string>;
  beforeAll(async () => {
    const database = await open(folder);
    await prepareDatabase(database);
    await loadDemoMarket(database);
    digests = await everyTableDigest(database);
    authSecret({ authSecret: null, dataDir: folder });
    await expect(backUp(folder, file)).rejects.toThrow('is in use by process');
    await database.close();
    await backUp(folder, file);
  });

  test('holds every table and the secret of the sessions, and is for its owner alone', async () => {
    const copy = join(at, 'copy');
    expect(await restore(copy, file)).toBeNull();
    expect(await digestsOf(copy)).toEqual(digests);
    expect(Object.keys(digests).length).toBeGreaterThan(15);
    expect(readFileSync(join(copy, 'auth-secret'))).toEqual(readFileSync(join(folder, 'auth-secret')));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is not put over what stands in a folder, unless told to, and then keeps that aside', async () => {
    const other = join(at, 'other');
    const database = await open(other);
    await database
      .fork()
      .execute(`insert into accounts (id, name, email) values ('acc_1', 'A', 'a@b.example')`);
    const before = await everyTableDigest(database);
    await database.close();
    await expect(restore(other, file)).rejects.toThrow(
      /is not empty, and nothing in it was touched.*--force/s,
    );
    expect(await digestsOf(other)).toEqual(before);
    const aside = await restore(other, file, { force: true });
    expect(await digestsOf(other)).toEqual(digests);
    const kept = join(at, 'kept');
    mkdirSync(kept);
    cpSync(join(aside!, 'pglite'), join(kept, 'pglite'), { recursive: true });
    expect(await digestsOf(kept)).toEqual(before);
  });

  test.each<[string, (path: string) => void, RegExp]>([
    ['torn', (path) => truncateSync(path, statSync(path).size - 100), /is torn: \d+ of \d+ bytes/],
    [
      'changed by one bit',
      (path) => {
        const bytes = readFileSync(path);
        bytes[bytes.length - 5000]! ^= 1;
        writeFileSync(path, bytes);
      },
      /its checksum is another/,
    ],
    ['something else', (path) => writeFileSync(path, 'PK\u0003\u0004'), /is not a backup of Parley/],
    ['empty', (path) => writeFileSync(path, ''), /is not a backup of Parley/],
    [
      'of a newer Parley',
      (path) =>
        writeFileSync(
          path,
          readFileSync(path, 'latin1').replace('"migrations":["', '"migrations":["29990101000000-later","'),
          'latin1',
        ),
      /made by a newer Parley.*29990101000000-later/,
    ],
  ])('that is %s is refused for what it is, and the folder stays as it was', async (what, spoil, message) => {
    const spoilt = join(at, `spoilt ${what}`);
    cpSync(file, spoilt);
    spoil(spoilt);
    const into = mkdtempSync(join(at, 'into-'));
    await expect(restore(into, spoilt)).rejects.toThrow(message);
    expect(readdirSync(into)).not.toContain('pglite');
  });

  test('that was being restored when the machine stopped is there whole at the next start', async () => {
    const stopped = join(at, 'stopped');
    await restore(stopped, file);
    // As it stands between the two renames: the old files aside, the new ones not yet in their place.
    mkdirSync(join(stopped, 'restoring'));
    cpSync(join(stopped, 'pglite'), join(stopped, 'restoring/pglite'), { recursive: true });
    cpSync(join(stopped, 'pglite'), join(stopped, 'replaced/pglite'), { recursive: true });
    rmSync(join(stopped, 'pglite'), { recursive: true });
    writeFileSync(join(stopped, 'restore-under-way'), 'replaced');
    expect(await digestsOf(stopped)).toEqual(digests);
    expect(existsSync(join(stopped, 'restoring'))).toBe(false);
  });

  test('is made before a migration changes a database, and only then; the last five are kept', async () => {
    const old = join(at, 'old');
    await restore(old, file);
    const backups = join(old, 'backups');
    mkdirSync(backups);
    for (const year of [2021, 2022, 2023, 2024, 2025])
      writeFileSync(join(backups, `before-migration-${year}-01-01T00-00-00Z.parley-backup`), '');
    const told: string[] = [];
    let database = await open(old, (text) => told.push(text));
    expect(told).toEqual([]);
    await database.fork().execute(`delete from migrations where name = '20261125000000-derived-line'`);
    await database.fork().execute(`alter table needs drop column line_is_derived`);
    await database.close();
    database = await open(old, (text) => told.push(text));
    await database.close();
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^Backed up before the schema changes: .*before-migration-.*\.parley-backup$/);
    const kept = readdirSync(backups).sort();
    expect(kept).toHaveLength(5);
    expect(kept[0]).toContain('2022');
    const back = join(at, 'back');
    await restore(back, join(backups, kept.at(-1)!));
    expect(Object.keys(await digestsOf(back))).toEqual(Object.keys(digests));
  });
});
