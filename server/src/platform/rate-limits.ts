import { HeaderMap } from '@apollo/server';
import { CompiledQuery } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { limits } from '@parley/shared/limits';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { Refusal } from './errors.ts';

/** Counts requests and refuses those that are too many in one minute. */
export interface RateLimits {
  /** A document of nobody's client. @param who whose allowance it takes: an account or a network address */
  adHoc(who: string): Promise<void>;
  /** A request with an API token. @param tokenId whose allowance it takes */
  token(tokenId: string): Promise<void>;
}

/**
 * Counts in the database where several servers may share one, and in memory over the embedded database, which one
 * process alone has open. When the database does not answer, memory counts in its place.
 */
export function createRateLimits(database: Database, config: Pick<Config, 'adHocPerMinute'>): RateLimits {
  const adHoc = limiter(database, 'ad-hoc', config.adHocPerMinute);
  const token = limiter(database, 'token', limits.tokenPerMinute);
  return {
    adHoc: (who) => take(adHoc, who, config.adHocPerMinute),
    token: (tokenId) => take(token, tokenId, limits.tokenPerMinute),
  };
}

function limiter(database: Database, keyPrefix: string, points: number) {
  const allowance = { keyPrefix, points, duration: 60 };
  const inMemory = new RateLimiterMemory(allowance);
  if (database.kind === 'pglite') return inMemory;
  return new RateLimiterPostgres({
    ...allowance,
    storeType: 'client',
    storeClient: { query: (statement: Statement) => run(database, statement) },
    tableName: 'request_rates',
    tableCreated: true,
    clearExpiredByTimeout: true,
    // Who is over the allowance is refused without asking the database again.
    inMemoryBlockOnConsumed: points + 1,
    insuranceLimiter: inMemory,
  });
}

interface Statement {
  text: string;
  values: unknown[];
}

async function run(database: Database, { text, values }: Statement) {
  const { rows } = await database.fork().getKysely().executeQuery(CompiledQuery.raw(text, values));
  return { rows, rowCount: rows.length };
}

async function take(
  counter: Pick<RateLimiterMemory, 'consume'>,
  who: string,
  perMinute: number,
): Promise<void> {
  try {
    await counter.consume(who);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new Refusal(
      'RATE_LIMITED',
      `At most ${perMinute} such requests are answered in a minute. Try again in ${seconds} s.`,
      { http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) } },
    );
  }
}
