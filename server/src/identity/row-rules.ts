/**
 * The second fence: which rows of which table a person may read and write, whatever the resolvers do. The database
 * enforces it for every statement of a request (platform/actor.ts); platform/row-security.ts brings it up to date at
 * every start. A verb that a table does not name is refused. Every table of the database stands here.
 */
export interface RowRule {
  table: string;
  /** The rule in words. */
  says: string;
  /** Conditions in SQL on a row. */
  read?: string;
  insert?: string;
  /** On the row as it was and as it becomes; two conditions where these differ. */
  update?: string | { from: string; to: string };
  remove?: string;
  /** The columns that an update may write; all where nothing is said. */
  columns?: readonly string[];
}

/** Conditions. The functions are those of platform/row-security.ts; `select` makes each run once a statement. */
const anyone = 'true';
const office = '(select parley_is_office())';
type Powers = 'councils' | 'suppliers' | 'leads' | 'administers';
const theirs = (column: string, kind: Powers) => `${column} = any ((select parley_ids('${kind}'))::text[])`;
const own = (column: string) => `${column} = (select parley_account())`;
const ofCouncil = theirs('council_id', 'councils');
const ofSupplier = theirs('supplier_id', 'suppliers');
/** Rows of organisations that name their side, too: 'office' stands for the innovation office. */
const organisations = (kind: 'leads' | 'administers', of = '') =>
  `coalesce(${of}council_id, ${of}supplier_id, ${of}side) = any ((select parley_ids('${kind}'))::text[])`;
const officeAdministrators = `'office' = any ((select parley_ids('administers'))::text[])`;
const fellows = `${ofCouncil} or ${ofSupplier} or (side = 'office' and ${office})`;
const noAdministrator = `not exists (select 1 from memberships m where m.role = 'administrator'
  and m.side = member_invitations.side and m.council_id is not distinct from member_invitations.council_id
  and m.supplier_id is not distinct from member_invitations.supplier_id)`;
/** Administrators invite anybody, leads members; the office's an organisation's first. */
const invites = `${organisations('administers')} or (${organisations('leads')} and role = 'member')`;
const invitesOrBegins = `${invites} or (${officeAdministrators} and ${noAdministrator})`;
/** Whether an invitation to the organisation of the row is open to the person, at the address of their account. */
const invited = (to = '') => `${own('account_id')} and exists (select 1 from member_invitations i
  where i.email = (select parley_email()) and i.closed_at is null and i.expires_at > now() ${to}
  and i.side = memberships.side and i.council_id is not distinct from memberships.council_id
  and i.supplier_id is not distinct from memberships.supplier_id)`;
const invitedToRole = invited('and i.role = memberships.role');
const ofNeedsCouncil = `exists (select 1 from needs n where n.id = need_id and ${theirs('n.council_id', 'councils')})`;
const ofPublishedNeed = 'exists (select 1 from needs n where n.id = need_id and n.published_at is not null)';
const ofThisTransaction = 'transaction_id = (pg_current_xact_id_if_assigned()::text)::bigint';

const publicTable = (table: string): RowRule => ({ table, says: 'anyone reads it', read: anyone });
const noOne = (table: string, says: string): RowRule => ({ table, says });

