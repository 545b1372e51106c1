import { request as httpRequest } from 'node:http';
import { seededRandom, type SeededRandom } from '../../server/src/demo/seeded-random.ts';
import { anyText, anyValue } from './extreme-values.ts';

/** One request as it goes over the wire. */
export interface RawRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface RawAnswer {
  /** 0 where the server closed the connection without an answer. */
  status: number;
  text: string;
}

const documents = [
  '{ about { demo } }',
  'query ($f: NeedFilter) { needs(first: 1, filter: $f) { totalCount } }',
  'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
  'query A { viewer { name } } query B { about { demo } }',
  '{ __schema { types { name } } }',
  'subscription { about { demo } }',
  'fragment F on Query { ...F } { ...F }',
  '{ about @include(if: "yes") { demo } }',
  '{ about { demo @skip(if: null) } }',
  '"',
  '',
];
const contentTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'application/json;;;',
  'application/graphql',
  'application/graphql-response+json',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'nonsense',
  '',
];
const headerChoices: Record<string, string[]> = {
  accept: [
    '*/*',
    'application/json',
    'application/graphql-response+json',
    'text/html',
    'image/png',
    ',,,;q=',
    'multipart/mixed',
  ],
  'content-encoding': ['gzip', 'br', 'deflate', 'identity', 'nonsense'],
  'accept-encoding': ['gzip', 'br', 'nonsense', '*;q=0'],
  origin: ['null', 'https://evil.example', 'http://127.0.0.1', 'nonsense'],
  'sec-fetch-site': ['cross-site', 'same-origin', 'none', 'nonsense'],
  cookie: [
    'parley.session_token=a.b',
    'parley.session_token=%E0%A4%A',
    '=;;=',
    `a=${'x'.repeat(3_000)}`,
    'parley.session_token=.',
  ],
  authorization: ['Bearer', 'Bearer x', 'Bearer parley_0000_0000', 'Basic YTpi', 'Bearer a b c', ''],
  host: ['evil.example', 'a b', '[::1', '127.0.0.1:99999', '', '%00'],
  'x-forwarded-for': ['1.2.3.4', 'x', "'"],
  'x-forwarded-host': ['evil.example'],
  'x-forwarded-proto': ['javascript', 'https'],
  'if-none-match': ['*', '"x"'],
  'if-modified-since': ['yesterday'],
  range: ['bytes=0-10', 'bytes=5-1', 'bytes=-', 'lines=1'],
  'apollo-require-preflight': ['true'],
  'x-http-method-override': ['DELETE'],
};
const methods = ['GET', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'SEARCH'];
const otherPaths = [
  '/api/auth/sign-in/magic-link',
  '/api/auth/magic-link/verify',
  '/api/auth/get-session',
  '/api/auth/sign-out',
  '/api/auth/',
  '/api/auth/error',
  '/api/auth/callback/x',
  '/demo/sign-in/council',
  '/demo/sign-in/nobody',
  '/demo/inbox',
  '/demo/inbox.css',
  '/sign-in-link',
  '/',
  '/council',
  '/council/needs',
  '/supplier/x/y',
  '/office/',
  '/assets/x.js',
  '/assets/',
  '/docs/ranking',
  '/docs/nothing',
  '/explorer',
  '/explorer/static/x',
  '/schema.graphql',
  '/favicon.ico',
  '/livez',
  '/readyz',
];
const pathParts = [
  '%00',
  '%',
  '%zz',
  '%ff%fe',
  '%2e%2e%2f',
  '..%5c',
  '/../',
  '//',
  ';x=1',
  '%c0%af',
  '~',
  '\\',
  '?',
  '#',
  '*',
  ':',
];
const queries = [
  'query=%7Babout%7Bdemo%7D%7D',
  'query={about{demo}}&query={about{demo}}',
  'query=mutation{removeCapability(input:{capabilityId:"x"}){id}}',
  'variables=5&query={about{demo}}',
  'variables={&query={about{demo}}',
  'documentId=x',
  'token=x',
  'token=x&callbackURL=https://evil.example',
  'token=a&token=b',
  'as=9',
  'as[]=1',
  'error=x',
  'error=%00',
  '%',
  'a=%ff',
  '__proto__[x]=1',
];

