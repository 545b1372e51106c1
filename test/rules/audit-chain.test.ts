import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verdict } from '../../server/src/audit/audit-command.ts';
import { exportAudit } from '../../server/src/audit/export-audit.ts';
import { headOf, linkHash, noHash, placeOfHead, verifyChain } from '../../server/src/audit/verify-chain.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { databases, scratchDatabase } from '../databases.ts';

const writers = 16;
const entriesEach = 60;

describe.each(databases)('the audit on %s', (kind) => {
  let database: Database;
  let drop = async () => {};
  beforeAll(async () => {
    const scratch = kind === 'postgresql' ? await scratchDatabase() : null;
    if (scratch) drop = scratch.drop;
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch?.url ?? null });
  });
  afterAll(async () => {
    await database?.close();
    await drop();
  });

  const run = (statement: string) => database.fork().execute<any[]>(statement);
  const write = (act: string, more = '') =>
    `insert into audit_entries (account_id, act, subject_id, before, after, reason, request_id)
     values ('acc_someone', '${act}', 'nee_x', null, '{"title": "Damp – ‘mould’ 🍄", "n": 1.50}', 'because', 'r${more}')`;
  const verify = () => verifyChain(database.fork(), { batch: 100 });
  /** Lets somebody with the owner's rights do what the database refuses, and undoes it afterwards. */
  async function forged(statements: string[], look: () => Promise<void>): Promise<void> {
    await run('create table kept_entries as select * from audit_entries');
    await run('create table kept_links as select * from audit_links');
    const tables = ['audit_entries', 'audit_links'];
    for (const table of tables) await run(`alter table ${table} disable trigger user`);
    try {
      for (const statement of statements) await run(statement);
      await look();
    } finally {
      await run('delete from audit_links');
      await run('delete from audit_entries');
      await run('insert into audit_entries select * from kept_entries');
      await run('insert into audit_links select * from kept_links');
      for (const table of tables) {
        await run(`alter table ${table} enable trigger user`);
        await run(`alter table ${table} enable always trigger ${table}_stay`);
      }
      await run('drop table kept_entries, kept_links');
    }
  }
  const found = async () =>
    (await verify()).faults.map(({ sequence, what }) => `${sequence ?? 'none'}: ${what}`);

  test('is an empty chain before anybody has done anything', async () => {
    expect(await verify()).toEqual({ entries: 0, head: noHash, faults: [] });
  });

  test(`keeps one chain while ${writers} write at once, some of them giving up`, async () => {
    let kept = 0;
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        for (let i = 0; i < entriesEach; i++) {
          const givesUp = i % 10 === 9;
          await database
            .fork()
            .transactional(async (em) => {
              await em.execute(write('first', `${writer}-${i}`));
              // Work between the entry and the commit, in which others must be able to go on.
              await em.execute(`select count(*) from terms`);
              if (i % 3 === 0) await em.execute(write('second', `${writer}-${i}`));
              if (givesUp) throw new Error('given up');
              kept += i % 3 === 0 ? 2 : 1;
            })
            .catch((error: Error) => {
              if (error.message !== 'given up') throw error;
            });
        }
      }),
    );
    expect(kept).toBe(1_152);
    const { entries, faults, head } = await verify();
    expect(faults).toEqual([]);
    expect(entries).toBe(kept);
    expect(await headOf(database.fork())).toEqual({ sequence: kept, hash: head });
  });

  test.skipIf(kind === 'pglite')('keeps nobody waiting for another’s unfinished transaction', async () => {
    const slow = database.fork();
    await slow.begin();
    await slow.execute(write('slow'));
    await run(write('quick'));
    await slow.commit();
    const [last] = await run(
      'select e.act from audit_links l join audit_entries e on e.id = l.entry_id order by l.sequence desc limit 1',
    );
    expect(last.act).toBe('slow');
    expect((await verify()).faults).toEqual([]);
  });

  test.each([
    `update audit_entries set reason = 'another' where id = 5`,
    `update audit_entries set reason = reason where false`,
    `delete from audit_entries where id = 5`,
    `truncate audit_entries`,
    `truncate audit_entries cascade`,
    `update audit_links set hash = previous_hash where sequence = 5`,
    `delete from audit_links where sequence = 5`,
    `truncate audit_links`,
  ])('refuses: %s', async (statement) => {
    const before = await verify();
    await expect(run(statement)).rejects.toThrow(/What is on record in audit_(entries|links) stays as it is/);
    expect(await verify()).toEqual(before);
  });

  test('refuses a link that somebody makes by hand', async () => {
    const statement = `insert into audit_links values (9999, 9999, sha256(''), sha256(''))`;
    await expect(run(statement)).rejects.toThrow(/made by the database/);
  });

  test('links what a role writes that may neither read the links nor write them', async () => {
    const role = `parley_writer_${Math.random().toString(36).slice(2, 10)}`;
    await run(`create role ${role}`);
    try {
      await run(`grant insert, select on audit_entries to ${role}`);
      await run(`grant usage on sequence audit_entries_id_seq to ${role}`);
      await run(`create policy ${role} on audit_entries to ${role} using (true) with check (true)`);
      const before = await headOf(database.fork());
      await database.fork().transactional(async (em) => {
        await em.execute(`set local role ${role}`);
        await em.execute(write('byAnother'));
      });
      const denied = database.fork().transactional(async (em) => {
        await em.execute(`set local role ${role}`);
        await em.execute('select * from audit_links');
      });
      await expect(denied).rejects.toThrow(/permission denied/);
      expect((await headOf(database.fork())).sequence).toBe(before.sequence + 1);
      expect((await verify()).faults).toEqual([]);
    } finally {
      await run(`drop owned by ${role}`);
      await run(`drop role ${role}`);
    }
  });

  test('hashes the same whatever the session’s time zone and manner of writing dates', async () => {
    await database.fork().transactional(async (em) => {
      await em.execute(`set local timezone = 'Asia/Kathmandu'`);
      await em.execute(`set local datestyle = 'SQL, DMY'`);
      await em.execute(write('elsewhere'));
    });
    expect((await verify()).faults).toEqual([]);
  });

  test.each([
    [
      'a letter of the act',
      `update audit_entries set act = overlay(act placing 'x' from 2 for 1) where id = 77`,
    ],
    [
      'a letter in what was',
      `update audit_entries set after = '{"n": 1.50, "title": "Damp – ‘mould’ 🍅"}' where id = 77`,
    ],
    [
      'a nought behind a number',
      `update audit_entries set after = '{"title": "Damp – ‘mould’ 🍄", "n": 1.5}' where id = 77`,
    ],
    ['a microsecond', `update audit_entries set at = at + interval '1 microsecond' where id = 77`],
    ['nothing for an empty text', `update audit_entries set before = '""' where id = 77`],
    ['who it was', `update audit_entries set account_id = null where id = 77`],
    [
      'where two columns part',
      `update audit_entries set act = act || 'n', subject_id = 'ee_x' where id = 77`,
    ],
  ])('finds exactly the entry in which somebody changed %s', async (_what, statement) => {
    const [link] = await run('select sequence from audit_links where entry_id = 77');
    await forged([statement], async () => {
      const { faults } = await verify();
      expect(faults).toEqual([
        {
          sequence: Number(link.sequence),
          entryId: '77',
          what: 'The entry or its link is not what was put on record.',
        },
      ]);
      expect(verdict(await verify()).text).toContain(`Entry 77 (place ${link.sequence})`);
    });
    expect(await found()).toEqual([]);
  });

  test('finds exactly the link in whose hash one bit was flipped', async () => {
    await forged(
      ['update audit_links set hash = set_bit(hash, 13, 1 - get_bit(hash, 13)) where sequence = 40'],
      async () => expect(await found()).toEqual(['40: The entry or its link is not what was put on record.']),
    );
  });

  test('finds an entry that was removed, with its link and without', async () => {
    const at = '(select entry_id from audit_links where sequence = 50)';
    await forged([`delete from audit_entries where id = ${at}`], async () =>
      expect(await found()).toEqual(['50: The entry was removed.']),
    );
    await forged(
      [`delete from audit_entries where id = ${at}`, 'delete from audit_links where sequence = 50'],
      async () => expect(await found()).toEqual(['51: The link before it, 50, was removed.']),
    );
  });

  test('finds an entry that was slipped in', async () => {
    await forged([write('slippedIn')], async () => {
      expect(await found()).toEqual(['none: The entry has no link: it was not written as entries are.']);
    });
  });

  test('finds entries that changed places', async () => {
    await forged(
      [
        'update audit_links set sequence = -1 where sequence = 60',
        'update audit_links set sequence = 60 where sequence = 62',
        'update audit_links set sequence = 62 where sequence = -1',
      ],
      async () => {
        const faults = await found();
        expect(faults[0]).toBe('60: It does not follow the link before it.');
        expect(faults.map((fault) => fault.split(':')[0])).toEqual(['60', '61', '62', '63']);
      },
    );
  });

  test('finds by a hash kept elsewhere that the end was cut off, or that all was written anew', async () => {
    const em = database.fork();
    const kept = await headOf(em);
    expect(await placeOfHead(em, kept.hash)).toBe(kept.sequence);
    const last = `(select max(sequence) from audit_links)`;
    await forged(
      [
        `delete from audit_entries where id = (select entry_id from audit_links where sequence = ${last})`,
        `delete from audit_links where sequence = ${last}`,
      ],
      async () => {
        const shorter = await verify();
        expect(shorter.faults).toEqual([]);
        const place = await placeOfHead(database.fork(), kept.hash);
        const { sound, text } = verdict(shorter, { hash: kept.hash, place });
        expect(sound).toBe(false);
        expect(text).toContain('is not in the chain');
      },
    );
    expect(verdict(await verify(), { hash: kept.hash, place: kept.sequence }).sound).toBe(true);
  });

  test('leaves the house so that the chain can be checked from the file alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'parley-audit-'));
    try {
      const { sequence, hash } = await headOf(database.fork());
      const file = join(folder, 'audit.jsonl');
      expect(await exportAudit(database.fork(), file)).toBe(sequence);
      const rows = (await readFile(file, 'utf8'))
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      rows.sort((a, b) => a.sequence - b.sequence);
      let previous = noHash;
      for (const r of rows) {
        const parts = [r.id, r.at, r.accountId, r.act, r.subjectId, r.before, r.after, r.reason, r.requestId];
        expect(r.hash).toBe(linkHash(previous, parts));
        previous = r.hash;
      }
      expect(previous).toBe(hash);
      const csv = join(folder, 'audit.csv');
      expect(await exportAudit(database.fork(), csv)).toBe(sequence);
      expect((await readFile(csv, 'utf8')).split('\n')[0]).toBe(
        'sequence,id,at,accountId,act,subjectId,before,after,reason,requestId,previousHash,hash',
      );
      await expect(exportAudit(database.fork(), csv)).rejects.toThrow(/EEXIST/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

test('entries from before the chain are linked in their order when the chain is introduced', async () => {
  const database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
  try {
    const em = database.fork();
    // As a database stood before: entries, and nothing of the chain.
    for (const statement of [
      'drop trigger audit_entries_link on audit_entries',
      'drop trigger audit_entries_stay on audit_entries',
      'drop table audit_links',
      'drop function link_audit_entry(), refuse_rewriting(), refuse_own_link(), audit_text(audit_entries), audit_part(text) cascade',
      'drop index audit_entries_account_id_index',
      'drop index audit_entries_act_index',
      `delete from migrations where name = '20261125100000-audit-chain'`,
      ...['one', 'two', 'three'].map(
        (act) => `insert into audit_entries (act, subject_id, request_id) values ('${act}', 's', 'r')`,
      ),
    ])
      await em.execute(statement);
    await database.orm.migrator.up();
    await em.execute(`insert into audit_entries (act, subject_id, request_id) values ('four', 's', 'r')`);
    const { entries, faults } = await verifyChain(database.fork());
    expect({ entries, faults }).toEqual({ entries: 4, faults: [] });
    const rows = await em.execute<{ act: string }[]>(
      'select e.act from audit_links l join audit_entries e on e.id = l.entry_id order by l.sequence',
    );
    expect(rows.map(({ act }) => act)).toEqual(['one', 'two', 'three', 'four']);
  } finally {
    await database.close();
  }
});
