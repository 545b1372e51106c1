import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { z } from 'zod';
import type { Config, SignInProvider } from '../platform/config.ts';
import { withBody } from './second-factor.ts';

/** Where a person lands whom a provider's answer did not sign in. */
export const refusedPage = '/sign-in/refused';

const start = z.object({ provider: z.string(), callbackURL: z.string().startsWith('/').optional() });

/**
 * The address, where the provider vouches for it; else none, and the library signs nobody in. Microsoft says so in a
 * claim of its own, which a tenant's administrator must ask for.
 */
function vouchedEmail(profile: Record<string, unknown>): string | undefined {
  const says = (claim: unknown) => [true, 1, 'true', '1'].includes(claim as never);
  const vouched = says(profile.email_verified) || says(profile.xms_edov);
  return vouched && typeof profile.email === 'string' ? profile.email.toLowerCase() : undefined;
}

const provider = ({ id, name, issuer, clientId, clientSecret }: SignInProvider) => ({
  providerId: id,
  name,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  requireIdTokenVerification: true,
  clientId,
  clientSecret,
  scopes: ['openid', 'email', 'profile'],
  mapProfileToUser: (profile: Record<string, unknown>) => {
    const email = vouchedEmail(profile);
    return {
      email: email ?? '',
      emailVerified: email !== undefined,
      name: typeof profile.name === 'string' ? profile.name : '',
    };
  },
});

/**
 * Sign-in with the OpenID providers of the configuration; null when there is none. It is an instance of its own,
 * because the library reads a provider's configuration before it answers anything: a provider that hangs must not keep
 * people from their mailed links.
 */
export function signInWithProviders(config: Config, options: BetterAuthOptions) {
  if (config.signInProviders.length === 0) return null;
  const library = betterAuth({
    ...options,
    plugins: [genericOAuth({ config: config.signInProviders.map(provider) })],
  });
  const startPath = '/api/auth/sign-in/social';
  return {
    paths: new Set([
      `POST ${startPath}`,
      ...config.signInProviders.map(({ id }) => `GET /api/auth/callback/${id}`),
    ]),
    /** Answers a start with the provider's address, and a callback by sending the browser on. */
    async handle(request: Request): Promise<Response> {
      if (new URL(request.url).pathname !== startPath) return library.handler(request);
      const asked = start.safeParse(await request.json().catch(() => null));
      if (!asked.success) return Response.json({ message: 'Name the service.' }, { status: 400 });
      const { provider: id, callbackURL = '/' } = asked.data;
      // Nothing else goes in: the library would also take an identity that the browser claims to have.
      return library.handler(withBody(request, { provider: id, callbackURL, errorCallbackURL: refusedPage }));
    },
  };
}
