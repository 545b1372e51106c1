import type { KyselyPlugin, UnknownRow } from 'kysely';

function withDates(row: UnknownRow): UnknownRow {
  const read: UnknownRow = {};
  for (const [column, value] of Object.entries(row)) {
    const isTimestamp = typeof value === 'string' && column.endsWith('_at');
    read[column] = isTimestamp ? new Date(value) : value;
    if (isTimestamp && Number.isNaN((read[column] as Date).getTime())) {
      throw new Error(`The timestamp in ${column} cannot be read.`);
    }
  }
  return read;
}

/**
 * Gives columns that end in `_at` as dates. The ORM's drivers give text, and the sign-in library compares
 * what it is given with the present: compared with text, no link and no session would ever expire.
 */
export const timestampsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: async ({ result }) => ({ ...result, rows: result.rows.map(withDates) }),
};
