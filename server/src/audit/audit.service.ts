import { sql, type RawBuilder } from 'kysely';
import type { Context } from '../platform/context.ts';
import { statements, type Statements } from '../platform/database.ts';
import { badInput } from '../platform/errors.ts';
import { kindOf } from '../platform/ids.ts';
import { checkPage, type Connection, type PageArgs } from '../platform/pagination.ts';
import { holding, searchWords } from '../platform/search.ts';
import { acts, doerWithoutAccount, wordsOf } from './acts.ts';
import type { AuditChange, AuditFilter, AuditThing, RecordedAct, RecordedActKind } from './audit.type.ts';

interface Row {
  id: string;
  at: string;
  accountId: string | null;
  actorName: string | null;
  act: string;
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string;
  sequence: number | null;
  hash: string | null;
  withheld: boolean;
}

/** The need an entry is about: the subject, or what it names. */
const needOf = sql`case when e.subject_id like 'nee\\_%' then e.subject_id
  else coalesce(e.after->>'needId', e.before->>'needId') end`;
/** What a council has not published is not the office's to read, neither here nor by searching for it. */
const open = sql<boolean>`(${needOf} is null or exists (
  select 1 from needs n where n.id = ${needOf} and n.published_at is not null))`;

function conditions(filter: AuditFilter): RawBuilder<boolean>[] {
  const found: RawBuilder<boolean>[] = [];
  const { actor, act, subject, since, until } = filter;
  if (actor) {
    const words = holding(actor).$ilike;
    found.push(sql`(e.account_id = ${actor} or e.account_id in (
      select id from accounts where name ilike ${words} or email ilike ${words}))`);
  }
  if (act) found.push(sql`e.act = ${act}`);
  if (subject) {
    const named = JSON.stringify([subject]);
    found.push(sql`(e.subject_id = ${subject} or e.after->>'needId' = ${subject} or e.after->>'supplierId' = ${subject}
      or e.before->>'needId' = ${subject} or e.before->>'supplierId' = ${subject}
      or e.after->'ids' @> ${named}::jsonb)`);
  }
  if (since) found.push(sql`e.at >= (${since}::date)::timestamp at time zone 'Europe/London'`);
  if (until) found.push(sql`e.at < (${until}::date + 1)::timestamp at time zone 'Europe/London'`);
  for (const word of searchWords(filter.search)) {
    const words = holding(word).$ilike;
    found.push(sql`(e.act ilike ${words} or e.subject_id ilike ${words} or e.request_id ilike ${words}
      or (${open} and (e.reason ilike ${words} or e.before::text ilike ${words} or e.after::text ilike ${words})))`);
  }
  return found;
}

const toCursor = (id: string) => Buffer.from(`entry:${id}`).toString('base64url');

function idAfter(after: string): string {
  const match = /^entry:(\d{1,18})$/.exec(Buffer.from(after, 'base64url').toString('latin1'));
  if (!match) throw badInput({ field: 'after', message: 'This is not a cursor of this list.' });
  return match[1]!;
}

const entries = sql`
  select e.id::text as id, e.at, e.account_id as "accountId", coalesce(nullif(a.name, ''), a.email) as "actorName",
    e.act, e.subject_id as "subjectId", e.before, e.after, e.reason, e.request_id as "requestId",
    l.sequence::int as sequence, encode(l.hash, 'hex') as hash, not ${open} as withheld
  from audit_entries e left join audit_links l on l.entry_id = e.id left join accounts a on a.id = e.account_id`;

/** How many entries the filter finds now, and the highest place in the chain among them; 0 where there is none. */
export async function foundInRecord(
  ctx: Context,
  filter: AuditFilter,
): Promise<{ entries: number; top: number }> {
  const all = sql.join([sql<boolean>`true`, ...conditions(filter)], sql` and `);
  const { rows } = await sql<{ entries: number; top: number }>`
    select count(*)::int as entries, coalesce(max(l.sequence), 0)::int as top
    from audit_entries e join audit_links l on l.entry_id = e.id where ${all}`.execute(statements(ctx.em));
  return rows[0]!;
}

