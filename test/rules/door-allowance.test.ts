import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ViewerDocument } from '@parley/shared/generated/account/graphql';
import { databases, openWorld, type World } from '../world.ts';

describe.each(databases)('the allowance of documents that are not ours, on %s', (kind) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind, { adHocPerMinute: 6 });
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

  test('is not used up by the documents of our own pages', async () => {
    for (let i = 0; i < 12; i++)
      expect((await world.officer.get<any, any>(ViewerDocument as never)).viewer.name).toBeTruthy();
  });
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
