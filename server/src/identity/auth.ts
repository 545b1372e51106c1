import { createHash, randomBytes } from 'node:crypto';
import { betterAuth, type BetterAuthOptions, type BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { magicLink } from 'better-auth/plugins/magic-link';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Config } from '../platform/config.ts';
import type { Viewer } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { inWords, redacted } from '../platform/log-redaction.ts';
import { newId } from '../platform/ids.ts';
import type { Mailer } from '../platform/mailer.ts';
import { authSecret } from './auth-secret.ts';
import { authTables, secondFactorTables } from './auth-tables.ts';
import { secondFactorGate, secondFactorPaths, type SecondFactorRows } from './second-factor.ts';
import { signedCookie } from './session-cookie.ts';
import { refusedPage, signInWithProviders } from './sign-in-providers.ts';
import { recordSignIn, refusalIn } from './sign-in-acts.ts';
import { linkInMail, linkMail, linkMinutes } from './sign-in-link.ts';
import { timestampsAsDates } from './timestamps.ts';

/** Who a session belongs to. */
export interface SignedIn {
  accountId: string;
  /** The name the person gave, or the address when none was given. */
  name: string;
  email: string;
  /** What the person may act for when the session has shown enough. */
  memberships: Viewer['memberships'];
  sessionId: string;
  /** When the person last showed who they are in this session. */
  verifiedAt: Date;
  /** Whether the account has no second factor, or has one that this session still owes or has passed. */
  secondFactor: 'none' | 'owed' | 'passed';
}

/**
 * Sign-in by a link in a mail, and by a code besides where the account has a second factor. A first link makes the
 * account, which belongs to nobody yet.
 */
export interface Auth {
  /** Answers a request below `/api/auth/`; a path that sign-in does not need is not found. */
  handle(request: Request): Promise<Response>;
  /** The person whose session cookie the headers carry, or null. Not inside a transaction. */
  sessionOf(headers: Headers): Promise<SignedIn | null>;
  /** Opens a session without a link, for the demo and for tests. @param headers say with what device */
  signInAs(accountId: string, headers?: Headers): Promise<{ setCookie: string[] }>;
}

export interface AuthParts {
  database: Database;
  config: Config;
  mailer: Mailer;
}

/** A session ends so long after it began, however busy it was. */
const sessionDays = 7;
/** So many unused links may wait for one person; more are not sent until one is used or runs out. */
export const linksPerAddress = 5;
/** Requests per minute from one network address; generous, because a whole council often shares one. */
export const linkRequestsPerMinute = 20;
/** The same for codes; what one account may try is said in second-factor.ts. */
export const codesPerMinute = 30;
/** The header in which the mount names the client's address as limits count it, over whatever the client itself sent. */
export const clientAddressHeader = 'x-parley-client-address';

/** What the network may reach; callbacks besides, of the providers that are configured. */
const paths = new Set<string>([
  ...secondFactorPaths,
  'POST /api/auth/sign-in/magic-link',
  'GET /api/auth/magic-link/verify',
  'GET /api/auth/get-session',
  'POST /api/auth/sign-out',
]);

/**
 * Opens sign-in over the database.
 * @throws Error when there is no AUTH_SECRET and the data directory cannot keep one.
 */
