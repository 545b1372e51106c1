import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../server/src/platform/database.ts';
import { databases, scratchDatabase } from '../world.ts';

/** Tables that sign-in and the counting of requests own and no entity describes. */
const ownedBySignIn = [
  'accounts',
  'sessions',
  'account_credentials',
  'verifications',
  'rate_limits',
  'two_factors',
  'spent_codes',
  'request_rates',
];
/** Functions of the audit's chain. */
const ownedByAudit = ['audit_part', 'audit_text'];
const undescribed = [...ownedBySignIn, ...ownedByAudit];

/** What the list of row rules makes, which row-security.test.ts compares. */
const ofRowSecurity = /(policy|function if exists) "parley_|(no force|disable) row level security/;

describe.each(databases)('on %s', (kind) => {
  test('the migrations make exactly what the entities describe', async () => {
    const scratch = kind === 'postgresql' ? await scratchDatabase() : null;
    const database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch?.url ?? null });
    try {
      const generator = (
        database.orm as unknown as { schema: { getUpdateSchemaSQL(options: object): Promise<string> } }
      ).schema;
      const update = await generator.getUpdateSchemaSQL({ wrap: false, safe: false });
      const left = update
        .split('\n')
        .filter((line) => line.trim() && !ofRowSecurity.test(line))
        .filter((line) => !undescribed.some((name) => line.includes(`"${name}"`)));
      expect(left).toEqual([]);
    } finally {
      await database.close();
      await scratch?.drop();
    }
  });

  test('equal memberships of an older database become the one of the highest role, and no more can come', async () => {
    const scratch = kind === 'postgresql' ? await scratchDatabase() : null;
    const database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch?.url ?? null });
    const run = (statement: string) => database.fork().execute(statement);
    try {
      await run('alter table memberships drop constraint memberships_once');
      await run(`alter table memberships add constraint memberships_account_id_side_council_id_supplier_id_unique
        unique (account_id, side, council_id, supplier_id)`);
      await run(`delete from migrations where name = '20261130000000-memberships-once'`);
      await run(`insert into memberships (id, account_id, side, role) values
        ('mem_1', 'acc_1', 'office', 'member'), ('mem_2', 'acc_1', 'office', 'lead'),
        ('mem_3', 'acc_1', 'office', 'member'), ('mem_4', 'acc_2', 'office', 'member')`);
      await database.orm.migrator.up();
      expect(await run('select id, role from memberships order by id')).toEqual([
        { id: 'mem_2', role: 'lead' },
        { id: 'mem_4', role: 'member' },
      ]);
      await expect(
        run(`insert into memberships (id, account_id, side) values ('mem_5', 'acc_1', 'office')`),
      ).rejects.toThrow(/memberships_once/);
    } finally {
      await database.close();
      await scratch?.drop();
    }
  });
});
