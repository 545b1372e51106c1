import { sql } from 'kysely';
import { buildCouncilIndex, type CouncilIndex } from '../councils/council-name.ts';
import type { Statements } from '../platform/database.ts';
import { indexTerms, type TermIndex } from '../suppliers/derive-capabilities.ts';

/** What the database knows before a file is read: councils by every spelling, lines, and terms. */
export interface Known {
  councilIndex: CouncilIndex;
  councilByGss: Map<string, string>;
  councilName: Map<string, string>;
  /** Buyers already looked up, by name and region. */
  councilByBuyer: Map<string, string | null>;
  councils: number;
  /** Ids of CPV terms by their eight digits. */
  cpv: Map<string, string>;
  terms: TermIndex;
  /** Ids of lines of business by code. */
  lines: Map<string, string>;
  /** Sources of the notices stored so far. */
  noticeSources: string[];
}

interface CouncilRow {
  id: string;
  name: string;
  niceName: string;
  gssCode: string | null;
  type: string;
  region: string;
  current: boolean;
}

interface TermRow {
  id: string;
  scheme: string;
  code: string;
  label: string;
  cpvCodes: string[];
}

/** Reads them once, at the start of an import. */
export async function readKnown(db: Statements): Promise<Known> {
  const { rows: councils } = await sql<CouncilRow>`
    select id, name, nice_name as "niceName", gss_code as "gssCode", type, region, current from councils order by id
  `.execute(db);
  const { rows: spellings } = await sql<{ councilId: string; spelling: string }>`
    select council_id as "councilId", spelling from council_names order by folded
  `.execute(db);
  const { rows: terms } = await sql<TermRow>`
    select id, scheme, code, label, cpv_codes as "cpvCodes" from terms
    where scheme in ('cpv', 'capability') order by scheme, code
  `.execute(db);
  const { rows: lines } = await sql<{ id: string; code: string }>`
    select id, code from lines_of_business order by code
  `.execute(db);
  const { rows: sources } = await sql<{ source: string }>`
    select distinct source from (select source from engagements where published_at is not null union select source from needs) s
    where source not in ('demo', 'parley') order by source
  `.execute(db);
  const own = councils.flatMap((c) =>
    [c.name, c.niceName].map((spelling) => ({ councilId: c.id, spelling })),
  );
  return {
    councilIndex: buildCouncilIndex(councils, [...spellings, ...own]),
    councilByGss: new Map(councils.flatMap((c) => (c.gssCode ? [[c.gssCode, c.id] as const] : []))),
    councilName: new Map(councils.map((c) => [c.id, c.name])),
    councilByBuyer: new Map(),
    councils: councils.length,
    cpv: new Map(terms.flatMap((t) => (t.scheme === 'cpv' ? [[t.code, t.id] as const] : []))),
    terms: indexTerms(terms),
    lines: new Map(lines.map(({ id, code }) => [code, id])),
    noticeSources: sources.map((row) => row.source),
  };
}