/** So many entries that the filter finds below a place in the chain, the highest place first. */
export async function recordedBelow(
  ctx: Context,
  filter: AuditFilter,
  below: number,
  first: number,
): Promise<RecordedAct[]> {
  const db = statements(ctx.em);
  const all = sql.join([sql<boolean>`l.sequence < ${below}::bigint`, ...conditions(filter)], sql` and `);
  const { rows } = await sql<Row>`${entries} where ${all} order by l.sequence desc limit ${first}`.execute(
    db,
  );
  const labels = await labelsOf(db, rows.flatMap(idsOf));
  return rows.map((row) => toRecordedAct(row, labels));
}

/** The record, newest first. @throws Refusal BAD_USER_INPUT for a day, a cursor or a page that is none */
export async function recordedActs(
  ctx: Context,
  filter: AuditFilter,
  page: PageArgs,
): Promise<Connection<RecordedAct>> {
  checkPage(page);
  const db = statements(ctx.em);
  const wanted = [sql<boolean>`true`, ...conditions(filter)];
  const all = sql.join(wanted, sql` and `);
  const from = page.after ? sql`e.id < ${idAfter(page.after)}::bigint` : sql`true`;
  const { rows } = await sql<Row>`
    ${entries} where ${all} and ${from} order by e.id desc limit ${page.first + 1}`.execute(db);
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from audit_entries e where ${all}`.execute(db);
  const shown = rows.slice(0, page.first);
  const labels = await labelsOf(db, shown.flatMap(idsOf));
  const edges = shown.map((row) => ({ node: toRecordedAct(row, labels), cursor: toCursor(row.id) }));
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: counted[0]!.n,
  };
}

/** Every act that can be on record, and any other that is. */
export async function actKinds(ctx: Context): Promise<RecordedActKind[]> {
  const { rows } = await sql<{ act: string }>`
    select distinct act from audit_entries`.execute(statements(ctx.em));
  const names = new Set([...acts.map(({ act }) => act), ...rows.map(({ act }) => act)]);
  return [...names].map((act) => ({ act, words: wordsOf(act) }));
}

/** The subject and what else the entry names, each once. */
function idsOf({ subjectId, before, after }: Row): string[] {
  const named = [subjectId, ...(Array.isArray(after?.ids) ? after.ids : [])];
  for (const of of [after, before]) named.push(of?.supplierId, of?.needId, of?.councilId, of?.accountId);
  return [...new Set(named.filter((id): id is string => typeof id === 'string' && kindOf(id) !== null))];
}

/** Names of things, as anybody of the office may see them. */
async function labelsOf(db: Statements, ids: readonly string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ id: string; label: string }>`
    select id, title as label from needs where id = any(${wanted}::text[]) and published_at is not null
    union all select id, name from suppliers where id = any(${wanted}::text[])
    union all select id, name from councils where id = any(${wanted}::text[])
    union all select id, coalesce(nullif(name, ''), email) from accounts where id = any(${wanted}::text[])
    union all select id, title from capabilities where id = any(${wanted}::text[])
    union all select cl.id, c.nice_name || ': ' || lob.name from council_lines cl join councils c on c.id = cl.council_id
      join lines_of_business lob on lob.id = cl.line_of_business_id where cl.id = any(${wanted}::text[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}

const asText = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

function changesOf({ before, after }: Row): AuditChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].map((field) => ({
    field,
    before: asText(before?.[field]),
    after: asText(after?.[field]),
  }));
}

function toRecordedAct(row: Row, labels: Map<string, string>): RecordedAct {
  const things: AuditThing[] = idsOf(row).map((id) => ({
    id,
    kind: kindOf(id)!,
    label: labels.get(id) ?? null,
  }));
  return {
    id: row.id,
    at: new Date(row.at),
    actorId: row.accountId,
    actorName: row.accountId
      ? (row.actorName ?? 'Somebody whose account is gone')
      : doerWithoutAccount(row.act),
    act: row.act,
    words: wordsOf(row.act),
    subjectId: row.subjectId,
    things,
    withheld: row.withheld,
    changes: row.withheld ? [] : changesOf(row),
    reason: row.withheld ? null : row.reason,
    requestId: row.requestId,
    sequence: row.sequence,
    hash: row.hash,
  };
}
