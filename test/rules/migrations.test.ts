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
  'request_rates',
];

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
        .filter((line) => line.trim() && !ownedBySignIn.some((table) => line.includes(`"${table}"`)));
      expect(left).toEqual([]);
    } finally {
      await database.close();
      await scratch?.drop();
    }
  });
});
