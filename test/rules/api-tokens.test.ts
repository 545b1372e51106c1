import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '@parley/shared/limits';
import { placesOf } from '../../server/src/people/find-person.ts';
import { databases, openWorld, type GraphQLAnswer, type Person, type World } from '../world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld(databases.at(-1), { adHocCost: limits.adHocCost, adHocPerMinute: 1_000 });
});
afterAll(() => world?.close());

const create =
  'mutation ($input: CreateApiTokenInput!) { createApiToken(input: $input) { secret token { id prefix scopes side organisationId lastUsedAt } } }';
const revoke = 'mutation ($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { id } }';
const ownNeeds = '{ needs(first: 3, filter: { mine: true }) { edges { node { id version title } } } }';

const madeBy = async (person: Person, input: object) =>
  (
    await person.get<any, any>(create, {
      input: { name: 'Nightly export', scopes: ['READ_PUBLIC'], ...input },
    })
  ).createApiToken as { secret: string; token: { id: string; prefix: string; [more: string]: unknown } };

const officerToken = (...scopes: string[]) =>
  madeBy(world.officer, { scopes, side: 'COUNCIL', organisationId: world.councilId });

async function withToken(
  secret: string,
  query: string,
  variables = {},
  headers: Record<string, string> = {},
): Promise<GraphQLAnswer<any> & { status: number }> {
  const response = await fetch(`${world.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}`, ...headers },
    body: JSON.stringify({ query, variables }),
  });
  return { ...((await response.json()) as GraphQLAnswer<any>), status: response.status };
}
const codeOf = ({ errors }: GraphQLAnswer<unknown>) => errors?.[0]?.extensions.code;

test('a token with READ_OWN reads as its person does, and the database holds no secret', async () => {
  const { secret, token } = await officerToken('READ_OWN');
  const { data } = await withToken(secret, ownNeeds);
  expect(data.needs.edges.length).toBeGreaterThan(0);
  expect(data).toEqual(await world.officer.get<any, any>(ownNeeds));
  const [row] = await world.database
    .fork()
    .execute<Record<string, unknown>[]>('select * from api_tokens where id = ?', [token.id]);
  expect(JSON.stringify(row)).not.toContain(secret.slice(token.prefix.length + 1));
  expect(secret.startsWith(token.prefix)).toBe(true);
  expect(row?.last_used_at).not.toBeNull();
});

test('the secret is stored nowhere, also when the request may be sent again', async () => {
  const input = { name: 'Nightly export', scopes: ['READ_PUBLIC'] };
  const { data } = await world.officer.ask<any, any>(create, { input }, { 'idempotency-key': randomUUID() });
  expect(await placesOf(world.database.fork(), [data.createApiToken.token.id])).not.toEqual([]);
  expect(await placesOf(world.database.fork(), [data.createApiToken.secret])).toEqual([]);
});

test('a token with READ_PUBLIC alone is a visitor, and is told what it lacks', async () => {
  const { secret } = await madeBy(world.officer, { scopes: ['READ_PUBLIC'] });
  expect((await withToken(secret, '{ viewer { name } }')).data).toEqual({ viewer: null });
  const need = (await world.officer.get<any, any>(ownNeeds)).needs.edges[0].node;
  const answer = await withToken(
    secret,
    'query ($id: ID!) { need(id: $id) { interests { totalCount } } }',
    need,
  );
  expect(codeOf(answer)).toBe('FORBIDDEN');
  expect(answer.errors?.[0]?.message).toContain('READ_OWN');
});

test('a token without WRITE_OWN changes nothing, with it what its person may change and no more', async () => {
  const need = (await world.officer.get<any, any>(ownNeeds)).needs.edges[0].node;
  const remove = 'mutation ($input: RemoveCapabilityInput!) { removeCapability(input: $input) { id } }';
  const view = 'mutation ($input: RecordViewInput!) { recordView(input: $input) }';
  const input = { demandId: need.id, supplierId: world.supplierId };
  const reading = await officerToken('READ_OWN');
  expect(codeOf(await withToken(reading.secret, view, { input }))).toBe('FORBIDDEN');
  const writing = await officerToken('WRITE_OWN');
  expect((await withToken(writing.secret, view, { input })).data).toEqual({ recordView: true });
  const [capability] = await world.database
    .fork()
    .execute<{ id: string }[]>('select id from capabilities where supplier_id = ?', [world.supplierId]);
  const foreign = { capabilityId: capability!.id, version: 1 };
  expect(codeOf(await withToken(writing.secret, remove, { input: foreign }))).toBe('FORBIDDEN');
});

test('no token makes, lists or ends tokens, whatever it may do', async () => {
  const { secret, token } = await officerToken('READ_PUBLIC', 'READ_OWN', 'WRITE_OWN');
  expect(codeOf(await withToken(secret, '{ apiTokens { id } }'))).toBe('FORBIDDEN');
  const input = { name: 'Another', scopes: ['READ_PUBLIC'] };
  expect(codeOf(await withToken(secret, create, { input }))).toBe('FORBIDDEN');
  expect(codeOf(await withToken(secret, revoke, { input: { tokenId: token.id } }))).toBe('FORBIDDEN');
});

