import { setTimeout as pause } from 'node:timers/promises';
import type { LiveIndex as LiveIndexType } from '../../server/src/matching/live-index.ts';
import type { openDatabase as OpenDatabase } from '../../server/src/platform/database.ts';
import { chanceOf } from '../abuse/chance.ts';
import { act, actorsAt, emptyLedger, signIn, type Answer } from './acts.ts';
import { servedPlaces } from './databases.ts';
import { ownCluster } from './own-cluster.ts';
import { beginServer, load, startServer } from './parley-process.ts';
import type { Outcome, Told } from './rounds.ts';
import { damageIn, noDamage } from './whole.ts';

/** Codes with which a request may fail while the database is away, or while two clients meet. */
const clean = new Set(['DATABASE_UNAVAILABLE', 'CONFLICT', 'BAD_USER_INPUT', 'NOT_FOUND', 'RATE_LIMITED']);
/** What a request may take at most, whatever the database does. */
const hangMs = 20_000;
const backMs = 15_000;

/**
 * Stops and starts PostgreSQL under load, and in the midst keeps it away for a while: every request must end with an
 * answer or a clean refusal, the same server must work again by itself, and so must another process's live index.
 */
export async function underRestarts(rounds: number, seed: number, told: Told): Promise<Outcome | null> {
  const cluster = await ownCluster();
  if (!cluster) return null;
  const from = performance.now();
  const outcome: Outcome = {
    what: 'PostgreSQL itself',
    on: 'postgresql',
    rounds: 0,
    checked: 0,
    seconds: 0,
    ...noDamage(),
  };
  const fault = (text: string) => outcome.torn.push(text);
  try {
    const places = servedPlaces(cluster.url);
    const where = await places.empty();
    const server = await startServer(where);
    const { openDatabase } = (await load('platform/database.js')) as { openDatabase: typeof OpenDatabase };
    const { LiveIndex } = (await load('matching/live-index.js')) as { LiveIndex: typeof LiveIndexType };
    const other = await openDatabase(where);
    const live = await LiveIndex.open(other);
    live.watch(() => {});
    const actors = await actorsAt(server.url);
    const ledger = emptyLedger();
    let unclean = 0;
    let refused = 0;
    let stopped = false;
    const answered = ({ status, errors = [] }: Answer) => {
      if (status === 0) fault(`a request took more than ${hangMs} ms`);
      for (const { message, extensions = {} } of errors) {
        refused++;
        if (clean.has(extensions.code ?? '') || extensions.reference) {
          if (extensions.code === 'INTERNAL' && unclean++ < 5)
            fault(`a request failed as if the fault were ours: ${message}`);
        } else if (unclean++ < 5) fault(`${status} ${extensions.code}: ${message}`);
      }
    };
    const clients = Array.from({ length: 4 }, (_, i) =>
      act(actors, ledger, `restart-${i}`, chanceOf(seed * 1_000 + i), {
        stopped: () => stopped,
        answered,
        goOn: true,
      }),
    );
    for (let round = 1; round <= rounds; round++) {
      const random = chanceOf(seed + round);
      await pause(random.between(300, 1_500));
      const how = random.chance(0.5) ? 'fast' : 'immediate';
      cluster.stop(how);
      const awayMs = random.pick([0, 500, 2_000]);
      await pause(awayMs);
      if (awayMs) {
        const ready = await fetch(`${server.url}/readyz`, { signal: AbortSignal.timeout(hangMs) });
        if (ready.status !== 503) fault(`/readyz says ${ready.status} while the database is away`);
        const page = await fetch(`${server.url}/demo/sign-in/council`, {
          redirect: 'manual',
          signal: AbortSignal.timeout(hangMs),
        });
        if (page.status !== 503) fault(`signing in gives ${page.status} while the database is away`);
        const session = await fetch(`${server.url}/api/auth/get-session`, {
          headers: { cookie: 'parley.session_token=x.y' },
          signal: AbortSignal.timeout(hangMs),
        });
        if (session.status >= 500 && session.status !== 503) fault(`/api/auth gives ${session.status}`);
      }
      cluster.start();
      const back = performance.now();
      let need: { id: string } | null = null;
      while (!need && performance.now() - back < backMs) {
        need = await actors
          .officer('mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }', {
            input: {
              councilId: actors.councilId,
              title: `Crash restart ${round}`,
              problem: 'The lifts of the tower are out of order every second week.',
              termIds: [actors.termId],
              publish: true,
            },
          })
          .then(({ data }) => data?.createNeed ?? null)
          .catch(() => null);
        if (!need) await pause(50);
      }
      const tookMs = Math.round(performance.now() - back);
      if (!need) {
        fault(`round ${round}: no mutation went through within ${backMs} ms of the database's return`);
        if (server.child.exitCode !== null) throw new Error(`The server is gone:\n${server.said()}`);
      } else {
        for (const until = Date.now() + 10_000; !live.knowsDemand(need.id) && Date.now() < until;)
          await pause(50);
        if (!live.knowsDemand(need.id))
          fault(`round ${round}: another process's index does not hear of changes`);
      }
      outcome.rounds++;
      told(
        `PostgreSQL stopped (${how}), away for ${awayMs} ms ${round}/${rounds}: works again ${tookMs} ms after its return`,
      );
    }
    stopped = true;
    await Promise.all(clients);
    await live.close();
    const damage = await damageIn(other, ledger);
    for (const kind of ['lost', 'torn', 'doubled'] as const) outcome[kind].push(...damage[kind]);
    outcome.checked = ledger.acknowledged;
    told(`${ledger.acknowledged} acts kept, ${refused} refused meanwhile`);
    await other.close();
    await signIn(server.url, 'council');
    await server.stop();

    cluster.stop('fast');
    const away = await beginServer(where);
    const code = await Promise.race([away.ended, pause(60_000).then(() => 'hangs' as const)]);
    if (code !== 1 || !/does not answer\. Check DATABASE_URL/.test(away.said()))
      fault(`started without its database, the server ends with ${code} and says: ${away.said()}`);
    await away.kill();
    outcome.seconds = (performance.now() - from) / 1000;
    return outcome;
  } finally {
    cluster.remove();
  }
}
