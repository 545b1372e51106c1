import { sql } from 'kysely';
import type { Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { upsert, type Bulk } from './bulk.ts';
import type { TermFact } from './facts.ts';
import type { Applied, Item } from './stages.ts';

const terms: Bulk = {
  table: 'terms',
  columns: { id: 'text', scheme: 'text', code: 'text', label: 'text', parent_id: 'text' },
  key: ['scheme', 'code'],
  updates: ['label', 'parent_id'],
};

const idOf = (scheme: string, code: string) => stableId('Term', scheme, code);

/** Stores terms of a register, parents and children in any order, inside the caller's transaction. */
export async function applyTerms(db: Statements, items: readonly Item<TermFact>[]): Promise<Applied> {
  const { rows: stored } = await sql<{ id: string; key: string }>`
    select id, scheme || ':' || code as key from terms where scheme in ('cpv', 'service')
  `.execute(db);
  const known = new Map(stored.map((term) => [term.key, term.id]));
  for (const { fact } of items) {
    const key = `${fact.scheme}:${fact.code}`;
    if (!known.has(key)) known.set(key, idOf(fact.scheme, fact.code));
  }
  const rows = new Map<string, Record<string, unknown>>();
  const dropped = new Map<Item, string[]>();
  for (const item of items) {
    const { scheme, code, label, parentCode } = item.fact;
    const parentId = parentCode ? known.get(`${scheme}:${parentCode}`) : undefined;
    const missing = parentCode && !parentId ? [`parent ${parentCode} of ${code} is not in the register`] : [];
    dropped.set(item, [...item.dropped, ...missing]);
    const id = known.get(`${scheme}:${code}`)!;
    rows.set(id, { id, scheme, code, label, parent_id: parentId === id ? null : (parentId ?? null) });
  }
  const written = await upsert(db, terms, [...rows.values()]);
  const counts = { 'terms added': written.inserted.size, 'terms changed': written.updated.size };
  const touched = [...written.inserted, ...written.updated].map((id) => ({ kind: 'term' as const, id }));
  const outcomes = items.map((item) => {
    const id = known.get(`${item.fact.scheme}:${item.fact.code}`)!;
    const isNew = written.inserted.delete(id);
    const isChanged = written.updated.delete(id);
    const became = isNew ? ('added' as const) : isChanged ? ('changed' as const) : ('unchanged' as const);
    return { item, became, dropped: dropped.get(item)! };
  });
  return { outcomes, touched, counts };
}
