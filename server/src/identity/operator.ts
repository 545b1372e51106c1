import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { Council } from '../councils/council.entity.ts';
import type { Config } from '../platform/config.ts';
import type { Database, Em } from '../platform/database.ts';
import { newId } from '../platform/ids.ts';
import type { Mail } from '../platform/mailer.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { clientAddressHeader, createAuth } from './auth.ts';
import { Role, Side } from './membership.entity.ts';

/** What a person with a terminal on the server can do, whom the network cannot reach. */

function addressIn(text: string): string {
  const { success, data } = z.email().max(200).safeParse(text.trim().toLowerCase());
  if (!success) throw new Error(`"${text.slice(0, 80)}" is not an e-mail address.`);
  return data;
}

/**
 * A link that signs the person in, once and for some minutes, as the mail would bring it; for where no mail can be
 * sent yet, and for the demo behind a container's port.
 * @throws Error for what is no address, or when too many unused links wait for it.
 */
export async function signInLinkFor(database: Database, config: Config, email: string): Promise<string> {
  const address = addressIn(email);
  const mails: Mail[] = [];
  const mailer = {
    send: async (mail: Mail) => void mails.push(mail),
    inbox: () => null,
    close: () => {},
  };
  const origin = new URL(config.publicUrl).origin;
  const answer = await createAuth({ database, config, mailer }).handle(
    new Request(`${origin}/api/auth/sign-in/magic-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, [clientAddressHeader]: '127.0.0.1' },
      body: JSON.stringify({ email: address, callbackURL: await pageOf(database.fork(), address) }),
    }),
  );
  const link = /https?:\/\/\S+/.exec(mails[0]?.text ?? '')?.[0];
  if (!link) {
    throw new Error(
      answer.ok
        ? 'Too many unused links wait for this address; use one, or wait until they run out.'
        : `No link could be made (${answer.status}). Try again in a minute.`,
    );
  }
  return link;
}

/** The page of the side the person acts for. */
async function pageOf(em: Em, email: string): Promise<string> {
  const [found] = await em.execute<{ side: string }[]>(
    `select m.side from memberships m join accounts a on a.id = m.account_id where a.email = ? order by m.id limit 1`,
    [email],
  );
  return found ? `/${found.side}/` : '/';
}

export interface NewMembership {
  email: string;
  side: string;
  /** A council's code, GSS code or id; a supplier's id; nothing for the office. */
  organisation?: string | undefined;
  role?: string | undefined;
}

/**
 * Makes a person a member of an organisation, and their account where there is none; puts it on record. A second time
 * it changes the role.
 * @returns what was done, in a sentence
 * @throws Error saying what was not understood and what is possible
 */
export async function giveMembership(database: Database, given: NewMembership): Promise<string> {
  const email = addressIn(given.email);
  const side = oneOf(Side, given.side, 'side');
  const role = oneOf(Role, given.role ?? Role.MEMBER, 'role');
  return database.fork().transactional(async (em) => {
    const organisation = await organisationOf(em, side, given.organisation);
    await em.execute(
      'insert into accounts (id, name, email, email_verified) values (?, ?, ?, false) on conflict do nothing',
      [newId('Account'), '', email],
    );
    const [account] = await em.execute<{ id: string }[]>('select id from accounts where email = ?', [email]);
    const councilId = side === Side.COUNCIL ? organisation!.id : null;
    const supplierId = side === Side.SUPPLIER ? organisation!.id : null;
    const [known] = await em.execute<{ role: string }[]>(
      `select role from memberships where account_id = ? and side = ? and council_id is not distinct from ?
       and supplier_id is not distinct from ? for update`,
      [account!.id, side, councilId, supplierId],
    );
    const [membership] = await em.execute<{ id: string }[]>(
      `insert into memberships as m (id, account_id, side, council_id, supplier_id, role) values (?, ?, ?, ?, ?, ?)
       on conflict on constraint memberships_once
       do update set role = excluded.role, version = m.version + 1, updated_at = now() returning id`,
      [newId('Membership'), account!.id, side, councilId, supplierId, role],
    );
    await em.execute(
      `insert into audit_entries (account_id, act, subject_id, before, after, request_id)
       values (null, 'giveMembership', ?, ?, ?, ?)`,
      [
        membership!.id,
        known ? JSON.stringify({ role: known.role }) : null,
        JSON.stringify({ accountId: account!.id, side, role, councilId, supplierId }),
        randomUUID(),
      ],
    );
    return `${email} is now ${role} of ${organisation?.name ?? 'the innovation office'}.`;
  });
}

function oneOf<T extends string>(values: Record<string, T>, given: string, what: string): T {
  const found = Object.values(values).find((value) => value === given.toLowerCase());
  if (!found)
    throw new Error(`There is no ${what} "${given}". There are: ${Object.values(values).join(', ')}.`);
  return found;
}

async function organisationOf(
  em: Em,
  side: Side,
  given: string | undefined,
): Promise<{ id: string; name: string } | null> {
  if (side === Side.OFFICE) return null;
  if (!given) {
    const how = side === Side.COUNCIL ? 'a council by its code, such as LDS' : 'a supplier by its id (sup_…)';
    throw new Error(`Name the organisation: ${how}.`);
  }
  const found =
    side === Side.COUNCIL
      ? await em.findOne(Council, {
          $or: [{ id: given }, { code: given.toUpperCase() }, { gssCode: given.toUpperCase() }],
        })
      : await em.findOne(Supplier, { id: given });
  if (!found) throw new Error(`There is no ${side} "${given.slice(0, 80)}" in the database.`);
  return found;
}
