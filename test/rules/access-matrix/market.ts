import { stableId } from '../../../server/src/platform/ids.ts';
import type { Person, World } from '../../world.ts';
import type { Whose } from './ways.ts';

/** Things that belong to one council and one supplier, or to nobody. */
export interface Things {
  council: string;
  supplier: string;
  line: string;
  /** A published need, one that is not, and what hangs on the first. */
  need: string;
  hidden: string;
  interest: string;
  /** An interest that the council has answered, in the need that is not published any more. */
  answered: string;
  entry: string;
  capability: string;
  importRun: string;
  /** A member of the council who is none of the people asking, and what is that person's. */
  member: string;
  session: string;
  token: string;
  /** The council's only administrator; the second council has none. */
  administrator: string;
  invitation: string;
  closedInvitation: string;
  /** The ranked list by which the council decided. */
  keptList: string;
}

export interface Actor {
  name: string;
  person: Person;
  side: 'COUNCIL' | 'SUPPLIER' | 'OFFICE';
  own: Things;
  other: Things;
}

const missing: Things = {
  council: 'cou_0000000000000000000000none',
  supplier: 'sup_0000000000000000000000none',
  line: 'cln_0000000000000000000000none',
  need: 'nee_0000000000000000000000none',
  hidden: 'nee_0000000000000000000000none',
  interest: 'int_0000000000000000000000none',
  answered: 'int_0000000000000000000000none',
  entry: 'she_0000000000000000000000none',
  capability: 'cap_0000000000000000000000none',
  importRun: 'imp_0000000000000000000000none',
  member: 'mem_0000000000000000000000none',
  session: '0000000000000000000000none',
  token: 'tok_0000000000000000000000none',
  administrator: 'mem_0000000000000000000000none',
  invitation: 'inv_0000000000000000000000none',
  closedInvitation: 'inv_0000000000000000000000none',
  keptList: 'sna_0000000000000000000000none',
};
export const thingsOf = (actor: Actor, whose: Whose): Things =>
  whose === 'missing' ? missing : actor[whose];

