import { createHash } from 'node:crypto';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Em } from '../platform/database.ts';
import { headOf, linkHash, noHash, placeOfHead, verifyChain } from './verify-chain.ts';

// Two tables of a real database are enough here, and they stand long before all entities are read.
vi.mock('../platform/database.ts', () => ({ statements: (em: Em) => em.getKysely() }));

const sha256 = (...parts: (string | Buffer)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

describe('the hash of a link', () => {
  const first = Buffer.alloc(32);

  it('is SHA-256 over the hash before and every column with its length, or a dash for nothing', () => {
    expect(noHash).toBe('0'.repeat(64));
    expect(linkHash(noHash, ['1', null, 'acted'])).toBe(sha256(first, '1:1-5:acted'));
    const before = sha256('x');
    expect(linkHash(before, ['é'])).toBe(sha256(Buffer.from(before, 'hex'), '2:é'));
    expect(linkHash(noHash, [])).toBe(sha256(first));
  });

  it('tells nothing from an empty text, and one split of the same letters from another', () => {
    const hashes = [[null], [''], ['-'], ['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', null]].map((parts) =>
      linkHash(noHash, parts),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the chain of a database', () => {
  let database: PGlite;
  let em: Em;
  const run = (text: string) => database.exec(text);

  beforeAll(async () => {
    database = await PGlite.create();
    const kysely = new Kysely<object>({ dialect: new PGliteDialect({ pglite: database }) });
    em = { getKysely: () => kysely } as unknown as Em;
    await run(`create table audit_entries (id bigint primary key, at timestamptz not null, account_id text,
      act text not null, subject_id text not null, before jsonb, after jsonb, reason text, request_id text not null)`);
    await run(
      'create table audit_links (sequence bigint primary key, entry_id bigint, previous_hash bytea, hash bytea)',
    );
  });
  afterAll(() => database.close());

  const hashes: string[] = [];
  /** Seven acts on record, at the places 1 to 7; their entries are 11 to 17. */
  beforeEach(async () => {
    const statements = ['delete from audit_links', 'delete from audit_entries'];
    hashes.length = 0;
    let previous = noHash;
    for (let i = 1; i <= 7; i++) {
      const after = i % 2 ? `{"n": ${i}}` : null;
      const row = [
        `1${i}`,
        `2026-01-0${i}T10:20:30.123456Z`,
        i % 3 ? 'somebody' : null,
        'published',
        'nee_1',
        null,
        after,
        null,
        'req',
      ];
      const values = row.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ');
      statements.push(`insert into audit_entries values (${values})`);
      const hash = linkHash(previous, row);
      statements.push(`insert into audit_links values (${i}, 1${i}, '\\x${previous}', '\\x${hash}')`);
      hashes.push(hash);
      previous = hash;
    }
    await run(statements.join(';'));
  });

  const faults = async (batch?: number) => (await verifyChain(em, batch ? { batch } : {})).faults;
  const changed = 'The entry or its link is not what was put on record.';
  const broken = 'It does not follow the link before it.';

  it('is sound as it was written, however many are looked at at once', async () => {
    for (const batch of [1, 3, 6, 7, 8, undefined])
      expect(await verifyChain(em, batch ? { batch } : {})).toEqual({
        entries: 7,
        head: hashes[6],
        faults: [],
      });
    expect(await verifyChain(em)).toEqual({ entries: 7, head: hashes[6], faults: [] });
  });

  it('is sound when nothing is on record', async () => {
    await run('delete from audit_links');
    await run('delete from audit_entries');
    expect(await verifyChain(em)).toEqual({ entries: 0, head: noHash, faults: [] });
  });

  it('says how far the check has come after each batch', async () => {
    const said: string[] = [];
    await verifyChain(em, { batch: 3, onProgress: (done, of) => said.push(`${done} of ${of}`) });
    expect(said).toEqual(['3 of 7', '6 of 7']);
  });

  it.each([
    ["at = at + interval '1 microsecond'"],
    ["account_id = 'somebodz'"],
    ['account_id = null'],
    ["account_id = ''"],
    ["act = 'Published'"],
    ["subject_id = 'nee_2'"],
    ["before = 'null'"],
    ['after = \'{"n": 5}\''],
    ["reason = ''"],
    ["request_id = 'Req'"],
  ])('shows exactly the entry of which somebody changed a column: %s', async (change) => {
    await run(`update audit_entries set ${change} where id = 14`);
    for (const batch of [2, 3, undefined])
      expect(await faults(batch)).toEqual([{ sequence: 4, entryId: '14', what: changed }]);
  });

  it('shows the first and the last as well', async () => {
    await run("update audit_entries set reason = 'because' where id in (11, 17)");
    expect(await faults(3)).toEqual([
      { sequence: 1, entryId: '11', what: changed },
      { sequence: 7, entryId: '17', what: changed },
    ]);
  });

  it('shows the link whose hash was changed, and not the one after it, which still tells what it was', async () => {
    await run(`update audit_links set hash = '\\x${sha256('forged')}' where sequence = 4`);
    expect(await faults()).toEqual([{ sequence: 4, entryId: '14', what: changed }]);
    expect(await faults(4)).toEqual([{ sequence: 4, entryId: '14', what: changed }]);
  });

  it('shows where an entry and its link were both written anew: the next does not follow', async () => {
    await run("update audit_entries set act = 'withdrawn' where id = 14");
    const hash = linkHash(hashes[2]!, [
      '14',
      '2026-01-04T10:20:30.123456Z',
      'somebody',
      'withdrawn',
      'nee_1',
      null,
      null,
      null,
      'req',
    ]);
    await run(`update audit_links set hash = '\\x${hash}' where sequence = 4`);
    expect(await faults()).toEqual([{ sequence: 5, entryId: '15', what: broken }]);
  });

  it('shows a link that was tied to another before it', async () => {
    await run(`update audit_links set previous_hash = '\\x${hashes[0]}' where sequence = 4`);
    expect(await faults()).toEqual([
      { sequence: 4, entryId: '14', what: broken },
      { sequence: 4, entryId: '14', what: changed },
    ]);
  });

  it('shows a first link that pretends something stood before it', async () => {
    await run(`update audit_links set previous_hash = '\\x${hashes[5]}' where sequence = 1`);
    expect((await faults()).filter(({ sequence }) => sequence === 1).map(({ what }) => what)).toEqual([
      broken,
      changed,
    ]);
  });

  it('shows an entry that was removed', async () => {
    await run('delete from audit_entries where id = 14');
    const found = await verifyChain(em, { batch: 2 });
    expect(found).toEqual({
      entries: 6,
      head: hashes[6],
      faults: [{ sequence: 4, entryId: '14', what: 'The entry was removed.' }],
    });
  });

  it('shows links that were removed, and their entries if those are still there', async () => {
    await run('delete from audit_links where sequence = 4');
    await run('delete from audit_entries where id = 14');
    expect(await faults()).toEqual([
      { sequence: 5, entryId: '15', what: 'The link before it, 4, was removed.' },
    ]);
    await run('delete from audit_links where sequence in (2, 3)');
    const unlinked = 'The entry has no link: it was not written as entries are.';
    expect(await verifyChain(em)).toEqual({
      entries: 6,
      head: hashes[6],
      faults: [
        { sequence: 5, entryId: '15', what: 'The 3 links before it, from 2 on, were removed.' },
        { sequence: null, entryId: '12', what: unlinked },
        { sequence: null, entryId: '13', what: unlinked },
      ],
    });
  });

  it('shows an entry that was slipped in beside it', async () => {
    await run("insert into audit_entries values (90, now(), null, 'won', 'nee_1', null, null, null, 'req')");
    expect(await verifyChain(em)).toMatchObject({
      entries: 8,
      head: hashes[6],
      faults: [{ sequence: null, entryId: '90' }],
    });
  });

  it('has a head, which is found again until the end is cut off', async () => {
    expect(await headOf(em)).toEqual({ sequence: 7, hash: hashes[6] });
    expect(await placeOfHead(em, hashes[6]!)).toBe(7);
    expect(await placeOfHead(em, hashes[2]!)).toBe(3);
    await run('delete from audit_links where sequence > 5');
    expect(await headOf(em)).toEqual({ sequence: 5, hash: hashes[4] });
    expect(await placeOfHead(em, hashes[6]!)).toBeNull();
  });

  it('has zeros for a head before anything is on record, which stand at place 0 of every chain', async () => {
    expect(await placeOfHead(em, noHash)).toBe(0);
    await run('delete from audit_links');
    expect(await headOf(em)).toEqual({ sequence: 0, hash: noHash });
    expect(await placeOfHead(em, noHash)).toBe(0);
  });
});
