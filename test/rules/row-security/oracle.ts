import { councils, people, suppliers, type Market, type Organisation } from './random-market.ts';

/** What a person may do with the rows of each table, said again in plain code: the policies are judged by it. */

export interface Person {
  account: string | null;
  councils: Set<string>;
  suppliers: Set<string>;
  /** Organisations in which the person is a lead or an administrator; `office` for the innovation office. */
  leads: Set<string>;
  /** Those whose administrator the person is. */
  administers: Set<string>;
  office: boolean;
}

const organisation = ({ side, council, supplier }: Organisation) => council ?? supplier ?? side;
const same = (a: Organisation, b: Organisation) => a.side === b.side && organisation(a) === organisation(b);

export function personOf(market: Market, account: string | null): Person {
  const own = market.memberships.filter((m) => m.account === account);
  const there = (ids: (string | null)[]) => new Set(ids.filter((id) => id !== null));
  return {
    account,
    councils: there(own.map((m) => m.council)),
    suppliers: there(own.map((m) => m.supplier)),
    leads: new Set(own.filter((m) => m.role !== 'member').map(organisation)),
    administers: new Set(own.filter((m) => m.role === 'administrator').map(organisation)),
    office: own.some((m) => m.side === 'office'),
  };
}

/**
 * Ids of the rows that a verb may touch; null where the verb is refused whatever the row, and `refused` where a row that
 * it comes to may not stay as it is.
 */
export interface Verbs {
  read: string[] | null;
  update: string[] | null | 'refused';
  remove: string[] | null;
}

const upTo = (n: number, id: (i: number) => string) => Array.from({ length: n }, (_, i) => id(i));

/** Open invitations to the person, to an organisation. */
const invitedTo = (market: Market, account: string | null, of: Organisation) =>
  market.invitations.filter((i) => i.state === 'open' && i.to === account && same(i, of));

/** Administrators invite anybody, leads members; the office's administrators where there is no administrator yet. */
function mayInvite(market: Market, person: Person, to: Organisation & { role: string }): boolean {
  if (person.administers.has(organisation(to))) return true;
  if (to.role === 'member' && person.leads.has(organisation(to))) return true;
  const begun = market.memberships.some((m) => m.role === 'administrator' && same(m, to));
  return person.administers.has('office') && !begun;
}

const seesMembership = (person: Person, m: Market['memberships'][number]) =>
  m.account === person.account ||
  person.administers.has('office') ||
  (m.side === 'office' && person.office) ||
  (m.council !== null && person.councils.has(m.council)) ||
  (m.supplier !== null && person.suppliers.has(m.supplier));

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
  const mine = (prefix: string) =>
    people.filter((id) => id === person.account).map((id) => `${prefix}_${id}`);
  const administers = (m: Organisation) => person.administers.has(organisation(m));
  const invitations = (m: Organisation) => invitedTo(market, person.account, m);
  const comesTo = (m: Market['memberships'][number]) =>
    administers(m) || (m.account === person.account && invitations(m).length > 0);
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
    memberships: {
      read: ids(market.memberships, (m) => seesMembership(person, m)),
      update: market.memberships.some(
        (m) => comesTo(m) && !administers(m) && !invitations(m).some((i) => i.role === m.role),
      )
        ? 'refused'
        : ids(market.memberships, comesTo),
      remove: ids(market.memberships, administers),
    },
    member_invitations: {
      read: ids(
        market.invitations,
        (i) =>
          person.administers.has(organisation(i)) ||
          (i.role === 'member' && person.leads.has(organisation(i))) ||
          person.administers.has('office') ||
          (i.state !== 'closed' && i.to === person.account),
      ),
      update: ids(market.invitations, (i) => mayInvite(market, person, i)),
      remove: null,
    },
    council_domains: {
      read: market.domains.map((council) => `${council} a.example`),
      update: null,
      remove: person.administers.has('office') ? market.domains.map((council) => `${council} a.example`) : [],
    },
    snapshots: readable(ids(market.needs, (n) => own(n.council)).map((id) => `snap_${id}`)),
    answered_keys: {
      read: people.filter((id) => id === person.account),
      update: null,
      remove: people.filter((id) => id === person.account),
    },
    api_tokens: { read: mine('tok'), update: mine('tok'), remove: null },
    outbox: nothing,
    audit_left_out: nothing,
    audit_links: office(upTo(market.acts.length, (i) => String(i + 1))),
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
    accounts: {
      read: people.filter(
        (id) =>
          id === person.account ||
          person.office ||
          market.memberships.some((m) => m.account === id && seesMembership(person, m)),
      ),
      update: people.filter((id) => id === person.account),
      remove: null,
    },
    sessions: { read: mine('ses'), update: null, remove: mine('ses') },
    account_credentials: nothing,
    two_factors: nothing,
    spent_codes: nothing,
    request_rates: nothing,
    verifications: nothing,
    rate_limits: nothing,
    migrations: nothing,
  };
}

