import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';

/** A person as the provider knows them. */
export interface Claims {
  email?: string;
  email_verified?: unknown;
  name?: string;
  [more: string]: unknown;
}

async function listen(handler: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(handler);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** A conforming OpenID provider on this machine; whoever signs in there as `x` has the claims `people.x`. */
export async function openProvider(redirectUri: string, people: Record<string, Claims>) {
  let handler: RequestListener = (_request, response) => response.end();
  const server = await listen((request, response) => void handler(request, response));
  const configuration: Configuration = {
    clients: [{ client_id: 'parley', client_secret: 'a secret of the test', redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified', 'xms_edov'], profile: ['name'] },
    conformIdTokenClaims: false,
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: async () => ({ ...people[id], sub: id }) as never,
    }),
    cookies: { keys: ['for the test'] },
  };
  const provider = new Provider(server.url, configuration);
  handler = provider.callback();
  return { issuer: server.url, close: server.close };
}

/** A provider that says it is another than the one that signs: its own description is all it changes. */
export async function openImpostor(issuer: string) {
  const description = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as object;
  return listen((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ...description, issuer: 'https://another.example' }));
  });
}

/** A browser as far as signing in needs one: cookies by host, and redirects followed by hand. */
export function browserOf() {
  const jar = new Map<string, Map<string, string>>();
  return {
    async open(url: string, init: RequestInit = {}): Promise<Response> {
      const { host } = new URL(url);
      const cookies = jar.get(host) ?? new Map<string, string>();
      jar.set(host, cookies);
      const answer = await fetch(url, {
        ...init,
        redirect: 'manual',
        headers: {
          ...(init.headers as Record<string, string>),
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
      });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie)!;
        if (value && !/max-age=0|1970/i.test(cookie)) cookies.set(name!, value);
        else cookies.delete(name!);
      }
      return answer;
    },
    cookiesOf: (url: string) =>
      [...(jar.get(new URL(url).host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

/** Signs in at the provider as `login` and consents. @returns where the provider sends the browser back to */
export async function consentAt(
  browser: ReturnType<typeof browserOf>,
  authorizationUrl: string,
  login: string,
): Promise<string> {
  const origin = new URL(authorizationUrl).origin;
  let at = authorizationUrl;
  for (let hop = 0; hop < 12; hop++) {
    if (new URL(at).origin !== origin) return at;
    let answer = await browser.open(at);
    if (answer.status === 200) {
      const page = await answer.text();
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? at;
      const prompt = /name="prompt" value="([^"]+)"/.exec(page)?.[1] ?? 'login';
      answer = await browser.open(new URL(action, at).href, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ prompt, login, password: 'any' }).toString(),
      });
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The provider stopped with ${answer.status} at ${at}.`);
    at = new URL(location, at).href;
  }
  throw new Error('The provider sends the browser round and round.');
}
