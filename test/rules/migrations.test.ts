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
});