test('nobody lists or ends the tokens of somebody else, and a visitor has none', async () => {
  const { secret, token } = await officerToken('READ_OWN');
  for (const person of [world.supplier, world.office]) {
    const { apiTokens } = await person.get<any, any>('{ apiTokens { id } }');
    expect(apiTokens.map(({ id }: { id: string }) => id)).not.toContain(token.id);
    expect(codeOf(await person.ask<any, any>(revoke, { input: { tokenId: token.id } }))).toBe('FORBIDDEN');
  }
  expect(codeOf(await world.visitor.ask('{ apiTokens { id } }'))).toBe('UNAUTHENTICATED');
  expect(codeOf(await world.visitor.ask<any, any>(revoke, { input: { tokenId: token.id } }))).toBe(
    'UNAUTHENTICATED',
  );
  expect((await withToken(secret, '{ about { demo } }')).status).toBe(200);
});

test('a token for an organisation that the person does not act for is not made', async () => {
  const input = {
    name: 'Foreign',
    scopes: ['READ_OWN'],
    side: 'SUPPLIER',
    organisationId: world.supplierId,
  };
  const foreign = await world.officer.ask<any, any>(create, { input });
  expect(codeOf(foreign)).toBe('BAD_USER_INPUT');
  const ofNobody = { name: 'Nobody', scopes: ['WRITE_OWN'] };
  expect(codeOf(await world.officer.ask<any, any>(create, { input: ofNobody }))).toBe('BAD_USER_INPUT');
});

test('a revoked, an expired and an invented token are refused with 401 and say so to programs', async () => {
  const revoked = await officerToken('READ_OWN');
  await world.officer.get<any, any>(revoke, { input: { tokenId: revoked.token.id } });
  const expired = await officerToken('READ_OWN');
  await world.database
    .fork()
    .execute(`update api_tokens set expires_at = now() - interval '1 second' where id = ?`, [
      expired.token.id,
    ]);
  const invented = `parley_00000000_${'a'.repeat(43)}`;
  for (const secret of [revoked.secret, expired.secret, invented, 'x', '']) {
    const answer = await withToken(secret, '{ about { demo } }');
    expect([answer.status, codeOf(answer)], secret).toEqual([401, 'UNAUTHENTICATED']);
  }
});

test('a session beside a token counts for nothing, so another site gains nothing by it', async () => {
  const { secret } = await madeBy(world.officer, { scopes: ['READ_PUBLIC'] });
  const { data } = await withToken(secret, '{ viewer { name } }', {}, { cookie: world.office.cookie });
  expect(data).toEqual({ viewer: null });
});

test('when the person leaves the organisation, the token acts for nobody', async () => {
  const person = await world.person(await strangerWithMembership());
  const { secret } = await madeBy(person, {
    scopes: ['READ_OWN'],
    side: 'COUNCIL',
    organisationId: world.councilId,
  });
  expect((await withToken(secret, ownNeeds)).data.needs.edges.length).toBeGreaterThan(0);
  await world.database.fork().execute(`delete from memberships where account_id = 'acc_leaver'`);
  expect((await withToken(secret, ownNeeds)).data?.needs.edges ?? []).toEqual([]);
});

async function strangerWithMembership(): Promise<string> {
  const em = world.database.fork();
  await em.execute(
    `insert into accounts (id, name, email, email_verified) values ('acc_leaver', 'Lee Ver (fictional)', 'lee@parley.example', true)`,
  );
  await em.execute(
    `insert into memberships (id, account_id, side, council_id, role) values ('mem_leaver', 'acc_leaver', 'council', ?, 'member')`,
    [world.councilId],
  );
  return 'acc_leaver';
}

test('a token has the large budget, where the same document without it is too dear', async () => {
  const page = 'needs(first: 100) { edges { node { id title problem council { id niceName } } } }';
  const dear = `{ ${['a', 'b', 'c', 'd', 'e', 'f'].map((alias) => `${alias}: ${page}`).join(' ')} }`;
  expect(codeOf(await world.officer.ask(dear))).toBe('TOO_COSTLY');
  const { secret } = await officerToken('READ_PUBLIC', 'READ_OWN');
  const answer = await withToken(secret, dear);
  expect([codeOf(answer), answer.status]).toEqual([undefined, 200]);
});

test('making and ending a token is on record, and so is the token with what is done by it', async () => {
  const { secret, token } = await officerToken('WRITE_OWN');
  const { terms } = await world.visitor.get<any, any>(
    '{ terms(first: 1, scheme: CAPABILITY) { edges { node { id } } } }',
  );
  const input = {
    councilId: world.councilId,
    title: 'Mould in the stairwells',
    problem: 'Black mould returns to the stairwells a few weeks after every treatment.',
    termIds: [terms.edges[0].node.id],
  };
  const { data } = await withToken(
    secret,
    'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
    { input },
  );
  const [made] = await world.database
    .fork()
    .execute<{ request_id: string }[]>('select request_id from audit_entries where subject_id = ?', [
      data.createNeed.id,
    ]);
  expect(made?.request_id.split(':')[0]).toBe(token.id);
  await world.officer.get<any, any>(revoke, { input: { tokenId: token.id } });
  const acts = await world.database
    .fork()
    .execute<{ act: string }[]>('select act from audit_entries where subject_id = ? order by id', [token.id]);
  expect(acts.map(({ act }) => act)).toEqual(['createApiToken', 'revokeApiToken']);
});

test(`a person has at most ${limits.apiTokens} tokens`, async () => {
  for (let i = 0; i < limits.apiTokens; i++) await madeBy(world.office, { name: `Token ${i}` });
  const input = { name: 'One too many', scopes: ['READ_PUBLIC'] };
  expect(codeOf(await world.office.ask<any, any>(create, { input }))).toBe('BAD_USER_INPUT');
});
