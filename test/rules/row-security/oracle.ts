import { councils, suppliers, type Market } from './random-market.ts';

/** What a person may do with the rows of each table, said again in plain code: the policies are judged by it. */

export interface Person {
  account: string | null;
  councils: Set<string>;
  suppliers: Set<string>;
  /** Organisations whose administrator the person is. */
  administers: Set<string>;
  office: boolean;
}

export function personOf(market: Market, account: string | null): Person {
  const own = market.memberships.filter((m) => m.account === account);
  const there = (ids: (string | null)[]) => new Set(ids.filter((id) => id !== null));
  return {
    account,
    councils: there(own.map((m) => m.council)),
    suppliers: there(own.map((m) => m.supplier)),
    administers: there(own.filter((m) => m.role === 'administrator').flatMap((m) => [m.council, m.supplier])),
    office: own.some((m) => m.side === 'office'),
  };
}

/** Ids of the rows that a verb may touch; null where the verb is refused whatever the row. */
export interface Verbs {
  read: string[] | null;
  update: string[] | null;
  remove: string[] | null;
}

const upTo = (n: number, id: (i: number) => string) => Array.from({ length: n }, (_, i) => id(i));

export function allowed(market: Market, person: Person): Record<string, Verbs> {
  const need = (id: string) => market.needs.find((n) => n.id === id)!;
  const own = (council: string | null) => council !== null && person.councils.has(council);
  const ofNeeds = (pair: { need: string }) => own(need(pair.need).council);
  const ids = <T extends { id: string }>(rows: T[], test: (row: T) => boolean = () => true) =>
    rows.filter(test).map(({ id }) => id);
  const readable = (read: string[] | null): Verbs => ({ read, update: null, remove: null });
  const office = (all: string[]) => readable(person.office ? all : []);
  const interests = ids(market.interests, (i) => person.suppliers.has(i.supplier) || ofNeeds(i));
  const entries = ids(market.entries, ofNeeds);
  const capabilities = ids(market.capabilities, (c) => person.suppliers.has(c.owner));
  const policies = upTo(market.policies, (i) => String(i + 1));
  const nothing = readable(null);
  return {
    councils: readable([...councils]),
    council_names: readable(['one']),
    lines_of_business: readable(['lob_0']),
    terms: readable(['ter_0']),
    practice_cards: readable(['pra_0']),
    engagements: readable(['eng_0']),
    suppliers: {
      read: [...suppliers],
      update: suppliers.filter((s) => person.suppliers.has(s)),
      remove: null,
    },
    council_lines: { read: ids(market.lines), update: ids(market.lines, (l) => own(l.owner)), remove: null },
    capabilities: { read: ids(market.capabilities), update: capabilities, remove: capabilities },
    needs: {
      read: ids(market.needs, (n) => n.published || own(n.council)),
      update: ids(market.needs, (n) => own(n.council)),
      remove: null,
    },
    interests: { read: interests, update: interests, remove: null },
    shortlist_entries: { read: entries, update: entries, remove: entries },
    memberships: readable(
      ids(
        market.memberships,
        (m) =>
          m.account === person.account ||
          (m.council !== null && person.administers.has(m.council)) ||
          (m.supplier !== null && person.administers.has(m.supplier)),
      ),
    ),
    impressions: nothing,
    audit_entries: readable(
      ids(
        market.acts.map((a) => ({ ...a })),
        (a) => person.office || (a.owner !== null && a.owner === person.account),
      ),
    ),
    change_records: readable([]),
    ranking_policies: {
      read: person.office ? policies : ['1'],
      update: person.office ? policies : [],
      remove: null,
    },
    import_runs: office(upTo(market.runs, (i) => `imp_${i}`)),
    import_refusals: office(upTo(market.runs, (i) => `ref_${i}`)),
    accounts: nothing,
    account_credentials: nothing,
    sessions: nothing,
    verifications: nothing,
    rate_limits: nothing,
    migrations: nothing,
  };
}

/** Rows that somebody tries to add, and whether this person may. */
export function attempts(market: Market, person: Person): { statement: string; may: boolean }[] {
  const own = (council: string) => person.councils.has(council);
  const published = market.needs.find((n) => n.published);
  const hidden = market.needs.find((n) => !n.published);
  const free = (need: { id: string } | undefined, supplier: string) =>
    need && !market.interests.some((i) => i.need === need.id && i.supplier === supplier);
  const interestIn = (need: { id: string }, supplier: string) =>
    `insert into interests (id, need_id, supplier_id, approach, answer_due_on) values ('int_new', '${need.id}', '${supplier}', 'How', '2026-12-01')`;
  const me = person.account;
  return [
    ...councils.flatMap((council) => [
      {
        statement: `insert into needs (id, council_id, title, problem, source, source_ref) values ('nee_new', '${council}', 'T', 'P', 'parley', 'new')`,
        may: own(council),
      },
      {
        statement: `insert into engagements (id, supplier_id, council_id, buyer_name, kind, title, started_on, source, source_ref) values ('eng_new', 'sup_1', '${council}', 'B', 'contract', 'T', '2026-01-01', 'parley', 'new')`,
        may: own(council),
      },
      {
        statement: `insert into memberships (id, account_id, side, council_id, role) values ('mem_new', 'acc_0', 'council', '${council}', 'administrator')`,
        may: false,
      },
    ]),
    ...suppliers.flatMap((supplier) => [
      {
        statement: `insert into capabilities (id, supplier_id, title, origin) values ('cap_new', '${supplier}', 'T', 'declared')`,
        may: person.suppliers.has(supplier),
      },
      ...(free(published, supplier)
        ? [{ statement: interestIn(published!, supplier), may: person.suppliers.has(supplier) }]
        : []),
      // A need that is hidden takes no interest from outside; its own council acts for no supplier by that.
      ...(free(hidden, supplier) ? [{ statement: interestIn(hidden!, supplier), may: false }] : []),
    ]),
    ...market.needs.slice(0, 2).flatMap((need) =>
      suppliers
        .filter((s) => !market.entries.some((e) => e.need === need.id && e.supplier === s))
        .map((supplier) => ({
          statement: `insert into shortlist_entries (id, need_id, supplier_id, decision, reason) values ('ent_new', '${need.id}', '${supplier}', 'in', 'Why')`,
          may: own(need.council),
        })),
    ),
    // A need that is one's own is given to nobody else; one that is another's is not touched at all, without an error.
    ...market.needs.flatMap((need) =>
      councils
        .filter((council) => !own(council) && council !== need.council)
        .map((council) => ({
          statement: `update needs set council_id = '${council}' where id = '${need.id}'`,
          may: !own(need.council),
        })),
    ),
    ...['acc_0', 'acc_1'].flatMap((account) => [
      {
        statement: `insert into impressions (act, side, demand_id, supplier_id, points, policy_version, account_id) values ('shown', 'council', 'nee_0', 'sup_0', 1, 1, '${account}')`,
        may: me === account,
      },
      {
        statement: `insert into audit_entries (account_id, act, subject_id, request_id) values ('${account}', 'act', 'x', 'r') returning id::text as id`,
        may: me === account,
      },
    ]),
    {
      statement: `insert into change_records (kind, subject_id) values ('demand', 'x') returning id::text as id`,
      may: me !== null,
    },
    {
      statement: `insert into import_runs (id, source, file_name, state) values ('imp_new', 'a', 'b', 'c')`,
      may: false,
    },
    {
      statement: `insert into suppliers (id, name, folded_name, origin) values ('sup_new', 'a', 'b', 'demo')`,
      may: false,
    },
  ];
}
