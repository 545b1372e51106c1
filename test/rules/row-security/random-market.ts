import fc from 'fast-check';

/** A small invented market with people in it, drawn at random; every id is known. */

export const councils = ['cou_0', 'cou_1', 'cou_2'] as const;
export const suppliers = ['sup_0', 'sup_1', 'sup_2'] as const;
/** People with accounts. `visitor` is nobody. */
export const people = ['acc_0', 'acc_1', 'acc_2', 'acc_3'] as const;
export const visitor = null;

export interface Organisation {
  side: 'council' | 'supplier' | 'office';
  council: string | null;
  supplier: string | null;
}
export interface Membership extends Organisation {
  id: string;
  account: string;
  role: 'member' | 'lead' | 'administrator';
}
export interface Invitation extends Organisation {
  id: string;
  /** Whose address it was sent to. */
  to: string;
  role: 'member' | 'lead' | 'administrator';
  state: 'open' | 'expired' | 'closed';
}
export interface Need {
  id: string;
  council: string;
  stage: string;
  published: boolean;
}
export interface Pair {
  id: string;
  need: string;
  supplier: string;
}
export interface Owned {
  id: string;
  owner: string;
}
export interface Market {
  memberships: Membership[];
  invitations: Invitation[];
  /** Councils that have an e-mail domain. */
  domains: string[];
  needs: Need[];
  interests: Pair[];
  entries: Pair[];
  capabilities: Owned[];
  lines: Owned[];
  shown: Owned[];
  acts: { id: string; owner: string | null }[];
  runs: number;
  policies: number;
}

const of = <T>(values: readonly T[]) => fc.constantFrom(...values);
const once = <T>(values: T[], key: (value: T) => string) => [
  ...new Map(values.map((value) => [key(value), value])).values(),
];
const numbered = <T extends object>(prefix: string, rows: T[]): (T & { id: string })[] =>
  rows.map((row, i) => ({ ...row, id: `${prefix}_${i}` }));

const place = {
  side: of(['council', 'council', 'supplier', 'supplier', 'office'] as const),
  council: of(councils),
  supplier: of(suppliers),
  role: of(['member', 'lead', 'administrator'] as const),
};
const placed = <T extends { side: Organisation['side']; council: string; supplier: string }>(row: T) => ({
  ...row,
  council: row.side === 'council' ? row.council : null,
  supplier: row.side === 'supplier' ? row.supplier : null,
});
const membership = fc.record({ account: of(people), ...place }).map(placed);
const invitation = fc
  .record({ to: of(people), state: of(['open', 'open', 'expired', 'closed'] as const), ...place })
  .map(placed);

