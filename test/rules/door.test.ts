import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '@parley/shared/limits';
import { CouncilNeedsDocument } from '@parley/shared/generated/council/graphql';
import { databases, openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(databases.at(-1), { adHocCost: 2_000, adHocPerMinute: 1_000 });
});
afterAll(() => world?.close());

interface Answer {
  status: number;
  code?: string;
  message?: string;
  data?: any;
  headers: Headers;
}

/** Sends a body to GraphQL as it is. */
async function send(
  body: string | Buffer | object,
  headers: Record<string, string> = {},
  more: RequestInit = {},
): Promise<Answer> {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: raw as BodyInit,
    ...more,
  });
  const answer = (await response.json()) as any;
  const [error] = answer.errors ?? [];
  return {
    status: response.status,
    code: error?.extensions?.code,
    message: error?.message,
    data: answer.data,
    headers: response.headers,
  };
}
const refusal = ({ status, code }: Answer) => `${status} ${code}`;

describe('what is turned away', () => {
  const about = { query: '{ about { demo } }' };
  const levels = (n: number) => `${'{"a":'.repeat(n)}1${'}'.repeat(n)}`;
  const chain = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
  const depth = `{ needs { edges { node { ${'council { needs { edges { node { '.repeat(4)} id ${'} } } }'.repeat(4)} } } } }`;
  const cases: [name: string, ask: () => Promise<Answer>, expected: RegExp][] = [
    ['a batch', () => send([about, about]), /^400 BAD_REQUEST$/],
    ['a body of 10 MB', () => send(`{"query":"${' '.repeat(10_000_000)}"}`), /^413 TOO_LARGE$/],
    [
      'a packed body',
      () => send(gzipSync(JSON.stringify(about)), { 'content-encoding': 'gzip' }),
      /^400 BAD_REQUEST$/,
    ],
    [
      'bytes that are not UTF-8',
      () => send(Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
      /^400 BAD_REQUEST$/,
    ],
    ['half a body', () => send('{"query":'), /^400 BAD_REQUEST$/],
    [
      'a name that stands twice',
      () => send('{"query":"{ about { demo } }","query":"{ viewer { name } }"}'),
      /^400 BAD_REQUEST$/,
    ],
    [
      'the same name written in two ways',
      () => send('{"query":"{ about { demo } }","qu\\u0065ry":"{ viewer { name } }"}'),
      /^400 BAD_REQUEST$/,
    ],
    [
      'JSON that nests too deeply',
      () => send(`{"query":"{ about { demo } }","variables":${levels(limits.bodyDepth)}}`),
      /^400 BAD_REQUEST$/,
    ],
    [
      'JSON that nests 100,000 levels',
      () => send(`{"query":"{ about { demo } }","variables":${'['.repeat(100_000)}}`),
      /^400 BAD_REQUEST$/,
    ],
    [
      'another content type',
      () => send(JSON.stringify(about), { 'content-type': 'text/plain' }),
      /^415 UNSUPPORTED_MEDIA_TYPE$/,
    ],
    [
      'another charset',
      () => send(about, { 'content-type': 'application/json; charset=utf-16' }),
      /^415 UNSUPPORTED_MEDIA_TYPE$/,
    ],
    ['another method', () => send(about, {}, { method: 'PUT' }), /^405 METHOD_NOT_ALLOWED$/],
    [
      'a document of too many tokens',
      () => send({ query: `{ ${'a '.repeat(limits.tokens)} }` }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'too many fields',
      () => send({ query: `{ about { ${'demo '.repeat(limits.fields)} } }` }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'too many aliases',
      () =>
        send({
          query: `{ about { ${Array.from({ length: limits.aliases + 1 }, (_, i) => `a${i}: demo`).join(' ')} } }`,
        }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'too many directives',
      () => send({ query: `{ about { demo ${'@include(if: true) '.repeat(limits.directives + 1)} } }` }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'too many fields at the root',
      () => send({ query: `{ ${'about { demo } '.repeat(limits.rootFields + 1)} }` }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'too many fields at the root, by way of a fragment',
      () =>
        send({
          query: `{ ...F ...F } fragment F on Query { ${'about { demo } '.repeat(limits.rootFields / 2 + 1)} }`,
        }),
      /^400 TOO_COSTLY$/,
    ],
    ['a document that is too deep', () => send({ query: depth }), /^400 TOO_COSTLY$/],
    [
      'fragments that spread one another twice',
      () => send({ query: `{ ...F0 } ${chain.join(' ')} fragment F60 on Query { about { demo } }` }),
      /^400 (TOO_COSTLY|BAD_USER_INPUT)$/,
    ],
    [
      'fragments that spread themselves',
      () => send({ query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' }),
      /^400 GRAPHQL_VALIDATION_FAILED$/,
    ],
    [
      'a list that is too long',
      () =>
        send({
          query: 'query ($ids: [ID!]) { needs(filter: { councilIds: $ids }) { totalCount } }',
          variables: { ids: Array(limits.listInput + 1).fill('x') },
        }),
      /^400 BAD_USER_INPUT$/,
    ],
    [
      'such a list in the document',
      () =>
        send({
          query: `{ needs(filter: { councilIds: [${'"x" '.repeat(limits.listInput + 1)}] }) { totalCount } }`,
        }),
      /^400 BAD_USER_INPUT$/,
    ],
    [
      'a long name of an operation',
      () => send({ ...about, operationName: 'a'.repeat(limits.operationName + 1) }),
      /^400 BAD_REQUEST$/,
    ],
    [
      'types within types of the schema',
      () =>
        send({
          query: `{ __schema { types { ${'fields { type { '.repeat(10)} name ${'} } '.repeat(10)} } } }`,
        }),
      /^400 (TOO_COSTLY|GRAPHQL_VALIDATION_FAILED)$/,
    ],
    [
      'the schema many times over',
      () =>
        send({
          query: `{ ${['a', 'b', 'c', 'd', 'e'].map((a) => `${a}: __schema { types { name } }`).join(' ')} }`,
        }),
      /^400 TOO_COSTLY$/,
    ],
    [
      'a document that registers itself',
      () => send({ ...about, extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }),
      /^400 UNKNOWN_DOCUMENT$/,
    ],
    ['an id and a text at once', () => send({ ...about, documentId: 'sha256:x' }), /^400 BAD_REQUEST$/],
  ];
  test.each(cases)('%s is refused with a stable code', async (_name, ask, expected) => {
    expect(refusal(await ask())).toMatch(expected);
  });

  test('a mutation by GET is refused, and a GET that a link of another site could make', async () => {
    const mutation = encodeURIComponent(
      'mutation { removeCapability(input: { capabilityId: "x", version: 1 }) { id } }',
    );
    const asked = { headers: { 'apollo-require-preflight': 'true' } };
    expect((await fetch(`${world.url}/graphql?query=${mutation}`, asked)).status).toBe(405);
    const query = encodeURIComponent('{ about { demo } }');
    expect((await fetch(`${world.url}/graphql?query=${query}`)).status).toBe(400);
    expect((await fetch(`${world.url}/graphql?query=${query}`, asked)).status).toBe(200);
  });

  test('what is refused as too large or too deep is refused in no time', async () => {
    const started = performance.now();
    await send({ query: `{ ${'a '.repeat(100_000)} }` });
    await send(`{"query":"{ about { demo } }","variables":${'['.repeat(200_000)}}`);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('cost', () => {
  const query = 'query ($first: Int!) { suppliers(first: $first) { edges { node { id name } } } }';

  test('the same document is refused each time its variables ask for too much, however often it was answered', async () => {
    for (let i = 0; i < 2; i++) {
      expect(refusal(await send({ query, variables: { first: 2 } }))).toBe('200 undefined');
      for (let again = 0; again < 2; again++)
        expect(refusal(await send({ query, variables: { first: 1_000_000 } }))).toBe('400 TOO_COSTLY');
    }
  });

  test('a document of our own is refused each time as well, by its id', async () => {
    const documentId = (CouncilNeedsDocument as any).__meta__.hash;
    const cookie = world.officer.cookie;
    for (let i = 0; i < 2; i++) {
      const few = await send({ documentId, variables: { first: 2 } }, { cookie });
      expect(few.status, few.message).toBe(200);
      const many = await send({ documentId, variables: { first: 1_000_000 } }, { cookie });
      expect(refusal(many)).toBe('400 TOO_COSTLY');
    }
  });

  test('introspection is open to everybody', async () => {
    const { data } = await send({ query: getIntrospectionQuery() });
    expect(data.__schema.queryType.name).toBe('Query');
  });
});

describe('documents of our own', () => {
  const manifest: Record<string, string> = Object.assign(
    {},
    ...['account', 'council', 'supplier', 'office'].map((side) =>
      JSON.parse(
        readFileSync(
          new URL(`../../shared/src/generated/${side}/persisted-documents.json`, import.meta.url),
          'utf8',
        ),
      ),
    ),
  );

  test('every id is the digest of its text', () => {
    expect(Object.keys(manifest).length).toBeGreaterThan(50);
    for (const [id, text] of Object.entries(manifest))
      expect(id).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`);
  });

  test('are answered by POST and by GET', async () => {
    const [documentId] = Object.entries(manifest).find(([, text]) => text.startsWith('query Viewer '))!;
    expect((await send({ documentId })).data.viewer).toBeNull();
    const byGet = await fetch(`${world.url}/graphql?documentId=${documentId}`, {
      headers: { 'apollo-require-preflight': 'true' },
    });
    expect(((await byGet.json()) as any).data.viewer).toBeNull();
  });

  test.each(['sha256:0', 'x', '', 5, null, ['x'], { a: 1 }])(
    'the unknown id %j is refused',
    async (documentId) => {
      expect(refusal(await send({ documentId }))).toBe('400 UNKNOWN_DOCUMENT');
    },
  );

  test('have the large budget, where their like by text has the small one', async () => {
    const documentId = (CouncilNeedsDocument as any).__meta__.hash;
    const cookie = world.officer.cookie;
    const variables = { first: 100 };
    expect((await send({ documentId, variables }, { cookie })).status).toBe(200);
    const text = `${manifest[documentId]} # by text`;
    expect(refusal(await send({ query: text, variables }, { cookie }))).toBe('400 TOO_COSTLY');
  });
});

describe('pages of other sites', () => {
  const about = { query: '{ viewer { name } }' };
  test.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['no origin that can be named', { origin: 'null' }],
    ['another site, says the browser', { 'sec-fetch-site': 'cross-site' }],
    ['a neighbouring site, says the browser', { 'sec-fetch-site': 'same-site' }],
  ])('from %s, the session of a person is not used', async (_, headers) => {
    const answer = await send(about, { cookie: world.officer.cookie, ...headers });
    expect(refusal(answer)).toBe('403 CROSS_ORIGIN');
    expect(answer.data).toBeUndefined();
  });

  test('our own pages, and programs without a session, are answered', async () => {
    const cookie = world.officer.cookie;
    const own = await send(about, { cookie, origin: world.url, 'sec-fetch-site': 'same-origin' });
    expect(own.data.viewer.name).toBeTruthy();
    expect((await send(about, { cookie })).data.viewer.name).toBeTruthy();
    expect((await send(about, { origin: 'https://evil.example' })).data.viewer).toBeNull();
  });

  test('no answer invites another site to read it', async () => {
    const { headers } = await send(about, { origin: 'https://evil.example' });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('headers', () => {
  const asset = () =>
    /\/assets\/[\w.-]+\.js/.exec(readFileSync(`${world.config.clientDir}/council/index.html`, 'utf8'))![0];
  test.each([
    ['/'],
    ['/council/needs'],
    ['/docs/ranking'],
    ['/schema.graphql'],
    ['/favicon.svg'],
    ['/livez'],
    ['/nothing/here'],
    ['/assets/nothing.js'],
    ['/api/auth/nothing'],
    ['/demo/inbox'],
    ['/%'],
    ['/graphql?query={about{demo}}'],
    ['an asset'],
  ])('%s has the secure ones', async (path) => {
    const response = await fetch(world.url + (path === 'an asset' ? asset() : path));
    const { headers } = response;
    const policy = headers.get('content-security-policy')!;
    expect(policy).toMatch(/default-src '(self|none)'/);
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('strict-transport-security')).toBeNull();
    await response.arrayBuffer();
  });

  test('the explorer runs no script but its own', async () => {
    const policy = (await fetch(`${world.url}/explorer`)).headers.get('content-security-policy')!;
    const scripts = /script-src ([^;]+)/.exec(policy)![1]!;
    expect(scripts).toMatch(/^'self'( 'sha256-[\w+/=]+')+$/);
  });

  test('no answer of GraphQL is kept by anybody', async () => {
    for (const cookie of ['', world.officer.cookie]) {
      const { headers } = await send({ query: '{ viewer { name } }' }, cookie ? { cookie } : {});
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  test('an address with nothing there is a page for people and JSON for programs', async () => {
    const page = await fetch(`${world.url}/nothing`, { headers: { accept: 'text/html' } });
    expect([page.status, (await page.text()).includes('<h1>Page not found</h1>')]).toEqual([404, true]);
    const json = await fetch(`${world.url}/nothing`);
    expect([json.status, ((await json.json()) as any).code]).toEqual([404, 'NOT_FOUND']);
  });
});