function mutatedBytes(random: SeededRandom, bytes: Buffer): Buffer {
  const parts = [...bytes];
  for (let i = random.between(0, 4); i > 0; i--) {
    const at = random.between(0, Math.max(0, parts.length - 1));
    const act = random.between(0, 4);
    if (act === 0) parts.splice(at, random.between(1, 8));
    if (act === 1) parts.splice(at, 0, random.between(0, 255));
    if (act === 2) parts[at] = random.between(0, 255);
    if (act === 3) parts.splice(at, 0, ...parts.slice(at, at + random.between(1, 40)));
    if (act === 4)
      parts.splice(at, 0, ...Buffer.from(random.pick(['{', '[', '"', '\\u', '\0', '\\ud800', '1e999'])));
  }
  return Buffer.from(parts);
}

function graphqlBody(random: SeededRandom): Buffer {
  const value: Record<string, unknown> = { query: random.pick(documents) };
  if (random.chance(0.5)) value.variables = anyValue(random, 5);
  if (random.chance(0.2)) value.operationName = anyValue(random, 1);
  if (random.chance(0.2)) value.extensions = anyValue(random, 3);
  if (random.chance(0.15)) value.documentId = anyValue(random, 1);
  if (random.chance(0.1)) value.query = anyValue(random, 3);
  const whole = random.chance(0.08) ? [value, value] : random.chance(0.05) ? anyValue(random, 4) : value;
  const text = JSON.stringify(whole) ?? '';
  if (random.chance(0.02)) return Buffer.from(`${'['.repeat(20_000)}${text}`);
  return mutatedBytes(random, Buffer.from(text));
}

function mutatedPath(random: SeededRandom, path: string): string {
  let mutated = path;
  if (random.chance(0.4)) {
    const at = random.between(0, path.length);
    mutated = `${path.slice(0, at)}${random.pick(pathParts)}${path.slice(at)}`;
  }
  if (random.chance(0.5)) mutated += `?${random.pick(queries)}`;
  if (random.chance(0.02)) mutated += `?${'a'.repeat(random.between(1_000, 12_000))}`;
  return mutated.startsWith('/') ? mutated : `/${mutated}`;
}

function mutatedHeaders(random: SeededRandom): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of random.sample(Object.keys(headerChoices), random.between(0, 4))) {
    headers[name] = random.pick(headerChoices[name]!);
  }
  if (random.chance(0.01)) headers.expect = '200-maybe';
  if (random.chance(0.9)) headers['content-type'] = random.pick(contentTypes);
  return headers;
}

/** The request of that seed: half of them to GraphQL, half to every other part of the server. */
export function mutatedRequest(seed: string): RawRequest {
  const random = seededRandom(seed);
  const toGraphql = random.chance(0.5);
  const method = random.chance(0.75) ? (random.chance(0.6) ? 'POST' : 'GET') : random.pick(methods);
  const path = mutatedPath(random, toGraphql ? '/graphql' : random.pick(otherPaths));
  const headers = mutatedHeaders(random);
  if (toGraphql && random.chance(0.6)) headers['content-type'] = 'application/json';
  if (method === 'GET' || method === 'HEAD') return { method, path, headers };
  const body = toGraphql
    ? graphqlBody(random)
    : mutatedBytes(
        random,
        Buffer.from(
          JSON.stringify(
            random.chance(0.5)
              ? { email: random.chance(0.5) ? 'somebody@parley.example' : anyText(random), callbackURL: '/' }
              : anyValue(random, 4),
          ) ?? '',
        ),
      );
  return { method, path, headers, body };
}

/** Sends it as it is, without the politeness of `fetch`. */
export function sendRaw(url: string, { method, path, headers, body }: RawRequest): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  // Node frames the body of some methods alone; without it the body would be read as another request.
  if (body) headers = { ...headers, 'content-length': String(body.length) };
  return new Promise((resolve) => {
    let request;
    try {
      request = httpRequest({ hostname, port, method, path, headers, agent: false, timeout: 30_000 });
    } catch {
      // Node itself refuses to write such a request.
      resolve({ status: -1, text: '' });
      return;
    }
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', () => resolve({ status: 0, text: '' }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer in 30 s')));
    request.on('error', (error) =>
      resolve({ status: error.message.startsWith('no answer') ? 599 : 0, text: error.message }),
    );
    request.end(body);
  });
}
