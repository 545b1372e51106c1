import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseRefusal } from '../../server/src/platform/database-faults.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { backUp } from '../../server/src/platform/backup.ts';
import { prepareDatabase } from '../../server/src/platform/prepare.ts';

const at = mkdtempSync(join(tmpdir(), 'parley-full-'));
const disk = join(at, 'disk');
mkdirSync(disk);
const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const mounted = process.platform === 'linux' && mount('-t', 'tmpfs', '-o', 'size=320m', 'tmpfs', disk);
if (!mounted) console.warn('skipped: a small disk of its own can only be made by root on Linux');
afterAll(() => {
  if (mounted) spawnSync('umount', ['-l', disk]);
  rmSync(at, { recursive: true, force: true });
});

describe.skipIf(!mounted)('an embedded database', () => {
  const dataDir = join(disk, 'data');
  const filler = join(disk, 'filler');
  let database: Database;
  const stored: string[] = [];
  beforeAll(async () => {
    database = await openDatabase({ dataDir, databaseUrl: null });
    await prepareDatabase(database);
  });
  afterAll(() => database?.close().catch(() => undefined));

  const fill = (leave = 0) => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(filler, Buffer.alloc(bavail * bsize - leave));
  };
  const insert = async (id: string) => {
    // Random, so that it cannot be packed: such a row takes the room it looks like.
    await database.fork().execute(
      `insert into terms (id, scheme, code, label)
         select ?, 'service', ?, string_agg(md5(random()::text), '') from generate_series(1, 2000)`,
      [id, id],
    );
    stored.push(id);
  };
  const there = async () =>
    (
      await database
        .fork()
        .execute<{ id: string }[]>(`select id from terms where id like 'trm_full_%' order by id`)
    ).map(({ id }) => id);

  test('on a full disk refuses to store, says why, still reads, and stores again once there is room', async () => {
    fill();
    let refused = 0;
    for (let i = 0; i < 400 && refused < 20; i++) {
      await insert(`trm_full_a${String(i).padStart(4, '0')}`).catch((error: unknown) => {
        refused++;
        expect(databaseRefusal(error)?.message, String(error)).toMatch(
          /disk is full or cannot be written to/,
        );
      });
    }
    expect(refused).toBe(20);
    expect(await there()).toEqual([...stored].sort());
    rmSync(filler);
    await insert('trm_full_b');
    expect(await there()).toEqual([...stored].sort());
  });

  test('begins no transaction where its log might not find room, and can still be read', async () => {
    fill(40 * 1024 * 1024);
    const attempt = database.fork().transactional((em) => em.execute('delete from terms'));
    const refusal = await attempt.then(() => null, databaseRefusal);
    expect(refusal?.extensions).toMatchObject({ code: 'DATABASE_UNAVAILABLE', http: { status: 503 } });
    expect(await there()).toEqual([...stored].sort());
    rmSync(filler);
    await database.fork().transactional((em) => em.execute('delete from terms where false'));
  });

  test('that met a full disk is whole when it is opened again, and can be backed up', async () => {
    await database.close();
    database = await openDatabase({ dataDir, databaseUrl: null });
    expect(await there()).toEqual([...stored].sort());
    await database.close();
    fill(10_000);
    await expect(backUp(dataDir, join(disk, 'no-room'))).rejects.toThrow(/is on a full disk\. Make room/);
    rmSync(filler);
    await backUp(dataDir, join(at, 'with-room'));
  });

  test('on a full disk from the start, or on one that cannot be written to, is told of in a sentence', async () => {
    fill();
    const second = join(disk, 'second');
    await expect(openDatabase({ dataDir: second, databaseUrl: null })).rejects.toThrow(
      /^The data directory .*second is on a full disk\. Make room|disk of the data directory .*second is all but full/,
    );
    rmSync(filler);
    await (await openDatabase({ dataDir: second, databaseUrl: null })).close();
    expect(mount('-o', 'remount,ro', disk)).toBe(true);
    await expect(openDatabase({ dataDir, databaseUrl: null })).rejects.toThrow(
      /^The data directory .*data is on a file system that cannot be written to\. Mount it for writing/,
    );
    expect(mount('-o', 'remount,rw', disk)).toBe(true);
    database = await openDatabase({ dataDir, databaseUrl: null });
    expect(await there()).toEqual([...stored].sort());
  });
});
