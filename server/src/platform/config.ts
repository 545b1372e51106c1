import { resolve } from 'node:path';
import { z } from 'zod';
import { limits } from '@parley/shared/limits';

const onOff = z.enum(['on', 'off']);

const environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
    .optional(),
  DEMO: onOff.optional(),
  PUBLIC_URL: z.url().optional(),
  AUTH_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  SMTP_URL: z.string().optional(),
  MAIL_FROM: z.string().default('Parley <no-reply@parley.invalid>'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  CLIENT_DIR: z.string().optional(),
  TRUST_PROXY: onOff.default('off'),
  SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('your organisation’s account'),
  ENTRA_TENANT_ID: z.guid('must be the id of one tenant, not common or organizations').optional(),
  ENTRA_CLIENT_ID: z.string().optional(),
  ENTRA_CLIENT_SECRET: z.string().optional(),
  AD_HOC_COST: z.coerce.number().int().min(0).max(limits.cost).default(limits.adHocCost),
  OWN_PER_MINUTE: z.coerce.number().int().min(60).max(1_000_000).default(limits.ownPerMinute),
  AD_HOC_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(limits.adHocPerMinute),
});

/** Everything the environment may say, parsed once. Nothing else reads `process.env`. */
export interface Config {
  environment: 'development' | 'production' | 'test';
  port: number;
  host: string;
  /** Absolute path of the embedded database's folder; unused when `databaseUrl` is set. */
  dataDir: string;
  databaseUrl: string | null;
  /** Fictional market, demo inbox and demo sign-in links; the links answer only on loopback. */
  demo: boolean;
  publicUrl: string;
  authSecret: string | null;
  smtpUrl: string | null;
  mailFrom: string;
  logLevel: string;
  clientDir: string;
  /** Folder of the public documents. */
  docsDir: string;
  /** Take the client's address from X-Forwarded-For; only behind a proxy that sets it. */
  trustProxy: boolean;
  /** Whether people of councils and of the office must have a second factor before they may act for them. */
  secondFactor: 'required' | 'optional';
  /** Services of others that may vouch for a person, besides the link in a mail. */
  signInProviders: readonly SignInProvider[];
  /** What a document that is none of our clients' may cost without an API token, and how many one may send a minute. */
  adHocCost: number;
  adHocPerMinute: number;
  /** How many documents of our own clients one person, or one network address, may send a minute. */
  ownPerMinute: number;
}

/** An OpenID provider that people may sign in with. */
export interface SignInProvider {
  /** Also the last part of the address it sends people back to: `/api/auth/callback/<id>`. */
  id: 'oidc' | 'entra';
  /** As the button says it, after "Sign in with". */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
}

/** @throws Error naming what is missing when a provider is configured by half */
function providersIn(e: z.infer<typeof environment>): SignInProvider[] {
  const found: SignInProvider[] = [];
  const whole = (...names: (keyof typeof e)[]) => {
    const missing = names.filter((name) => !e[name]);
    if (missing.length === 0) return true;
    if (missing.length === names.length) return false;
    throw new Error(`Sign-in with another service also needs ${missing.join(' and ')}. See .env.example.`);
  };
  if (whole('ENTRA_TENANT_ID', 'ENTRA_CLIENT_ID', 'ENTRA_CLIENT_SECRET'))
    found.push({
      id: 'entra',
      name: 'Microsoft',
      issuer: `https://login.microsoftonline.com/${e.ENTRA_TENANT_ID!.toLowerCase()}/v2.0`,
      clientId: e.ENTRA_CLIENT_ID!,
      clientSecret: e.ENTRA_CLIENT_SECRET!,
    });
  if (whole('OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET')) {
    const issuer = e.OIDC_ISSUER!.replace(/\/$/, '');
    if (e.NODE_ENV === 'production' && !issuer.startsWith('https:'))
      throw new Error('OIDC_ISSUER must start with https:// in production.');
    found.push({
      id: 'oidc',
      name: e.OIDC_NAME,
      issuer,
      clientId: e.OIDC_CLIENT_ID!,
      clientSecret: e.OIDC_CLIENT_SECRET!,
    });
  }
  return found;
}

/** A host to listen on, as it stands in an address; every address of the machine is met at 127.0.0.1. */
function namedInAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

/**
 * Reads the configuration from an environment.
 * @throws Error whose message lists every wrong variable and what it should be.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not usable:\n${lines.join('\n')}\nSee .env.example.`);
  }
  const e = parsed.data;
  const demo = e.DEMO ? e.DEMO === 'on' : e.DATABASE_URL === undefined && e.NODE_ENV !== 'production';
  if (e.NODE_ENV === 'production' && !e.AUTH_SECRET) {
    throw new Error('AUTH_SECRET must be set in production: any random text of at least 32 characters.');
  }
  return {
    environment: e.NODE_ENV,
    port: e.PORT,
    host: e.HOST,
    dataDir: resolve(e.DATA_DIR),
    databaseUrl: e.DATABASE_URL ?? null,
    demo,
    publicUrl: e.PUBLIC_URL ?? `http://${namedInAddress(e.HOST)}:${e.PORT}`,
    authSecret: e.AUTH_SECRET ?? null,
    smtpUrl: e.SMTP_URL ?? null,
    mailFrom: e.MAIL_FROM,
    logLevel: e.LOG_LEVEL,
    clientDir: resolve(e.CLIENT_DIR ?? 'client/dist'),
    docsDir: resolve('docs'),
    trustProxy: e.TRUST_PROXY === 'on',
    secondFactor: e.SECOND_FACTOR ?? (demo && e.NODE_ENV !== 'production' ? 'optional' : 'required'),
    signInProviders: providersIn(e),
    adHocCost: e.AD_HOC_COST,
    adHocPerMinute: e.AD_HOC_PER_MINUTE,
    ownPerMinute: e.OWN_PER_MINUTE,
  };
}