/** What somebody tries to add or to call, and whether this person may. */
export interface Attempt {
  statement: string;
  may: boolean;
  /** What is given back, where that matters. */
  gives?: string;
}

const roles = ['member', 'lead', 'administrator'] as const;

function attemptsAtMembers(market: Market, person: Person): Attempt[] {
  const me = person.account;
  return [
    // Nobody adds anybody but themselves, and themselves by an open invitation to that very role.
    ...['acc_0', 'acc_1'].flatMap((account) =>
      councils.flatMap((council) => {
        const of = { side: 'council', council, supplier: null } as const;
        if (market.memberships.some((m) => m.account === account && same(m, of))) return [];
        return roles.map((role) => ({
          statement: `insert into memberships (id, account_id, side, council_id, role) values ('mem_new', '${account}', 'council', '${council}', '${role}')`,
          may: me === account && invitedTo(market, me, of).some((i) => i.role === role),
        }));
      }),
    ),
    // In a row of their own, people rise to what they are invited to; an administrator changes any.
    ...market.memberships
      .filter(
        (m) =>
          m.account === me && (person.administers.has(organisation(m)) || invitedTo(market, me, m).length),
      )
      .flatMap((m) =>
        roles.map((role) => ({
          statement: `update memberships set role = '${role}' where id = '${m.id}'`,
          may:
            person.administers.has(organisation(m)) || invitedTo(market, me, m).some((i) => i.role === role),
        })),
      ),
    ...councils.flatMap((council) =>
      roles.map((role) => ({
        statement: `insert into member_invitations (id, side, council_id, role, email, token_hash, invited_by, sent_at, expires_at) values ('inv_new', 'council', '${council}', '${role}', 'new@parley.example', 'new', '${me}', now(), now())`,
        may: mayInvite(market, person, { side: 'council', council, supplier: null, role }),
      })),
    ),
    // Whose a membership, an invitation or an account is, nobody changes in a row that is there.
    ...[
      `update memberships set account_id = account_id`,
      `update memberships set council_id = council_id`,
      `update member_invitations set role = role`,
      `update member_invitations set council_id = council_id`,
      `update accounts set email = email`,
      `update accounts set two_factor_enabled = two_factor_enabled`,
    ].map((statement) => ({ statement, may: false })),
    ...market.invitations.flatMap(({ id, to, state }) =>
      ['hold', 'close'].map((does) => ({
        statement: `select coalesce(parley_${does}_invitation('${id}'), '') as id`,
        may: true,
        gives: state !== 'closed' && to === me ? id : '',
      })),
    ),
    ...people.map((account) => {
      const all = market.memberships.filter((m) => m.account === account);
      const may =
        account !== me &&
        (person.administers.has('office') ||
          (all.length === 1 && person.administers.has(organisation(all[0]!))));
      return {
        statement: `select parley_reset_second_factor('${account}')::text as id`,
        may: true,
        gives: String(may),
      };
    }),
  ];
}

export function attempts(market: Market, person: Person): Attempt[] {
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
        statement: `insert into council_domains (council_id, domain) values ('${council}', 'b.example')`,
        may: person.administers.has('office'),
      },
    ]),
    ...attemptsAtMembers(market, person),
    ...market.needs.map(({ id, council }) => ({
      statement: `insert into snapshots (id, need_id, content, content_hash) values ('snap_new', '${id}', 'new', encode(sha256('new'), 'hex'))`,
      may: own(council),
    })),
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
      {
        statement: `insert into answered_keys (account_id, key, field, input_hash, answer) values ('${account}', 'new', 'f', 'h', '{}')`,
        may: me === account,
      },
      {
        statement: `insert into api_tokens (id, account_id, name, prefix, digest, scopes, expires_at) values ('tok_new', '${account}', 'a', 'b', 'new', '{}', now())`,
        may: me === account,
      },
      {
        statement: `update api_tokens set account_id = '${account}' where account_id = '${me}'`,
        may: me === account || me === null,
      },
      {
        statement: `insert into sessions (id, account_id, token, expires_at) values ('ses_new', '${account}', 'new', now())`,
        may: false,
      },
      {
        statement: `insert into two_factors (id, account_id, secret, backup_codes) values ('two_new', '${account}', 'a', 'b')`,
        may: false,
      },
    ]),
    { statement: `insert into outbox (id, kind) values ('out_new', 'readyMail')`, may: me !== null },
    {
      statement: `insert into audit_links (sequence, entry_id, previous_hash, hash) values (99, 99, '', '')`,
      may: false,
    },
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
