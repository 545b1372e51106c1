import Fastify, { type FastifyBaseLogger } from 'fastify';
import { afterEach, expect, test, vi } from 'vitest';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { createLogger } from '../platform/logger.ts';
import type { Mailer } from '../platform/mailer.ts';
import { createAuth } from './auth.ts';
import { registerAuthRoutes } from './auth-routes.ts';

afterEach(() => vi.restoreAllMocks());

/** Everything that reaches standard output and error while the work is done, however it is written. */
async function printedDuring(work: (say: (line: string) => void) => Promise<void>): Promise<string> {
  const printed: string[] = [];
  const take = (chunk: unknown) => {
    printed.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(take);
  vi.spyOn(process.stderr, 'write').mockImplementation(take);
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...said) => void take(said.join(' ')));
  await work((line) => void take(line));
  vi.restoreAllMocks();
  return printed.join('');
}

test('at its most talkative the server logs neither the address nor the link of a sign-in, sent or not', async () => {
  const origin = 'http://localhost';
  const config = {
    ...readConfig({ NODE_ENV: 'test', LOG_LEVEL: 'debug', PUBLIC_URL: origin, DEMO: 'off' }),
    dataDir: 'memory://',
  };
  const database = await openDatabase(config);
  let link = '';
  let broken = false;
  const printed = await printedDuring(async (say) => {
    const logger = createLogger(config, { write: say });
    const mailer: Mailer = {
      send: async ({ to, text }) => {
        link = /http\S+/.exec(text)![0];
        logger.debug({ to, text }, 'a mail leaves');
        if (broken) throw new Error(`550 <${to}> refused: ${text}`);
      },
      inbox: () => null,
      close: () => {},
    };
    const auth = createAuth({ database, config, mailer });
    const app = Fastify({ loggerInstance: logger as FastifyBaseLogger });
    registerAuthRoutes(app, { auth, config, database, mailer });
    const ask = () =>
      app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/magic-link',
        headers: { 'content-type': 'application/json', origin },
        payload: JSON.stringify({ email: 'jane.smith@council.example', callbackURL: '/council/' }),
      });
    expect((await ask()).statusCode).toBe(200);
    const query = new URL(link).search;
    await app.inject({ url: `/sign-in/link${query}` });
    const spent = await app.inject({ url: `/api/auth/magic-link/verify${query}` });
    const cookie = String(spent.headers['set-cookie']).split(';')[0]!;
    expect(cookie).toContain('session_token=');
    await app.inject({ url: '/api/auth/get-session', headers: { cookie } });
    broken = true;
    expect((await ask()).statusCode).toBeGreaterThanOrEqual(500);
    logger.info({ req: { headers: { cookie } } }, 'asked');
    await app.close();
    expect(cookie.length).toBeGreaterThan(30);
    link += ` ${cookie}`;
  });
  await database.close();
  const [address, cookie] = link.split(' ');
  expect(printed.length).toBeGreaterThan(500);
  expect(printed).not.toContain('jane.smith');
  expect(printed).not.toContain(new URL(address!).searchParams.get('token'));
  expect(printed).not.toContain(cookie!.split('=')[1]!.slice(0, 20));
});
