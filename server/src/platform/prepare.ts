import { sql } from 'kysely';
import { stableId } from './ids.ts';
import { statements, type Database } from './database.ts';
import { capabilityTerms } from '../taxonomy/reference/capability-terms.ts';
import { linesOfBusiness } from '../taxonomy/reference/lines-of-business.ts';
import { londonAuthorities } from '../taxonomy/reference/london-authorities.ts';
import { startPolicy } from '../matching/engine/facts.ts';
import { storeShipped } from '../matching/policy-store.ts';
import { foldCouncilName } from '../councils/council-name.ts';

/** Ids of the reference tables' rows, by their codes. */
export const capabilityTermId = (code: string) => stableId('Term', 'capability', code);
export const lineOfBusinessId = (code: string) => stableId('LineOfBusiness', code);
export const councilId = (code: string) => stableId('Council', code);

/**
 * Puts the product's own reference tables into the database, or brings them up to date: London's
 * authorities, lines of business, capability terms and the shipped ranking policy, which goes live in a new database
 * and waits for the office's decision in one that has a policy already. A council that an import knows better is left
 * as it is. Safe to run at every start; changes nothing the second time.
 */
export async function prepareDatabase(database: Database): Promise<void> {
  const em = database.fork();
  await em.transactional(async (inside) => {
    const db = statements(inside);
    const councils = londonAuthorities.map((c) => ({ ...c, id: councilId(c.code) }));
    await sql`
      insert into councils (id, code, gss_code, name, nice_name, type, type_name, region, nation, population,
        latitude, longitude, similarity_label)
      select id, code, "gssCode", name, "niceName", type, "typeName", region, nation, population, lat, long,
        "similarityLabel"
      from jsonb_to_recordset(${JSON.stringify(councils)}::jsonb) as r(id text, code text, "gssCode" text, name text,
        "niceName" text, type text, "typeName" text, region text, nation text, population int, lat float, long float,
        "similarityLabel" text)
      on conflict do nothing`.execute(db);
    const names = councils.flatMap((c) =>
      [c.name, c.niceName].map((spelling) => ({
        folded: foldCouncilName(spelling),
        councilId: c.id,
        spelling,
      })),
    );
    await sql`
      insert into council_names (folded, council_id, spelling)
      select distinct on (folded) folded, "councilId", spelling
      from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as r(folded text, "councilId" text, spelling text)
      on conflict do nothing`.execute(db);
    const lines = linesOfBusiness.map((l) => ({ ...l, ...l.tiers, id: lineOfBusinessId(l.code) }));
    await sql`
      insert into lines_of_business as t (id, code, name, service_group, description, district, county, unitary,
        outturn_codes, term_codes)
      select id, code, name, "group", description, district, county, unitary, "outturnCodes", "termCodes"
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as r(id text, code text, name text, "group" text,
        description text, district boolean, county boolean, unitary boolean, "outturnCodes" text[], "termCodes" text[])
      on conflict (id) do update set name = excluded.name, service_group = excluded.service_group,
        description = excluded.description, district = excluded.district, county = excluded.county,
        unitary = excluded.unitary, outturn_codes = excluded.outturn_codes, term_codes = excluded.term_codes,
        updated_at = now(), version = t.version + 1
      where (t.name, t.service_group, t.description, t.district, t.county, t.unitary, t.outturn_codes, t.term_codes)
        is distinct from (excluded.name, excluded.service_group, excluded.description, excluded.district,
          excluded.county, excluded.unitary, excluded.outturn_codes, excluded.term_codes)`.execute(db);
    const terms = capabilityTerms.map((t) => ({
      id: capabilityTermId(t.code),
      code: t.code,
      label: t.label,
      parentId: t.parent ? capabilityTermId(t.parent) : null,
      synonyms: t.synonyms,
      cpv: t.cpv,
    }));
    await sql`
      insert into terms as t (id, scheme, code, label, parent_id, synonyms, cpv_codes)
      select id, 'capability', code, label, "parentId", synonyms, cpv
      from jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) as r(id text, code text, label text, "parentId" text,
        synonyms text[], cpv text[])
      on conflict (id) do update set label = excluded.label, parent_id = excluded.parent_id,
        synonyms = excluded.synonyms, cpv_codes = excluded.cpv_codes, updated_at = now(), version = t.version + 1
      where (t.label, t.parent_id, t.synonyms, t.cpv_codes)
        is distinct from (excluded.label, excluded.parent_id, excluded.synonyms, excluded.cpv_codes)`.execute(
      db,
    );
    await storeShipped(inside, startPolicy);
  });
}
