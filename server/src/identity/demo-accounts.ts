import type { Database, Em } from '../platform/database.ts';
import { stableId } from '../platform/ids.ts';
import { Role, Side } from './membership.entity.ts';

interface DemoPerson {
  key: string;
  name: string;
  email: string;
  side: Side;
  role: Role;
}

/** The e-mail domain of the demo's council. */
const demoCouncilDomain = 'council.parley.example';

/** The fictional people of the demo; `.example` is reserved, so no mail can reach anybody. */
export const demoPeople: readonly DemoPerson[] = [
  {
    key: 'council-officer',
    name: 'Demo Officer (fictional)',
    email: 'officer@council.parley.example',
    side: Side.COUNCIL,
    role: Role.MEMBER,
  },
  {
    key: 'council-lead',
    name: 'Demo Lead (fictional)',
    email: 'lead@council.parley.example',
    side: Side.COUNCIL,
    role: Role.LEAD,
  },
  {
    key: 'council-administrator',
    name: 'Demo Council Administrator (fictional)',
    email: `administrator@${demoCouncilDomain}`,
    side: Side.COUNCIL,
    role: Role.ADMINISTRATOR,
  },
  {
    key: 'supplier-member',
    name: 'Demo Supplier (fictional)',
    email: 'member@supplier.parley.example',
    side: Side.SUPPLIER,
    role: Role.ADMINISTRATOR,
  },
  {
    key: 'office-member',
    name: 'Demo Office Member (fictional)',
    email: 'member@office.parley.example',
    side: Side.OFFICE,
    role: Role.MEMBER,
  },
  {
    key: 'office-administrator',
    name: 'Demo Administrator (fictional)',
    email: 'administrator@office.parley.example',
    side: Side.OFFICE,
    role: Role.ADMINISTRATOR,
  },
];

/** A demo person who can sign in and act for an organisation. */
export interface DemoAccount extends DemoPerson {
  accountId: string;
}

/**
 * Makes the demo people and their memberships, if they are missing; any number of times.
 * Officers belong to the council with the most fictional needs; the supplier's member to the fictional
 * supplier with the most interests and engagements, if possible small or medium-sized, with at least five
 * engagements and three capabilities.
 * @returns who can sign in: without a demo market, only the office.
 */
export async function ensureDemoAccounts(database: Database): Promise<DemoAccount[]> {
  const em = database.fork();
  const councilId = await busiestCouncil(em);
  const supplierId = await mostTellingSupplier(em);
  if (councilId)
    await em.execute(
      'insert into council_domains (council_id, domain) values (?, ?) on conflict do nothing',
      [councilId, demoCouncilDomain],
    );
  const accounts: DemoAccount[] = [];
  for (const person of demoPeople) {
    const ofCouncil = person.side === Side.COUNCIL ? councilId : null;
    const ofSupplier = person.side === Side.SUPPLIER ? supplierId : null;
    if (person.side !== Side.OFFICE && !ofCouncil && !ofSupplier) continue;
    const accountId = await ensureAccount(em, person);
    const id = stableId('Membership', 'demo', person.key);
    await em.execute(
      `insert into memberships (id, account_id, side, council_id, supplier_id, role) values (?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [id, accountId, person.side, ofCouncil, ofSupplier, person.role],
    );
    // One whose organisation is gone gets the market's present one.
    await em.execute(
      `update memberships m set council_id = ?, supplier_id = ?
       where m.id = ? and m.side <> 'office' and m.council_id is null and m.supplier_id is null
         and not exists (select 1 from memberships other where other.account_id = m.account_id
           and other.side = m.side and other.council_id is not distinct from ? and other.supplier_id is not distinct from ?)`,
      [ofCouncil, ofSupplier, id, ofCouncil, ofSupplier],
    );
    accounts.push({ ...person, accountId });
  }
  return accounts;
}

async function ensureAccount(em: Em, person: DemoPerson): Promise<string> {
  await em.execute(
    'insert into accounts (id, name, email, email_verified) values (?, ?, ?, true) on conflict do nothing',
    [stableId('Account', 'demo', person.key), person.name, person.email],
  );
  const [account] = await em.execute<{ id: string }[]>('select id from accounts where email = ?', [
    person.email,
  ]);
  return account!.id;
}

async function busiestCouncil(em: Em): Promise<string | null> {
  const [council] = await em.execute<{ id: string }[]>(
    `select c.id from councils c join needs n on n.council_id = c.id
     where n.fictional group by c.id order by count(*) desc, c.code limit 1`,
  );
  return council?.id ?? null;
}

async function mostTellingSupplier(em: Em): Promise<string | null> {
  const [supplier] = await em.execute<{ id: string }[]>(
    `select id from (
       select s.id, s.sme,
         (select count(*) from capabilities c where c.supplier_id = s.id) as capabilities,
         (select count(*) from engagements e where e.supplier_id = s.id) as engagements,
         (select count(*) from interests i where i.supplier_id = s.id) as interests
       from suppliers s where s.fictional and not s.excluded
     ) as fictional
     order by (sme is not false and capabilities >= 3 and engagements >= 5) desc, interests desc, engagements desc,
       capabilities desc, id limit 1`,
  );
  return supplier?.id ?? null;
}
