import { sql } from 'kysely';
import { foldCouncilName } from '../councils/council-name.ts';
import type { Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import type { NoticeFact } from './facts.ts';

const buyerKey = (council: string | null, buyerName: string) =>
  council ?? `name:${foldCouncilName(buyerName)}`;
interface StoredUnder {
  id: string;
  source: string;
}

const join = (...parts: string[]) => parts.join('\u001f');

/**
 * The same notice is often published in several collections: Contracts Finder's own files, its OCDS releases and
 * collections made of them. A notice of the same id, of the same buyer (and to the same supplier) is one thing,
 * stored under the source that came first. Holds some 200 bytes for each notice and supplier of the file.
 */
export class Elsewhere {
  readonly needs = new Map<string, StoredUnder>();
  readonly engagements = new Map<string, StoredUnder>();
  /** Sources notices are stored under, those of this file included. */
  readonly sources: Set<string>;

  constructor(sources: readonly string[]) {
    this.sources = new Set(sources);
  }

  /** Where the need is stored that a council's notice tells of. */
  need(fact: NoticeFact, council: string): StoredUnder {
    const key = join(council, fact.noticeId);
    const { source } = fact;
    const stored = this.needs.get(key) ?? { id: stableId('Need', source, fact.noticeId), source };
    this.needs.set(key, stored);
    return stored;
  }

  /** Where the engagement is stored that a notice tells of; payments, which have no notice, keep their own. */
  engagement(fact: NoticeFact, council: string | null, supplierId: string): StoredUnder {
    const { source } = fact;
    const own = { id: stableId('Engagement', source, `${fact.noticeId}#${supplierId}`), source };
    if (!fact.need) return own;
    const key = join(buyerKey(council, fact.buyerName), `${fact.noticeId}#${supplierId}`);
    const stored = this.engagements.get(key) ?? own;
    this.engagements.set(key, stored);
    return stored;
  }
}

/** Looks up which notices of a batch are stored already, and remembers them. */
export async function knownElsewhere(
  db: Statements,
  elsewhere: Elsewhere,
  notices: readonly { fact: NoticeFact; council: string | null; supplierIds: readonly string[] }[],
): Promise<void> {
  const needRefs = new Set<string>();
  const engagementRefs = new Set<string>();
  for (const { fact, council, supplierIds } of notices) {
    if (council && !elsewhere.needs.has(join(council, fact.noticeId))) needRefs.add(fact.noticeId);
    for (const id of supplierIds) {
      const ref = `${fact.noticeId}#${id}`;
      if (!elsewhere.engagements.has(join(buyerKey(council, fact.buyerName), ref))) engagementRefs.add(ref);
    }
    elsewhere.sources.add(fact.source);
  }
  const sources = [...elsewhere.sources];
  const { rows: needs } = await sql<StoredUnder & { councilId: string; sourceRef: string }>`
    select id, source, council_id as "councilId", source_ref as "sourceRef" from needs
    where source = any(${sources}::text[]) and source_ref = any(${[...needRefs]}::text[])
    order by created_at, id
  `.execute(db);
  const { rows: engagements } = await sql<
    StoredUnder & { councilId: string | null; buyerName: string; sourceRef: string }
  >`
    select id, source, council_id as "councilId", buyer_name as "buyerName", source_ref as "sourceRef" from engagements
    where source = any(${sources}::text[]) and source_ref = any(${[...engagementRefs]}::text[])
    order by created_at, id
  `.execute(db);
  for (const { id, source, councilId, sourceRef } of needs) {
    const key = join(councilId, sourceRef);
    if (!elsewhere.needs.has(key)) elsewhere.needs.set(key, { id, source });
  }
  for (const { id, source, councilId, buyerName, sourceRef } of engagements) {
    const key = join(buyerKey(councilId, buyerName), sourceRef);
    if (!elsewhere.engagements.has(key)) elsewhere.engagements.set(key, { id, source });
  }
}
