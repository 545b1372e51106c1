import fastify from 'fastify';
import { expect, test } from 'vitest';
import { fromAnotherSite } from './request-origin.ts';
import { sendSecureHeaders } from './secure-headers.ts';

const https = { publicUrl: 'https://parley.example' };
const http = { publicUrl: 'http://127.0.0.1:4000' };
const cookie = 'parley.session_token=x';

test.each([
  ['its own origin', { origin: 'https://parley.example' }, false],
  ['no origin, as a program', {}, false],
  ['the same name without TLS', { origin: 'http://parley.example', host: 'parley.example' }, true],
  ['a name that ends alike', { origin: 'https://evil-parley.example' }, true],
  ['a host of its own choosing', { origin: 'https://evil.example', host: 'evil.example' }, true],
  [
    'its own origin from another site’s frame',
    { origin: 'https://parley.example', 'sec-fetch-site': 'cross-site' },
    true,
  ],
])('over TLS, a session from %s', (_, headers, refused) => {
  expect(fromAnotherSite({ cookie, ...headers }, https)).toBe(refused);
  expect(fromAnotherSite(headers, https)).toBe(false);
});

test('without TLS, a session may be used under whatever name the server is met by', () => {
  const met = { cookie, host: 'localhost:4000' };
  expect(fromAnotherSite({ ...met, origin: 'http://localhost:4000' }, http)).toBe(false);
  expect(fromAnotherSite({ ...met, origin: 'http://127.0.0.1:4000' }, http)).toBe(false);
  expect(fromAnotherSite({ ...met, origin: 'http://localhost:4001' }, http)).toBe(true);
});

test('browsers are told to come back by TLS where the server is met by TLS, and nowhere else', async () => {
  for (const [config, expected] of [
    [https, 'max-age=31536000'],
    [http, undefined],
  ] as const) {
    const app = fastify();
    await sendSecureHeaders(app, config);
    const { headers } = await app.inject('/');
    expect(headers['strict-transport-security']).toBe(expected);
  }
});