/** Two councils and two suppliers with everything, and ten kinds of people. */
export async function openMarket(world: World): Promise<{ actors: Actor[]; other: Record<string, string> }> {
  const em = world.database.fork();
  const one = async (statement: string) => (await em.execute<{ id: string }[]>(statement))[0]!.id;
  const councilB = await one(
    `select council_id as id from council_lines where council_id <> '${world.councilId}' order by 1 limit 1`,
  );
  const supplierB = await one(
    `select supplier_id as id from capabilities where supplier_id <> '${world.supplierId}' order by 1 limit 1`,
  );
  // Each side has the administrators that are made below.
  await em.execute(`delete from memberships where role = 'administrator' and side <> 'office'`);
  const importRun = stableId('ImportRun', 'matrix');
  await em.execute(
    `insert into import_runs (id, source, file_name, state) values ('${importRun}', 'awards', 'a.csv', 'finished')`,
  );
  await em.execute(
    `insert into import_refusals (id, run_id, line, reason) values ('${stableId('ImportRefusal', 'matrix')}', '${importRun}', 1, 'Unreadable')`,
  );
  await em.execute(
    `insert into ranking_policies (version, body, note, origin, figures, live)
     select 900, body, 'Learned', 'learned', '{"against": 1, "difference": 0.1, "interval": [0, 1], "ndcg10": 0.5, "needs": 5, "rare10": 0.5, "split": "2026-01-01"}', false
     from ranking_policies where live`,
  );
  const things = async (key: string, council: string, supplier: string): Promise<Things> => {
    const id = (kind: Parameters<typeof stableId>[0], what: string) => stableId(kind, 'matrix', key, what);
    const made: Things = {
      council,
      supplier,
      line: await one(`select id from council_lines where council_id = '${council}' order by 1 limit 1`),
      need: id('Need', 'published'),
      hidden: id('Need', 'hidden'),
      interest: id('Interest', 'one'),
      answered: id('Interest', 'answered'),
      entry: id('ShortlistEntry', 'one'),
      capability: await one(
        `select id from capabilities where supplier_id = '${supplier}' order by 1 limit 1`,
      ),
      importRun,
      member: id('Membership', 'colleague'),
      session: id('Account', 'session'),
      token: id('ApiToken', 'one'),
      administrator: stableId('Membership', 'matrix', key === 'a' ? 'admin' : 'nobody'),
      invitation: id('MemberInvitation', 'open'),
      closedInvitation: id('MemberInvitation', 'closed'),
      keptList: missing.keptList,
    };
    const colleague = id('Account', 'colleague');
    for (const statement of [
      `insert into accounts (id, name, email) values ('${colleague}', 'Colleague (fictional)', 'colleague.${key}@matrix.parley.example')`,
      `insert into memberships (id, account_id, side, role, council_id) values ('${made.member}', '${colleague}', 'council', 'member', '${council}')`,
      `insert into sessions (id, account_id, token, expires_at) values ('${made.session}', '${colleague}', 'matrix-${key}', now() + interval '1 day')`,
      `insert into api_tokens (id, account_id, name, prefix, digest, scopes, expires_at) values ('${made.token}', '${colleague}', 'Program', 'par_x', 'matrix-${key}', '{}', now() + interval '1 day')`,
    ])
      await em.execute(statement);
    for (const [invitation, email, closed] of [
      [made.invitation, `'new@nowhere.example'`, 'null'],
      [made.closedInvitation, 'null', 'now()'],
    ])
      await em.execute(
        `insert into member_invitations (id, side, council_id, role, email, token_hash, invited_by, sent_at, expires_at, closed_at)
         values ('${invitation}', 'council', '${council}', 'member', ${email}, '${invitation}', '${colleague}', now(), now() + interval '1 day', ${closed})`,
      );
    for (const [need, published] of [
      [made.need, 'now()'],
      [made.hidden, 'null'],
    ]) {
      await em.execute(
        `insert into needs (id, council_id, line_of_business_id, title, problem, source, source_ref, stage, published_at, term_ids)
         select '${need}', council_id, line_of_business_id, 'Mould returns to stairwells', 'Black mould returns within weeks.', 'parley', '${need}', 'engaging', ${published},
           (select array_agg(id) from (select id from terms where scheme = 'capability' order by id limit 3) t)
         from council_lines where id = '${made.line}'`,
      );
      await em.execute(`insert into change_records (kind, subject_id) values ('demand', '${need}')`);
    }
    await em.execute(
      `insert into interests (id, need_id, supplier_id, approach, answer_due_on) values ('${made.interest}', '${made.need}', '${supplier}', 'We would begin on the ground floor.', '2027-01-01')`,
    );
    await em.execute(
      `insert into interests (id, need_id, supplier_id, approach, answer_due_on, created_at, state, reason, decided_at) values ('${made.answered}', '${made.hidden}', '${supplier}', 'We would begin on the roof.', '2026-01-01', '2020-01-01', 'not_taken_forward', 'There was no room for it.', '2020-02-01')`,
    );
    await em.execute(
      `insert into shortlist_entries (id, need_id, supplier_id, decision, reason) values ('${made.entry}', '${made.need}', '${supplier}', 'in', 'Has done this well elsewhere.')`,
    );
    return made;
  };
  const a = await things('a', world.councilId, world.supplierId);
  const b = await things('b', councilB, supplierB);
  await world.live.catchUp();

  const person = async (
    key: string,
    side: string,
    role: string,
    organisation: string | null,
  ): Promise<Person> => {
    const account = stableId('Account', 'matrix', key);
    await em.execute(
      `insert into accounts (id, name, email, email_verified) values ('${account}', '${key} (fictional)', '${key}@matrix.parley.example', true)`,
    );
    const column = side === 'supplier' ? 'supplier_id' : 'council_id';
    await em.execute(
      `insert into memberships (id, account_id, side, role, ${column}) values ('${stableId('Membership', 'matrix', key)}', '${account}', '${side}', '${role}', ${organisation ? `'${organisation}'` : 'null'})`,
    );
    return world.person(account);
  };
  const actor = async (
    name: string,
    side: Actor['side'],
    role: string,
    own: Things,
    key = name,
  ): Promise<Actor> => {
    const organisation = { COUNCIL: own.council, SUPPLIER: own.supplier, OFFICE: null }[side];
    return {
      name,
      person: await person(key, side.toLowerCase(), role, organisation),
      side,
      own,
      other: own === a ? b : a,
    };
  };
  const actors: Actor[] = [
    { name: 'visitor', person: world.visitor, side: 'COUNCIL', own: a, other: b },
    await actor('supplier', 'SUPPLIER', 'member', a),
    await actor('sup admin', 'SUPPLIER', 'administrator', a, 'supplieradmin'),
    await actor('rival', 'SUPPLIER', 'member', b),
    await actor('officer', 'COUNCIL', 'member', a),
    await actor('lead', 'COUNCIL', 'lead', a),
    await actor('admin', 'COUNCIL', 'administrator', a),
    await actor('council 2', 'COUNCIL', 'member', b, 'council2'),
    await actor('office', 'OFFICE', 'member', a),
    await actor('off admin', 'OFFICE', 'administrator', a, 'officeadmin'),
  ];
  // With what a council decides, the ranked list is kept that it decided by.
  for (const { name, person: officer, own, other } of actors)
    if (['officer', 'council 2'].includes(name)) {
      await officer.get<any, any>(
        'mutation ($input: DecideShortlistInput!) { decideShortlist(input: $input) { id } }',
        {
          input: {
            needId: own.need,
            supplierId: other.supplier,
            decision: 'OUT',
            reason: 'Has no room this winter.',
          },
        },
      );
      own.keptList = await one(`select id from snapshots where need_id = '${own.need}'`);
    }
  const other: Record<string, string> = {
    Term: await one(`select id from terms where parent_id is not null order by id limit 1`),
    LineOfBusiness: await one(`select id from lines_of_business order by id limit 1`),
    Engagement: await one(`select id from engagements where council_id is not null order by id limit 1`),
    PracticeCard: await one(`select id from practice_cards order by id limit 1`),
    ShippedPolicy: '900',
  };
  return { actors, other };
}
