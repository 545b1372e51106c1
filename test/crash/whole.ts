import type { Database } from '../../server/src/platform/database.ts';
import type { Ledger } from './acts.ts';

/** What a crash must leave at nought, each with what shows it. */
export interface Damage {
  lost: string[];
  torn: string[];
  doubled: string[];
}

export const noDamage = (): Damage => ({ lost: [], torn: [], doubled: [] });

const changes = `('updateNeed', 'publishNeed', 'moveNeed', 'recordNeedOutcome')`;

/** Statements that find half of an act without its other half; each names what it found. */
const halves: Readonly<Record<string, string>> = {
  'needs without their audit entry': `select n.id from needs n where n.source = 'parley' and not exists
    (select 1 from audit_entries a where a.subject_id = n.id and a.act = 'createNeed')`,
  'audit entries without their need': `select a.subject_id as id from audit_entries a where a.act = 'createNeed'
    and not exists (select 1 from needs n where n.id = a.subject_id)`,
  'needs whose version and audit entries disagree': `select n.id from needs n where n.source = 'parley' and n.version <> 1 +
    (select count(*) from audit_entries a where a.subject_id = n.id and a.act in ${changes})`,
  'needs whose change records and audit entries disagree': `select n.id from needs n where n.source = 'parley' and
    (select count(*) from change_records c where c.kind = 'demand' and c.subject_id = n.id) <>
    (select count(*) from audit_entries a where a.subject_id = n.id and (a.act = 'createNeed' or a.act in ${changes}))`,
  'shortlist entries without their audit entry': `select e.id from shortlist_entries e where e.reason like 'Reason %'
    and not exists (select 1 from audit_entries a where a.subject_id = e.id and a.act = 'decideShortlist')`,
  'interests without their audit entry': `select i.id from interests i where i.approach = 'We would repair the lifts.'
    and 1 <> (select count(*) from audit_entries a where a.subject_id = i.id and a.act = 'expressInterest')`,
  'capabilities without their audit entry': `select c.id from capabilities c where c.title like 'Crash %'
    and 1 <> (select count(*) from audit_entries a where a.subject_id = c.id and a.act = 'declareCapability')`,
  'audit entries without their capability': `select a.subject_id as id from audit_entries a where a.act = 'declareCapability'
    and not exists (select 1 from capabilities c where c.id = a.subject_id)
    and not exists (select 1 from audit_entries r where r.subject_id = a.subject_id and r.act = 'removeCapability')`,
};

const twice: Readonly<Record<string, string>> = {
  'needs of one request': `select title as id from needs where title like 'Crash %' group by title having count(*) > 1`,
  'capabilities of one request': `select title as id from capabilities where title like 'Crash %' group by title having count(*) > 1`,
  'audit entries of one request': `select act || ' ' || request_id as id from audit_entries where act !~ 'sign'
    group by act, request_id, subject_id having count(*) > 1`,
};

/** Looks for what a crash lost, tore or doubled: everything acknowledged against everything stored. */
export async function damageIn(database: Database, ledger: Ledger): Promise<Damage> {
  const rows = <T>(statement: string) => database.fork().execute<T[]>(statement);
  const damage = noDamage();
  for (const [what, statement] of Object.entries(halves))
    for (const { id } of await rows<{ id: string }>(statement)) damage.torn.push(`${what}: ${id}`);
  for (const [what, statement] of Object.entries(twice))
    for (const { id } of await rows<{ id: string }>(statement)) damage.doubled.push(`${what}: ${id}`);

  const needs = new Map(
    (
      await rows<{ id: string; title: string; version: number }>(
        `select id, title, version from needs where source = 'parley'`,
      )
    ).map((need) => [need.id, need]),
  );
  for (const [id, { version, title }] of ledger.needs) {
    const need = needs.get(id);
    if (!need) damage.lost.push(`need ${id}`);
    else if (need.version < version) damage.lost.push(`version ${version} of need ${id}`);
    else if (need.version === version && need.title !== title) damage.torn.push(`title of need ${id}`);
  }
  const entries = new Map(
    (await rows<{ id: string; reason: string }>('select id, reason from shortlist_entries')).map((e) => [
      e.id,
      e,
    ]),
  );
  for (const [id, { reason, sure }] of ledger.entries) {
    const entry = entries.get(id);
    if (!entry || (sure && entry.reason !== reason)) damage.lost.push(`shortlist entry ${id}: ${reason}`);
  }
  const interests = new Set((await rows<{ id: string }>('select id from interests')).map(({ id }) => id));
  for (const id of ledger.interests) if (!interests.has(id)) damage.lost.push(`interest ${id}`);
  const titles = new Map(
    (await rows<{ id: string; title: string }>('select id, title from capabilities')).map((c) => [
      c.id,
      c.title,
    ]),
  );
  for (const [id, title] of ledger.capabilities)
    if (titles.get(id) !== title) damage.lost.push(`capability ${title}`);
  const there = new Set(titles.values());
  for (const title of ledger.removed)
    if (there.has(title)) damage.lost.push(`removal of capability ${title}`);
  return damage;
}
