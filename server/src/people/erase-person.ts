import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { statements, type Database, type Statements } from '../platform/database.ts';
import { scrubContact } from '../open-data/scrub-contact.ts';
import { personBy, placesOf, type Place } from './find-person.ts';
import { personalTables, type Person } from './personal-data.ts';

export interface ErasureRequest {
  email: string;
  reason: string;
  /** Goes on although an organisation is left without an administrator. */
  withoutSuccessor?: boolean;
}

export interface Erasure {
  accountId: string | null;
  /** Rows removed or detached, by table. */
  rows: Record<string, number>;
  /** Where the address or the name still stands in what people wrote. */
  left: Place[];
}

/**
 * Takes a person out of the database: what is about them is removed or loses the way back to them. The audit keeps the
 * number of the account, which no longer says whose it was.
 * @throws Error saying what to do for an address that nothing is known of, or when an organisation would be left
 * without an administrator
 */
export async function erasePerson(database: Database, request: ErasureRequest): Promise<Erasure> {
  const { person, rows } = await database.fork().transactional(async (em) => {
    const found = await personBy(em, request.email);
    const db = statements(em);
    if (found.accountId && !request.withoutSuccessor) await keepAdministrators(db, found.accountId);
    const changed = await takeOut(db, found);
    if (Object.values(changed).every((n) => n === 0))
      throw new Error('Nothing is stored about this address: neither an account nor a sign-in link.');
    await sql`
      insert into audit_entries (account_id, act, subject_id, after, reason, request_id)
      values (null, 'erasePerson', ${found.accountId ?? 'none'}, ${JSON.stringify({ rows: changed })}::jsonb,
        ${withoutPerson(request.reason, found)}, ${randomUUID()})`.execute(db);
    return { person: found, rows: changed };
  });
  const left = await placesOf(database.fork(), [person.email, person.name]);
  return { accountId: person.accountId, rows, left };
}

async function takeOut(db: Statements, person: Person): Promise<Record<string, number>> {
  const changed: Record<string, number> = {};
  const nobody = `erased_${randomUUID()}`;
  for (const { table, rows: about, onErasure } of personalTables) {
    if (onErasure.does === 'keep') continue;
    const target = sql`${sql.table(table)} as t`;
    const { numAffectedRows } =
      onErasure.does === 'remove'
        ? await sql`delete from ${target} where ${about(person)}`.execute(db)
        : await sql`
            update ${target} set ${sql.ref(onErasure.column)} = ${nobody} where ${about(person)}`.execute(db);
    changed[table] = (changed[table] ?? 0) + Number(numAffectedRows ?? 0);
  }
  return changed;
}

/** The reason as the record may keep it: for ever, so without the person. */
function withoutPerson(reason: string, { email, name }: Person): string {
  const about = [email, ...(name ? [name, ...name.split(/\s+/).filter((part) => part.length > 2)] : [])];
  const without = about.reduce(
    (text, part) =>
      text.replaceAll(new RegExp(part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), '[person]'),
    reason.trim(),
  );
  return scrubContact(without);
}

/** Where people and their administrators are, counted while nobody else can change it. */
async function keepAdministrators(db: Statements, accountId: string): Promise<void> {
  const { rows } = await sql<{ side: string; organisation: string | null; id: string | null }>`
    with own as (
      select m.side, m.council_id, m.supplier_id from memberships m
      where m.account_id = ${accountId} and m.role = 'administrator'
    ), others as (
      select m.id, m.side, m.council_id, m.supplier_id from memberships m join own on own.side = m.side
        and own.council_id is not distinct from m.council_id and own.supplier_id is not distinct from m.supplier_id
      where m.account_id <> ${accountId} and m.role = 'administrator' for share of m
    )
    select own.side, coalesce(c.name, s.name) as organisation, coalesce(c.code, s.id) as id
    from own left join councils c on c.id = own.council_id left join suppliers s on s.id = own.supplier_id
    where not exists (
      select 1 from others where others.side = own.side
        and others.council_id is not distinct from own.council_id
        and others.supplier_id is not distinct from own.supplier_id)`.execute(db);
  const [last] = rows;
  if (!last) return;
  const organisation = last.organisation ?? 'the innovation office';
  throw new Error(
    `This person is the last administrator of ${organisation}. Make somebody else one first: ` +
      `npm run parley -- membership EMAIL ${[last.side, last.id].filter(Boolean).join(' ')} --role administrator. ` +
      'Where nobody is left who could be, repeat with --without-successor.',
  );
}

/** What was done, in sentences. */
export function erasureText({ accountId, rows, left }: Erasure): string {
  const done = Object.entries(rows)
    .filter(([, n]) => n > 0)
    .map(([table, n]) => `${table} ${n}`)
    .join(', ');
  const lines = [`Erased: ${done}.`];
  if (accountId) lines.push(`The record keeps ${accountId}, which no longer says whose it was.`);
  if (left.length > 0)
    lines.push(
      'The name or address still stands in what people wrote; change it there:',
      ...left.map(({ table, column, rows: n }) => `  ${table}.${column}: ${n}`),
    );
  return lines.join('\n');
}