export const markets: fc.Arbitrary<Market> = fc
  .record({
    memberships: fc.array(membership, { maxLength: 7 }),
    invitations: fc.array(invitation, { maxLength: 6 }),
    domains: fc.array(of(councils), { maxLength: 3 }),
    needs: fc.array(
      fc.record({
        council: of(councils),
        stage: of(['exploring', 'engaging', 'planned', 'tendering', 'closed']),
        published: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
    interests: fc.array(fc.tuple(fc.nat(), of(suppliers)), { maxLength: 6 }),
    entries: fc.array(fc.tuple(fc.nat(), of(suppliers)), { maxLength: 6 }),
    capabilities: fc.array(of(suppliers), { maxLength: 4 }),
    lines: fc.array(of(councils), { maxLength: 3 }),
    shown: fc.array(of(people), { maxLength: 4 }),
    acts: fc.array(of([...people, null]), { maxLength: 5 }),
    runs: fc.nat(2),
    policies: fc.integer({ min: 1, max: 3 }),
  })
  .map((drawn) => {
    const needs = numbered('nee', drawn.needs);
    const pairs = (prefix: string, drawnPairs: [number, string][]) =>
      numbered(
        prefix,
        once(
          needs.length
            ? drawnPairs.map(([i, supplier]) => ({ need: needs[i % needs.length]!.id, supplier }))
            : [],
          (pair) => `${pair.need} ${pair.supplier}`,
        ),
      );
    const owned = (prefix: string, owners: readonly string[]) =>
      numbered(
        prefix,
        owners.map((owner) => ({ owner })),
      );
    return {
      memberships: numbered(
        'mem',
        once(drawn.memberships, (m) => [m.account, m.side, m.council, m.supplier].join(' ')),
      ),
      invitations: numbered('inv', drawn.invitations),
      domains: [...new Set(drawn.domains)],
      needs,
      interests: pairs('int', drawn.interests),
      entries: pairs('ent', drawn.entries),
      capabilities: owned('cap', drawn.capabilities),
      lines: owned('lin', [...new Set(drawn.lines)]),
      shown: numbered(
        'imp',
        drawn.shown.map((owner) => ({ owner })),
      ).map((row, i) => ({ ...row, id: String(-1 - i) })),
      // Below what the database numbers rows with.
      acts: drawn.acts.map((owner, i) => ({ id: String(-1 - i), owner })),
      runs: drawn.runs,
      policies: drawn.policies,
    };
  });

const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);
const insert = (table: string, columns: string, rows: string[]) =>
  rows.length ? [`insert into ${table} (${columns}) values ${rows.map((row) => `(${row})`).join(', ')}`] : [];
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

/** The statements that make the market, for the system to run. */
export function marketRows(market: Market): string[] {
  return [
    ...insert(
      'accounts',
      'id, name, email',
      people.map((id) => `'${id}', '${id} (fictional)', '${id}@parley.example'`),
    ),
    ...insert(
      'sessions',
      'id, account_id, token, expires_at',
      people.map((id) => `'ses_${id}', '${id}', 'token-${id}', now()`),
    ),
    ...insert(
      'two_factors',
      'id, account_id, secret, backup_codes',
      people.map((id) => `'two_${id}', '${id}', 'x', 'x'`),
    ),
    ...insert(
      'spent_codes',
      'account_id, code',
      people.map((id) => `'${id}', '123456'`),
    ),
    ...insert(
      'answered_keys',
      'account_id, key, field, input_hash, answer',
      people.map((id) => `'${id}', 'key', 'field', 'hash', '{}'`),
    ),
    ...insert(
      'api_tokens',
      'id, account_id, name, prefix, digest, scopes, expires_at',
      people.map((id) => `'tok_${id}', '${id}', 'Program', 'par_x', 'digest-${id}', '{}', now()`),
    ),
    ...insert('outbox', 'id, kind', [`'out_0', 'readyMail'`]),
    ...insert('request_rates', 'key', [`'token:x'`]),
    ...insert('audit_left_out', 'kind, since, refused, left_out', [`'createNeed', now(), 1, 0`]),
    ...insert(
      'account_credentials',
      'id, account_id, provider, provider_account_id',
      people.map((id) => `'cre_${id}', '${id}', 'mail', '${id}'`),
    ),
    ...insert('verifications', 'id, identifier, value, expires_at', [`'ver_0', 'magic-link:x', '{}', now()`]),
    ...insert('rate_limits', 'id, key, count, last_request', [`'rat_0', 'x', 1, 0`]),
    ...insert(
      'councils',
      'id, code, name, nice_name, type, type_name, region, nation',
      councils.map((id) => `'${id}', '${id}', '${id}', '${id}', 'LBO', 'borough', 'London', 'England'`),
    ),
    ...insert('council_names', 'folded, council_id, spelling', [`'one', 'cou_0', 'One'`]),
    ...insert('lines_of_business', 'id, code, name, service_group, description, district, county, unitary', [
      `'lob_0', 'housing', 'Housing', 'Housing', 'Homes', true, true, true`,
    ]),
    ...insert(
      'suppliers',
      'id, name, folded_name, origin',
      suppliers.map((id) => `'${id}', '${id}', '${id}', 'demo'`),
    ),
    ...insert('terms', 'id, scheme, code, label', [`'ter_0', 'cpv', '1', 'One'`]),
    ...insert(
      'memberships',
      'id, account_id, side, council_id, supplier_id, role',
      market.memberships.map(
        (m) => `'${m.id}', '${m.account}', '${m.side}', ${text(m.council)}, ${text(m.supplier)}, '${m.role}'`,
      ),
    ),
    ...insert(
      'member_invitations',
      'id, side, council_id, supplier_id, role, email, token_hash, invited_by, sent_at, expires_at, closed_at',
      market.invitations.map((i) =>
        [
          `'${i.id}', '${i.side}', ${text(i.council)}, ${text(i.supplier)}, '${i.role}'`,
          `${text(i.state === 'closed' ? null : `${i.to}@parley.example`)}, 'hash-${i.id}', 'acc_0', now()`,
          `now() + interval '${i.state === 'expired' ? -1 : 1} day', ${i.state === 'closed' ? 'now()' : 'null'}`,
        ].join(', '),
      ),
    ),
    ...insert(
      'council_domains',
      'council_id, domain',
      market.domains.map((council) => `'${council}', 'a.example'`),
    ),
    ...insert(
      'needs',
      'id, council_id, title, problem, source, source_ref, stage, published_at',
      market.needs.map(
        (n) =>
          `'${n.id}', '${n.council}', 'Title', 'Problem', 'parley', '${n.id}', '${n.stage}', ${n.published ? 'now()' : 'null'}`,
      ),
    ),
    ...insert(
      'snapshots',
      'id, need_id, content, content_hash',
      market.needs.map(({ id }) => `'snap_${id}', '${id}', '${id}', encode(sha256('${id}'), 'hex')`),
    ),
    ...insert(
      'interests',
      'id, need_id, supplier_id, approach, answer_due_on',
      market.interests.map((i) => `'${i.id}', '${i.need}', '${i.supplier}', 'How', '2026-12-01'`),
    ),
    ...insert(
      'shortlist_entries',
      'id, need_id, supplier_id, decision, reason',
      market.entries.map((e) => `'${e.id}', '${e.need}', '${e.supplier}', 'in', 'Why'`),
    ),
    ...insert(
      'capabilities',
      'id, supplier_id, title, origin',
      market.capabilities.map((c) => `'${c.id}', '${c.owner}', 'Can', 'declared'`),
    ),
    ...insert(
      'council_lines',
      'id, council_id, line_of_business_id, decided_by, priorities, standing_demand',
      market.lines.map((l) => `'${l.id}', '${l.owner}', 'lob_0', 'Head', '', ''`),
    ),
    ...insert('engagements', 'id, supplier_id, buyer_name, kind, title, started_on, source, source_ref', [
      `'eng_0', 'sup_0', 'One', 'contract', 'Work', '2026-01-01', 'demo', 'eng_0'`,
    ]),
    ...insert(
      'practice_cards',
      'id, council_id, line_of_business_id, title, problem, approach, result, would_reuse, published_on',
      [`'pra_0', 'cou_0', 'lob_0', 'Card', 'P', 'A', 'R', true, '2026-01-01'`],
    ),
    ...insert(
      'impressions',
      'id, act, side, demand_id, supplier_id, points, policy_version, account_id',
      market.shown.map((s) => `${s.id}, 'shown', 'council', 'nee_0', 'sup_0', 1, 1, '${s.owner}'`),
    ),
    ...insert(
      'audit_entries',
      'id, account_id, act, subject_id, request_id',
      market.acts.map((a) => `${a.id}, ${text(a.owner)}, 'act', 'nee_0', 'req'`),
    ),
    // The chain is made at the end of a transaction; this is one that never ends.
    'set constraints all immediate',
    'set constraints all deferred',
    ...insert('change_records', 'id, kind, subject_id, transaction_id', [`-1, 'demand', 'nee_0', 1`]),
    ...insert(
      'import_runs',
      'id, source, file_name, state',
      upTo(market.runs).map((i) => `'imp_${i}', 'awards', 'a.csv', 'finished'`),
    ),
    ...insert(
      'import_refusals',
      'id, run_id, line, reason',
      upTo(market.runs).map((i) => `'ref_${i}', 'imp_${i}', 1, 'Unreadable'`),
    ),
    ...insert(
      'ranking_policies',
      'version, body, note, origin, live',
      upTo(market.policies).map((i) => `${i + 1}, '{}', 'Note', 'shipped', ${i === 0}`),
    ),
  ];
}
