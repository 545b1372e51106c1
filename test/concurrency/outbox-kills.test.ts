import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDatabase, statements } from '../../server/src/platform/database.ts';
import { sendLater } from '../../server/src/platform/outbox.ts';
import { databases, scratchDatabase } from '../world.ts';
import { serverIsBuilt } from '../server-process.ts';
import { mailSink } from './mail-sink.ts';

const program = fileURLToPath(new URL('./outbox-process.mjs', import.meta.url));
const mails = Number(process.env.MAILS ?? 400);
const kills = Number(process.env.KILLS ?? 20);

/** A process that works until it is killed, and when it is at work. */
function startWorker(env: Record<string, string>) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, ...env } });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const working = new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}: ${said}`)));
  });
  working.catch(() => {});
  return { child, working };
}

test.runIf(databases.includes('postgresql') && serverIsBuilt)(
  'two processes that are killed at random hand over no mail twice and lose sight of none',
  { timeout: 600_000 },
  async () => {
    const scratch = await scratchDatabase();
    const sink = await mailSink();
    const database = await openDatabase({ dataDir: 'memory://', databaseUrl: scratch.url });
    const env = { DATABASE_URL: scratch.url, SMTP_URL: sink.url, NODE_ENV: 'test' };
    const states = async () => {
      const { rows } = await sql<{ state: string; n: number }>`
        select state, count(*)::int as n from outbox group by state`.execute(statements(database.fork()));
      return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
    };
    const workers = [startWorker(env), startWorker(env)];
    try {
      await Promise.all(workers.map(({ working }) => working));
      for (let kill = 0; kill < kills; kill++) {
        // Mail comes while processes come and go.
        const each = Math.ceil(mails / kills);
        await database.fork().transactional(async (em) => {
          for (let n = kill * each; n < Math.min((kill + 1) * each, mails); n++)
            await sendLater(em, { to: `person${n}@parley.example`, subject: 'A letter', text: 'Words.' });
        });
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 200));
        const at = kill % 2;
        workers[at]!.child.kill('SIGKILL');
        workers[at] = startWorker(env);
        await workers[at].working;
      }
      const settled = async () => {
        const { done = 0, in_doubt: doubt = 0 } = await states();
        return done + doubt;
      };
      await expect.poll(settled, { timeout: 120_000, interval: 500 }).toBe(mails);
      const { done = 0, in_doubt: doubt = 0 } = await states();
      const most = Math.max(...sink.taken.values());
      const arrivedInDoubt = sink.taken.size - done;
      console.log(
        `${mails} mails, ${kills} kills: ${done} done, ${doubt} in doubt (${arrivedInDoubt} of them arrived), ` +
          `${[...sink.taken.values()].filter((n) => n > 1).length} arrived twice`,
      );
      expect(most).toBe(1);
      // Whatever is called done arrived; what did not arrive is in doubt, and nothing is neither.
      expect(sink.taken.size).toBeGreaterThanOrEqual(done);
      expect(mails - sink.taken.size).toBeLessThanOrEqual(doubt);
    } finally {
      for (const { child } of workers) child.kill('SIGKILL');
      await database.close();
      sink.close();
      await scratch.drop();
    }
  },
);