export function createAuth(parts: AuthParts): Auth {
  const options = authOptions(parts);
  const library = betterAuth(options);
  const providers = signInWithProviders(parts.config, options);
  const kysely = parts.database.fork().getKysely<SignInRows>().withPlugin(timestampsAsDates);
  const cookieName = `${options.advanced.cookiePrefix}.session_token`;
  const tokenIn = (headers: Headers) => signedCookie(headers, cookieName, options.secret);
  const secondFactor = secondFactorGate(kysely, library.handler, tokenIn);
  return {
    handle: async (request) => {
      const path = `${request.method} ${new URL(request.url).pathname}`;
      if (providers?.paths.has(path)) {
        const answer = await providers.handle(request);
        const reason = refusalIn(answer.headers.get('location'));
        if (reason) await recordSignIn(kysely, 'refuseSignIn', null, reason);
        return answer;
      }
      if (!paths.has(path)) return Response.json({ message: 'There is nothing here.' }, { status: 404 });
      if (path.includes('/two-factor/')) return secondFactor(request, await sessionOf(request.headers));
      const signedIn = path.endsWith('/sign-out') ? await sessionOf(request.headers) : null;
      const response = await library.handler(request);
      if (signedIn && response.ok) await recordSignIn(kysely, 'signOut', signedIn.accountId);
      const refusal = path.endsWith('/verify') ? refusalIn(response.headers.get('location')) : null;
      if (refusal) await recordSignIn(kysely, 'refuseSignIn', null, refusal);
      return response;
    },
    sessionOf,
    signInAs: async (accountId, headers = new Headers()) => {
      const answer = await library.api.signInAs({ body: { accountId }, headers, returnHeaders: true });
      return { setCookie: answer.headers.getSetCookie() };
    },
  };

  // One statement: the library's own reading of a session costs four times as much, and every request pays it.
  async function sessionOf(headers: Headers): Promise<SignedIn | null> {
    const token = tokenIn(headers);
    if (!token) return null;
    const found = await kysely
      .selectFrom('sessions as s')
      .innerJoin('accounts as a', 'a.id', 's.account_id')
      .select(['a.id as accountId', 'a.name', 'a.email', 's.id as sessionId'])
      .select(['a.two_factor_enabled', 's.verified_at', 's.second_factor_at'])
      .select(membershipsOf)
      .where('s.token', '=', token)
      .where('s.expires_at', '>', new Date())
      .executeTakeFirst();
    if (!found) return null;
    const { accountId, name, email, sessionId, verified_at: verifiedAt } = found;
    const shown = found.second_factor_at ? 'passed' : 'owed';
    return {
      accountId,
      name: name || email,
      email,
      memberships: found.memberships,
      sessionId,
      verifiedAt,
      secondFactor: found.two_factor_enabled ? shown : 'none',
    };
  }
}

/** The memberships of the account `a`, as the statement's own column. */
const membershipsOf = sql<Viewer['memberships']>`(
  select coalesce(jsonb_agg(jsonb_build_object('side', m.side, 'role', m.role, 'councilId', m.council_id,
    'supplierId', m.supplier_id) order by m.id), '[]')
  from memberships m where m.account_id = a.id)`.as('memberships');

