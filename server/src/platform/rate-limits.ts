import { HeaderMap } from '@apollo/server';
import { CompiledQuery } from 'kysely';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { limits } from '@parley/shared/limits';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { Refusal } from './errors.ts';

/** Counts requests and refuses those that are too many in their time. */
export interface RateLimits {
  /** A document of nobody's client. @param who whose allowance it takes: an account or a network address */
  adHoc(who: string): Promise<void>;
  /** A document of our own clients. @param who as above */
  own(who: string): Promise<void>;
  /** A request with an API token. @param tokenId whose allowance it takes */
  token(tokenId: string): Promise<void>;
  /** An invitation that somebody tries to accept. @param accountId whose allowance it takes */
  invitation(accountId: string): Promise<void>;
}

type Counter = Pick<RateLimiterMemory, 'consume'>;

/**
 * Counts in the database where several servers may share one, and in memory over the embedded database, which one
 * process alone has open. When the database does not answer, memory counts in its place. The documents of our own
 * clients are counted in memory everywhere: a statement more for every step of everybody would cost more than it saves.
 */
export function createRateLimits(
  database: Database,
  config: Pick<Config, 'adHocPerMinute' | 'ownPerMinute'>,
): RateLimits {
  const perMinute = (points: number, counter: (allowance: Allowance) => Counter, keyPrefix: string) => {
    const counted = counter({ keyPrefix, points, duration: 60 });
    return (who: string) =>
      take(
        counted,
        who,
        (wait) => `At most ${points} such requests are answered in a minute. Try again in ${wait} s.`,
      );
  };
  const shared = (allowance: Allowance) => sharedCounter(database, allowance);
  const alone = (allowance: Allowance) => new RateLimiterMemory(allowance);
  const invitations = shared({
    keyPrefix: 'invitation',
    points: limits.invitationTries,
    duration: limits.invitationMinutes * 60,
  });
  return {
    adHoc: perMinute(config.adHocPerMinute, shared, 'ad-hoc'),
    own: perMinute(config.ownPerMinute, alone, 'own'),
    token: perMinute(limits.tokenPerMinute, shared, 'token'),
    invitation: (accountId) =>
      take(
        invitations,
        accountId,
        (wait) => `Too many tries. Wait ${Math.ceil(wait / 60)} minutes, then open the link again.`,
      ),
  };
}

interface Allowance {
  keyPrefix: string;
  points: number;
  /** Seconds. */
  duration: number;
}

function sharedCounter(database: Database, allowance: Allowance): Counter {
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
    inMemoryBlockOnConsumed: allowance.points + 1,
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

async function take(counter: Counter, who: string, tooMany: (wait: number) => string): Promise<void> {
  try {
    await counter.consume(who);
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    throw new Refusal('RATE_LIMITED', tooMany(seconds), {
      http: { status: 429, headers: new HeaderMap([['retry-after', String(seconds)]]) },
    });
  }
}
