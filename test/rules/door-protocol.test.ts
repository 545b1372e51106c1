import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world?.close());

test('the mounted server keeps all 61 points of GraphQL over HTTP', async () => {
  const results = await auditServer({
    url: `${world.url}/graphql`,
    // Requests that a form of another site could make are refused without this header, which a form cannot send.
    fetchFn: (url: string, init?: RequestInit) =>
      fetch(url, { ...init, headers: { 'apollo-require-preflight': 'true', ...init?.headers } }),
  });
  const notOk = results.flatMap((r) =>
    r.status === 'ok' ? [] : `${r.status} ${r.id} ${r.name}: ${r.reason}`,
  );
  expect([results.length, notOk]).toEqual([61, []]);
});
