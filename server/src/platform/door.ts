import type { FastifyRequest } from 'fastify';
import type { TokenInUse } from '../identity/api-token-use.ts';
import { limits } from '@parley/shared/limits';
import type { Config } from './config.ts';
import type { Viewer } from './context.ts';
import { countedAddress } from './counted-address.ts';
import type { RateLimits } from './rate-limits.ts';

/** What one request may cost, by how it came in. */
export interface Door {
  budget: number;
  /** Whose budget it is, as the end of a sentence. */
  budgetName: string;
  /** The API token the request came with. */
  token: TokenInUse | null;
}

/** A document of our own clients, or a request of the server's own. */
export const ownDoor: Door = { budget: limits.cost, budgetName: 'for one request', token: null };

/**
 * The door a request came through. Documents of our clients and requests with an API token have the large budget, others
 * a small one. Each has so many a minute: for each token, else for each person, or for each network address where nobody
 * is signed in.
 * @throws Refusal RATE_LIMITED
 */
export async function doorOf(
  request: Pick<FastifyRequest, 'asksWithOurs' | 'ip'>,
  caller: { viewer: Viewer | null; token: TokenInUse | null },
  { config, rates }: { config: Pick<Config, 'adHocCost'>; rates: RateLimits },
): Promise<Door> {
  const { viewer, token } = caller;
  if (token) {
    await rates.token(token.id);
    return { ...ownDoor, token };
  }
  const who = viewer?.accountId ?? countedAddress(request.ip);
  if (request.asksWithOurs) {
    await rates.own(who);
    return ownDoor;
  }
  await rates.adHoc(who);
  return {
    budget: config.adHocCost,
    budgetName: 'for a document that is none of our pages’, unless it comes with an API token',
    token: null,
  };
}
