import { sql } from 'kysely';
import { statements, type Em } from '../platform/database.ts';

/** Accounts of the people who act for the organisation now. */
export async function membersOf(
  em: Em,
  side: 'council' | 'supplier',
  organisationId: string,
): Promise<string[]> {
  const { rows } = await sql<{ accountId: string }>`
    select distinct account_id as "accountId" from memberships
    where side = ${side} and ${organisationId} in (council_id, supplier_id)
    order by 1`.execute(statements(em));
  return rows.map(({ accountId }) => accountId);
}
