import { HeaderMap } from '@apollo/server';
import { sql } from 'kysely';
import { viewerMembership, type Viewer } from '../platform/context.ts';
import { statements, type Em } from '../platform/database.ts';
import { Refusal } from '../platform/errors.ts';
import { bearerSecret, digestOf } from './api-token-secret.ts';
import { ApiScope } from './api-token.entity.ts';
import { Membership } from './membership.entity.ts';

/** An API token as one request carries it. */
export interface TokenInUse {
  id: string;
  scopes: ApiScope[];
  /** Whom it lets the program act for; null when it may read what is public and no more. */
  viewer: Viewer | null;
}

/**
 * The token of the request's Authorization header, or null when it brings none. The session of a request with a token
 * counts for nothing.
 * @throws Refusal UNAUTHENTICATED (401) for a token that does not work any more or never did
 */
export async function tokenInUse(em: Em, authorization: string | undefined): Promise<TokenInUse | null> {
  const secret = bearerSecret(authorization);
  if (secret === null) return null;
  const [found] = secret
    ? await statements(em)
        .withTables<{ api_tokens: TokenRow; accounts: AccountRow }>()
        .selectFrom('api_tokens as t')
        .innerJoin('accounts as a', 'a.id', 't.account_id')
        .select(['t.id', 't.scopes', 't.side', 't.organisation_id', 't.last_used_at'])
        .select(['a.id as account_id', 'a.name', 'a.email'])
        .where('t.digest', '=', digestOf(secret))
        .where('t.revoked_at', 'is', null)
        .where('t.expires_at', '>', new Date())
        .execute()
    : [];
  if (!found) throw refused();
  await noteUse(em, found.id);
  const scopes = found.scopes as ApiScope[];
  const actsForPerson = scopes.includes(ApiScope.READ_OWN) || scopes.includes(ApiScope.WRITE_OWN);
  return { id: found.id, scopes, viewer: actsForPerson ? await viewerOfToken(em, found) : null };
}

interface TokenRow {
  id: string;
  account_id: string;
  digest: string;
  scopes: string[];
  side: string | null;
  organisation_id: string | null;
  last_used_at: Date | string | null;
  revoked_at: Date | null;
  expires_at: Date;
}

interface AccountRow {
  id: string;
  name: string;
  email: string;
}

const refused = () =>
  new Refusal('UNAUTHENTICATED', 'This API token does not work: it was revoked, has expired or never was.', {
    http: { status: 401, headers: new HeaderMap([['www-authenticate', 'Bearer error="invalid_token"']]) },
  });

/** Once a minute is enough to tell a token that is used from one that is not. */
async function noteUse(em: Em, id: string): Promise<void> {
  await statements(em)
    .withTables<{ api_tokens: TokenRow }>()
    .updateTable('api_tokens')
    .set({ last_used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where((where) =>
      where.or([
        where('last_used_at', 'is', null),
        where('last_used_at', '<', sql<Date>`now() - interval '1 minute'`),
      ]),
    )
    .execute();
}

/** The person, acting for the token's organisation alone, as long as they are a member of it. */
async function viewerOfToken(
  em: Em,
  token: AccountRow & { account_id: string; side: string | null; organisation_id: string | null },
): Promise<Viewer> {
  const memberships = await em.find(Membership, { accountId: token.account_id }, { orderBy: { id: 'asc' } });
  return {
    accountId: token.account_id,
    name: token.name || token.email,
    email: token.email,
    memberships: memberships
      .map(viewerMembership)
      .filter((m) => m.side === token.side && (m.councilId ?? m.supplierId) === token.organisation_id),
  };
}
