import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ViewerDocument } from '@parley/shared/generated/account/graphql';
import { databases, openWorld, type World } from '../world.ts';

const manifest: Record<string, string> = JSON.parse(
  readFileSync(
    new URL('../../shared/src/generated/account/persisted-documents.json', import.meta.url),
    'utf8',
  ),
);
const [viewerId, viewerText] = Object.entries(manifest).find(([, text]) => text.startsWith('query Viewer '))!;

describe.each(databases)('the allowance of documents that are not ours, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind, { adHocPerMinute: 6, trustProxy: true });
  });
  afterAll(() => world?.close());

  test('runs out within a minute, for each person apart, with when to try again', async () => {
    const ask = (cookie: string) =>
      fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie },
        body: JSON.stringify({ query: '{ about { demo } }' }),
      });
    const statuses: number[] = [];
    for (let i = 0; i < 8; i++) statuses.push((await ask(world.supplier.cookie)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 200, 429, 429]);
    const refused = await ask(world.supplier.cookie);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(((await refused.json()) as any).errors[0].extensions.code).toBe('RATE_LIMITED');
    expect((await ask(world.office.cookie)).status).toBe(200);
  });

  test('is one for all addresses of an IPv6 network, and one for however an IPv4 address is written', async () => {
    const ask = async (address: string) => {
      const answer = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ query: '{ about { demo } }' }),
      });
      return answer.status;
    };
    const network = [];
    for (let i = 1; i <= 7; i++) network.push(await ask(`2001:db8:1:2::${i}`));
    expect(network).toEqual([200, 200, 200, 200, 200, 200, 429]);
    expect(await ask('2001:db8:1:2:ffff:ffff:ffff:ffff')).toBe(429);
    expect(await ask('2001:db8:1:3::1')).toBe(200);
    for (let i = 0; i < 6; i++) expect(await ask(i % 2 ? '203.0.113.7' : '::ffff:203.0.113.7')).toBe(200);
    for (const written of ['203.0.113.7', '::ffff:203.0.113.7', '::ffff:cb00:7107'])
      expect(await ask(written)).toBe(429);
    expect(await ask('203.0.113.8')).toBe(200);
  });

  test('is not used up by the documents of our own pages', async () => {
    for (let i = 0; i < 12; i++)
      expect((await world.officer.get<any, any>(ViewerDocument as never)).viewer.name).toBeTruthy();
  });
});

test('the documents of our own pages have an allowance, too, for each person and each network apart', async () => {
  const world = await openWorld(databases.at(-1), { adHocPerMinute: 5, ownPerMinute: 60, trustProxy: true });
  try {
    const ask = (headers: Record<string, string>, body: object = { documentId: viewerId }) =>
      fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const seen = { cookie: world.officer.cookie };
    for (let i = 0; i < 60; i++) expect((await ask(seen)).status).toBe(200);
    const refused = await ask(seen);
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    const [error] = ((await refused.json()) as any).errors;
    expect(error.extensions.code).toBe('RATE_LIMITED');
    expect(error.message).toContain('At most 60 such requests');
    // The same text sent whole is the same document; others have the allowance that was theirs.
    expect((await ask(seen, { query: viewerText })).status).toBe(429);
    expect((await ask(seen, { query: '{ about { demo } }' })).status).toBe(200);
    expect((await ask({ cookie: world.supplier.cookie })).status).toBe(200);
    const from = (address: string) => ask({ 'x-forwarded-for': address });
    for (let i = 0; i < 60; i++) expect((await from(`2001:db8:1:2::${i}`)).status).toBe(200);
    expect((await from('2001:db8:1:2::ffff')).status).toBe(429);
    expect((await from('203.0.113.7')).status).toBe(200);
  } finally {
    await world.close();
  }
});

test('a fault of ours shows a reference and nothing of what happened', async () => {
  const world = await openWorld(databases.at(-1), { logLevel: 'silent' });
  try {
    await world.database.fork().execute('alter table practice_cards rename to gone');
    const response = await fetch(`${world.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ practiceCards { totalCount } }' }),
    });
    const text = await response.text();
    expect(text).not.toMatch(/practice_cards|relation|select|\.ts|stack/i);
    const [error] = JSON.parse(text).errors;
    expect(error.extensions.code).toBe('INTERNAL');
    expect(error.extensions.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(error.message).toContain(error.extensions.reference);
  } finally {
    await world.close();
  }
});
