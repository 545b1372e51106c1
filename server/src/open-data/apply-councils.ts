import { sql } from 'kysely';
import { foldCouncilName } from '../councils/council-name.ts';
import type { Statements } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { upsert, type Bulk } from './bulk.ts';
import type { CouncilFact, CouncilNoteFact } from './facts.ts';
import type { Applied, Item } from './stages.ts';

const councils: Bulk = {
  table: 'councils',
  columns: {
    id: 'text',
    code: 'text',
    gss_code: 'text',
    name: 'text',
    nice_name: 'text',
    type: 'text',
    type_name: 'text',
    region: 'text',
    nation: 'text',
    population: 'int',
    latitude: 'double precision',
    longitude: 'double precision',
    current: 'boolean',
  },
  key: ['code'],
  updates: [
    'gss_code',
    'name',
    'nice_name',
    'type',
    'type_name',
    'region',
    'nation',
    'population',
    'latitude',
    'longitude',
    'current',
  ],
};

const spellings: Bulk = {
  table: 'council_names',
  columns: { folded: 'text', council_id: 'text', spelling: 'text' },
  key: ['folded'],
  updates: ['council_id', 'spelling'],
  versioned: false,
};

/**
 * Stores councils, their spellings and their similarity labels inside the caller's transaction. A spelling of two
 * councils goes to the current one, then to the first by code; a spelling that is known keeps its council unless
 * that one has been replaced.
 */
export async function applyCouncils(
  db: Statements,
  items: readonly Item<CouncilFact | CouncilNoteFact>[],
): Promise<Applied> {
  const applied: Applied = { outcomes: [], touched: [], counts: {} };
  const rows = new Map<string, Record<string, unknown>>();
  for (const { fact } of items) {
    if (fact.kind !== 'council') continue;
    rows.set(fact.code, {
      id: stableId('Council', fact.code),
      code: fact.code,
      gss_code: fact.gssCode,
      name: fact.name,
      nice_name: fact.niceName,
      type: fact.type,
      type_name: fact.typeName,
      region: fact.region,
      nation: fact.nation,
      population: fact.population,
      latitude: fact.latitude,
      longitude: fact.longitude,
      current: fact.current,
    });
  }
  const writtenCouncils = await upsert(db, councils, [...rows.values()]);
  const { rows: all } = await sql<{ id: string; code: string; current: boolean }>`
    select id, code, current from councils
  `.execute(db);
  const byCode = new Map(all.map((council) => [council.code, council]));
  const byId = new Map(all.map((council) => [council.id, council]));

  const { rows: knownNames } = await sql<{ folded: string; councilId: string; spelling: string }>`
    select folded, council_id as "councilId", spelling from council_names
  `.execute(db);
  const holders = new Map(knownNames.map((one) => [one.folded, one]));
  const names = new Map<string, { folded: string; council_id: string; spelling: string }>();
  const claim = (code: string, spelling: string): string | null => {
    const council = byCode.get(code);
    const folded = foldCouncilName(spelling);
    if (!council || !folded) return null;
    const stored = holders.get(folded);
    const holder = byId.get(names.get(folded)?.council_id ?? stored?.councilId ?? '');
    if (!holder || (council.current && !holder.current)) {
      names.set(folded, { folded, council_id: council.id, spelling });
    }
    return folded;
  };
  const inOrder = [...items].sort((a, b) =>
    a.fact.code < b.fact.code ? -1 : a.fact.code > b.fact.code ? 1 : a.line - b.line,
  );
  const claims = new Map<Item, string[]>();
  for (const item of inOrder) {
    const { fact } = item;
    const said = fact.kind === 'council' ? [fact.name, fact.niceName] : fact.spelling ? [fact.spelling] : [];
    claims.set(
      item,
      said.flatMap((spelling) => claim(fact.code, spelling) ?? []),
    );
  }
  const writtenNames = await upsert(db, spellings, [...names.values()]);

  const labels = items.flatMap(({ fact }) =>
    fact.kind === 'council-note' && fact.similarityLabel
      ? [{ code: fact.code, label: fact.similarityLabel }]
      : [],
  );
  const { rows: labelled } = await sql<{ code: string }>`
    update councils c set similarity_label = r.label, version = c.version + 1, updated_at = now()
    from jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) as r(code text, label text)
    where c.code = r.code and c.similarity_label is distinct from r.label
    returning c.code
  `.execute(db);
  const nowLabelled = new Set(labelled.map((row) => row.code));

  const touched = new Set([...writtenCouncils.inserted, ...writtenCouncils.updated]);
  for (const code of nowLabelled) touched.add(byCode.get(code)!.id);
  for (const item of items) {
    const council = byCode.get(item.fact.code);
    if (!council) {
      const reason = `there is no council with the code ${item.fact.code}; import the register of local authorities first`;
      applied.outcomes.push({ item, became: 'refused', reason, dropped: [] });
      continue;
    }
    const newNames = (claims.get(item) ?? []).filter((folded) => writtenNames.inserted.delete(folded));
    const movedNames = (claims.get(item) ?? []).filter((folded) => writtenNames.updated.delete(folded));
    const isCouncil = item.fact.kind === 'council';
    const added = isCouncil ? writtenCouncils.inserted.has(council.id) : newNames.length > 0;
    const changed =
      (isCouncil && writtenCouncils.updated.has(council.id)) ||
      movedNames.length > 0 ||
      newNames.length > 0 ||
      (!isCouncil && nowLabelled.has(item.fact.code));
    applied.outcomes.push({
      item,
      became: added ? 'added' : changed ? 'changed' : 'unchanged',
      dropped: item.dropped,
    });
    if (newNames.length || movedNames.length) touched.add(council.id);
  }
  applied.touched = [...touched].map((id) => ({ kind: 'council' as const, id }));
  applied.counts = {
    'councils added': writtenCouncils.inserted.size,
    'councils changed': writtenCouncils.updated.size,
    'spellings known': names.size,
    'similarity labels set': nowLabelled.size,
  };
  return applied;
}
