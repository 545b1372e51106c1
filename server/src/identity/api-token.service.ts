import { limits } from '@parley/shared/limits';
import { recordAct } from '../platform/changes.ts';
import { getById, type Context } from '../platform/context.ts';
import { badInput, Refusal } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { digestOf, newSecret } from './api-token-secret.ts';
import { ApiScope, ApiToken } from './api-token.entity.ts';
import type { CreateApiTokenInput, RevokeApiTokenInput } from './api-token.input.ts';

const dayMs = 86_400_000;

/** The person's tokens that were not revoked, newest first. */
export function ownTokens(ctx: Context): Promise<ApiToken[]> {
  return ctx.em.find(
    ApiToken,
    { accountId: ctx.viewer!.accountId, revokedAt: null },
    { orderBy: { createdAt: 'desc', id: 'desc' } },
  );
}

/** Makes a token for one organisation of the person; the secret is in the answer and nowhere else. */
export async function createApiToken(
  ctx: Context,
  input: CreateApiTokenInput,
): Promise<{ token: ApiToken; secret: string }> {
  const scopes = [...new Set(input.scopes)];
  const side = input.side ?? null;
  const organisationId = input.organisationId ?? null;
  const isMember = ctx.viewer!.memberships.some(
    (m) => m.side === side && (m.councilId ?? m.supplierId) === organisationId,
  );
  if (!isMember && (side !== null || organisationId !== null)) {
    throw badInput({ field: 'side', message: 'Choose an organisation that you act for.' });
  }
  if (side === null && scopes.some((scope) => scope !== ApiScope.READ_PUBLIC)) {
    throw badInput({ field: 'side', message: 'Choose the organisation that the program acts for.' });
  }
  if ((await ownTokens(ctx)).length >= limits.apiTokens) {
    throw new Refusal(
      'BAD_USER_INPUT',
      `You have ${limits.apiTokens} tokens, which is the most. Revoke one that is not used.`,
    );
  }
  const { secret, prefix } = newSecret();
  const token = ctx.em.create(ApiToken, {
    id: newId('ApiToken'),
    accountId: ctx.viewer!.accountId,
    side,
    organisationId,
    name: input.name,
    prefix,
    digest: digestOf(secret),
    scopes,
    expiresAt: new Date(Date.now() + input.expiresInDays * dayMs),
    lastUsedAt: null,
    revokedAt: null,
  } as never) as ApiToken;
  ctx.em.persist(token);
  recordAct(ctx, 'createApiToken', token.id, {
    after: { name: token.name, prefix, scopes, side, organisationId },
  });
  return { token, secret };
}

/** Ends a token for good; once more changes nothing. */
export async function revokeApiToken(ctx: Context, { tokenId }: RevokeApiTokenInput): Promise<ApiToken> {
  const token = await getById(ctx, ApiToken, tokenId);
  if (token.revokedAt) return token;
  token.revokedAt = new Date();
  recordAct(ctx, 'revokeApiToken', token.id, { before: { name: token.name, prefix: token.prefix } });
  return token;
}