/** All that the sign-in library is told; a test checks the tables against it. */
export function authOptions({ database, config, mailer }: AuthParts) {
  const kysely = database.fork().getKysely<SignInRows>().withPlugin(timestampsAsDates);

  const overTls = config.publicUrl.startsWith('https:');

  const sendMagicLink = async ({ email, url, token }: { email: string; url: string; token: string }) => {
    if ((await unusedLinks(email)) > linksPerAddress) {
      await kysely
        .deleteFrom('verifications')
        .where('identifier', '=', `magic-link:${hashed(token)}`)
        .execute();
      const account = await kysely
        .selectFrom('accounts')
        .select('id')
        .where('email', '=', email.toLowerCase())
        .executeTakeFirst();
      await recordSignIn(kysely, 'withholdLink', account?.id ?? null, 'too_many_unused_links');
      return;
    }
    try {
      await mailer.send(linkMail(email, linkInMail(url, config.publicUrl)));
    } catch (cause) {
      const message = 'The mail could not be sent. Try again later.';
      throw new APIError('SERVICE_UNAVAILABLE', { code: 'MAIL_NOT_SENT', message, cause });
    }
  };

  const unusedLinks = async (email: string) => {
    const named = `"email":${JSON.stringify(email.toLowerCase())}`;
    const waiting = await kysely
      .selectFrom('verifications')
      .select('identifier')
      .where('identifier', 'like', 'magic-link:%')
      .where('expires_at', '>', new Date())
      .where(sql<boolean>`position(${named} in lower(value)) > 0`)
      .execute();
    return waiting.length;
  };

  return {
    appName: 'Parley',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: authSecret(config),
    database: { db: kysely, type: 'postgres' },
    trustedOrigins: [
      new URL(config.publicUrl).origin,
      ...(config.environment === 'production' ? [] : ['http://localhost:*', 'http://127.0.0.1:*']),
    ],
    ...authTables,
    session: { ...authTables.session, expiresIn: sessionDays * 86_400, disableSessionRefresh: true },
    rateLimit: {
      ...authTables.rateLimit,
      enabled: true,
      storage: 'database',
      window: 60,
      max: 100,
      customRules: {
        '/get-session': false,
        '/two-factor/*': { window: 60, max: codesPerMinute },
        '/sign-in/social': { window: 60, max: linkRequestsPerMinute },
        '/callback/*': { window: 60, max: linkRequestsPerMinute },
      },
    },
    advanced: {
      // Over TLS the browser itself sees to it that nobody but this host sets or reads the cookies. The library's own
      // prefix, __Secure-, would let a sister domain set them.
      cookiePrefix: overTls ? '__Host-parley' : 'parley',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: overTls, path: '/' },
      // Said aloud, because the library turns these checks off when it believes itself under test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: {
        generateId: ({ model }) =>
          model === 'user' ? newId('Account') : randomBytes(16).toString('base64url'),
      },
    },
    onAPIError: { errorURL: new URL(refusedPage, config.publicUrl).href },
    account: {
      ...authTables.account,
      // The provider must vouch for the address; ours is vouched for by the link that made the account, or by whoever
      // has a terminal on the server.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: false },
      updateAccountOnSignIn: false,
    },
    databaseHooks: {
      account: {
        // We ask the provider who a person is, once, and for nothing else.
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
      user: { create: { before: async (user) => ({ data: { ...user, name: onOneLine(user.name) } }) } },
      session: {
        create: {
          // Nobody needs to know later from where a person signed in.
          before: async (session) => ({ data: { ...session, ipAddress: null } }),
          after: async ({ userId }, ctx) => {
            // Changing the second factor renews the session that is there.
            if (!ctx?.path?.startsWith('/two-factor/')) await recordSignIn(kysely, 'signIn', userId);
            await kysely.deleteFrom('sessions').where('expires_at', '<', new Date()).execute();
          },
        },
      },
    },
    plugins: [
      magicLink({
        expiresIn: linkMinutes * 60,
        storeToken: { type: 'custom-hasher', hash: async (token) => hashed(token) },
        rateLimit: { window: 60, max: linkRequestsPerMinute },
        sendMagicLink,
      }),
      twoFactor({ issuer: 'Parley', allowPasswordless: true, schema: secondFactorTables }),
      sessionWithoutLink,
    ],
    telemetry: { enabled: false },
    logger: libraryLog(config.logLevel),
  } satisfies BetterAuthOptions;
}

interface SignInRows extends SecondFactorRows {
  verifications: { identifier: string; value: string; expires_at: Date };
}

/** An endpoint without a path: the network cannot reach it, only `createAuth` can. */
const sessionWithoutLink = {
  id: 'session-without-link',
  endpoints: {
    signInAs: createAuthEndpoint(
      { method: 'POST', body: z.object({ accountId: z.string() }) },
      async (ctx): Promise<void> => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.accountId);
        if (!user) throw new Error(`There is no account ${ctx.body.accountId} to sign in as.`);
        await setSessionCookie(ctx, { session: await internalAdapter.createSession(user.id), user });
      },
    ),
  },
} satisfies BetterAuthPlugin;

const hashed = (token: string) => createHash('sha256').update(token).digest('base64url');

/** A name as a person may write it: one line, no control characters, at most 100 characters. */
const onOneLine = (name: string | undefined) =>
  (name ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 100);

function libraryLog(level: string): BetterAuthOptions['logger'] {
  if (level === 'silent' || level === 'fatal') return { disabled: true };
  return {
    level: level === 'debug' || level === 'info' || level === 'warn' ? level : 'error',
    disableColors: true,
    log: (severity, ...said) => void process.stderr.write(`${severity}: ${redacted(inWords(said))}\n`),
  };
}