export const rowRules: readonly RowRule[] = [
  publicTable('councils'),
  publicTable('council_names'),
  publicTable('lines_of_business'),
  publicTable('terms'),
  publicTable('practice_cards'),
  {
    table: 'council_lines',
    says: 'anyone reads them; the council changes its own',
    read: anyone,
    update: ofCouncil,
  },
  {
    table: 'suppliers',
    says: 'anyone reads them; its members change a supplier',
    read: anyone,
    update: theirs('id', 'suppliers'),
  },
  {
    table: 'capabilities',
    says: "anyone reads them; the supplier's members write them",
    read: anyone,
    insert: ofSupplier,
    update: ofSupplier,
    remove: ofSupplier,
  },
  {
    table: 'engagements',
    says: 'anyone reads them; a council adds its own',
    read: anyone,
    insert: `${ofCouncil} and source = 'parley'`,
  },
  {
    table: 'needs',
    says: 'anyone reads them once published, before that the council alone; the council writes its own',
    read: `published_at is not null or ${ofCouncil}`,
    insert: ofCouncil,
    update: ofCouncil,
  },
  {
    table: 'interests',
    says: "the supplier and the need's council read and change them; the supplier expresses them in published needs",
    read: `${ofSupplier} or ${ofNeedsCouncil}`,
    insert: `${ofSupplier} and ${ofPublishedNeed}`,
    update: `${ofSupplier} or ${ofNeedsCouncil}`,
  },
  {
    table: 'shortlist_entries',
    says: "the need's council alone",
    read: ofNeedsCouncil,
    insert: ofNeedsCouncil,
    update: ofNeedsCouncil,
    remove: ofNeedsCouncil,
  },
  {
    table: 'memberships',
    says: 'the person, people of the same organisation and administrators of the office read them; administrators change them; who is invited joins or rises',
    read: `${own('account_id')} or ${fellows} or ${officeAdministrators}`,
    insert: invitedToRole,
    update: {
      from: `${organisations('administers')} or (${invited()})`,
      to: `${organisations('administers')} or (${invitedToRole})`,
    },
    remove: organisations('administers'),
    columns: ['role', 'version', 'updated_at'],
  },
  {
    table: 'member_invitations',
    says: 'administrators of the organisation, leads those of members, administrators of the office, and whom it was sent to; the office begins one where there is no administrator',
    read: `${invites} or ${officeAdministrators} or email = (select parley_email())`,
    insert: invitesOrBegins,
    update: invitesOrBegins,
    columns: ['email', 'token_hash', 'sent_at', 'expires_at', 'closed_at', 'version', 'updated_at'],
  },
  {
    table: 'council_domains',
    says: 'anyone reads them; administrators of the office write them',
    read: anyone,
    insert: officeAdministrators,
    remove: officeAdministrators,
  },
  {
    table: 'impressions',
    says: 'a person adds what was shown to them; nobody reads them',
    insert: own('account_id'),
  },
  {
    table: 'audit_entries',
    says: 'a person adds and reads the own acts; the office reads all; nobody changes or removes them',
    read: `${own('account_id')} or ${office}`,
    insert: own('account_id'),
  },
  {
    table: 'answered_keys',
    says: 'the person alone',
    read: own('account_id'),
    insert: own('account_id'),
    remove: own('account_id'),
  },
  {
    table: 'outbox',
    says: 'people signed in add to it; the worker alone reads it',
    insert: '(select parley_account()) is not null',
  },
  {
    table: 'audit_links',
    says: 'the office reads them; the database alone writes them, when an entry is committed',
    read: office,
  },
  noOne('audit_left_out', 'the counting of refusals alone'),
  {
    table: 'snapshots',
    says: "the need's council keeps and reads them; nobody changes or removes them",
    read: ofNeedsCouncil,
    insert: ofNeedsCouncil,
  },
  {
    table: 'change_records',
    says: 'people signed in add them, and read those of their own transaction',
    read: ofThisTransaction,
    insert: '(select parley_account()) is not null',
  },
  {
    table: 'ranking_policies',
    says: 'anyone reads the one in force; the office reads all and puts one in force',
    read: `live or ${office}`,
    update: office,
  },
  { table: 'import_runs', says: 'the office reads them', read: office },
  { table: 'import_refusals', says: 'the office reads them', read: office },
  {
    table: 'accounts',
    says: 'the person, the office, and whoever may see a membership of theirs; the person changes the name',
    read: `${own('id')} or ${office} or exists (select 1 from memberships m where m.account_id = accounts.id)`,
    update: own('id'),
    columns: ['name', 'updated_at'],
  },
  {
    table: 'sessions',
    says: 'the person reads and ends them',
    read: own('account_id'),
    remove: own('account_id'),
  },
  noOne('two_factors', 'sign-in alone'),
  noOne('spent_codes', 'sign-in alone'),
  noOne('request_rates', 'the counting of requests alone'),
  {
    table: 'api_tokens',
    says: 'the person who made them',
    read: own('account_id'),
    insert: own('account_id'),
    update: own('account_id'),
  },
  noOne('account_credentials', 'sign-in alone'),
  noOne('verifications', 'sign-in alone'),
  noOne('rate_limits', 'sign-in alone'),
  noOne('migrations', 'the start of the server alone'),
];
