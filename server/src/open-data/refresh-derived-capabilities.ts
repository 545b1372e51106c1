import { sql } from 'kysely';
import type { Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { deriveCapabilities, type TermUse } from '../suppliers/derive-capabilities.ts';
import { upsert, type Bulk } from './bulk.ts';
import type { Known } from './known.ts';

const capabilities: Bulk = {
  table: 'capabilities',
  columns: { id: 'text', supplier_id: 'text', title: 'text', term_ids: 'text[]', origin: 'text' },
  key: ['id'],
  updates: ['title', 'term_ids'],
  onlyIf: "t.origin = 'derived'",
};

/**
 * Derives the capabilities of suppliers anew from all their engagements, inside the caller's transaction.
 * Suppliers that have declared any, or taken a derived one off, are left alone. @returns how many capabilities are new or changed.
 */
export async function refreshDerivedCapabilities(
  db: Statements,
  supplierIds: readonly string[],
  known: Known,
): Promise<number> {
  if (!supplierIds.length) return 0;
  const { rows: uses } = await sql<TermUse & { supplierId: string }>`
    select e.supplier_id as "supplierId", term_id as "termId", count(*)::int as engagements
    from engagements e cross join unnest(e.term_ids) as term_id
    where e.supplier_id = any(${[...supplierIds]}::text[])
      and not exists (select 1 from capabilities c where c.supplier_id = e.supplier_id and c.origin = 'declared')
      and not exists (select 1 from suppliers s where s.id = e.supplier_id and s.capabilities_kept)
    group by 1, 2
  `.execute(db);
  const bySupplier = new Map<string, TermUse[]>();
  for (const use of uses) bySupplier.set(use.supplierId, [...(bySupplier.get(use.supplierId) ?? []), use]);
  const rows = [...bySupplier].flatMap(([supplierId, ofSupplier]) =>
    deriveCapabilities(ofSupplier, known.terms).map((derived) => ({
      id: stableId('Capability', 'derived', supplierId, derived.code),
      supplier_id: supplierId,
      title: derived.title,
      term_ids: derived.termIds,
      origin: 'derived',
    })),
  );
  if (!rows.length) return 0;
  await sql`
    delete from capabilities
    where supplier_id = any(${[...bySupplier.keys()]}::text[]) and origin = 'derived'
      and id <> all(${rows.map((row) => row.id)}::text[])
  `.execute(db);
  const { inserted, updated } = await upsert(db, capabilities, rows);
  return inserted.size + updated.size;
}
