import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kind, parse, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Person, type World } from '../world.ts';

const folder = fileURLToPath(new URL('../../shared/src/documents', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.graphql') && statSync(join(folder, name)).isFile(),
);
const fragments = files
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).definitions)
  .filter((d) => d.kind === Kind.FRAGMENT_DEFINITION);

interface Operation {
  side: string;
  name: string;
  text: string;
  variables: OperationDefinitionNode['variableDefinitions'];
}

/** The operation with the fragments of its side, as a client sends it. */
const operations: Operation[] = files.flatMap((file) => {
  const side = file.split(/[\\/]/)[0]!;
  const source = readFileSync(join(folder, file), 'utf8');
  return parse(source)
    .definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION)
    .filter((d) => d.operation === 'query')
    .map((d) => ({
      side,
      name: d.name!.value,
      text: withFragments(source, d, side),
      variables: d.variableDefinitions,
    }));
});

function withFragments(source: string, operation: OperationDefinitionNode, side: string): string {
  const bodies = new Map<string, string>();
  for (const file of files.filter((name) => name.startsWith(side))) {
    const text = readFileSync(join(folder, file), 'utf8');
    for (const d of parse(text).definitions) {
      if (d.kind === Kind.FRAGMENT_DEFINITION) bodies.set(d.name.value, text.slice(d.loc!.start, d.loc!.end));
    }
  }
  const used = new Map<string, string>();
  const collect = (text: string) => {
    for (const [, name] of text.matchAll(/\.\.\.\s*([A-Z]\w*)/g)) {
      if (!name || used.has(name) || !bodies.has(name)) continue;
      used.set(name, bodies.get(name)!);
      collect(bodies.get(name)!);
    }
  };
  const own = source.slice(operation.loc!.start, operation.loc!.end);
  collect(own);
  return [own, ...used.values()].join('\n');
}

describe('every query of the clients', () => {
  let world: World;
  let statements = 0;
  let asked: string[] = [];
  const administrators: Record<string, Person> = {};
  let values: Record<string, unknown>;
  const people: Record<string, () => Person> = {
    account: () => administrators.council!,
    council: () => world.officer,
    supplier: () => world.supplier,
    office: () => world.office,
  };
  /** Operations that the person of their side may not ask. */
  const askedBy: Record<string, () => Person> = {
    OrganisationsWithoutAdministrator: () => administrators.office!,
  };

  beforeAll(async () => {
    world = await openWorld('pglite');
    for (const side of ['council', 'office']) {
      const [account] = await world.database
        .fork()
        .execute<{ id: string }[]>('select id from accounts where email = ?', [
          `administrator@${side}.parley.example`,
        ]);
      administrators[side] = await world.person(account!.id);
    }
    const connection = world.database.orm.em.getDriver().getConnection() as unknown as {
      getNativeClient(): Promise<{ query(...args: unknown[]): unknown }>;
    };
    const client = await connection.getNativeClient();
    const query = client.query.bind(client);
    client.query = (...args: unknown[]) => {
      if (!/^\s*insert into impressions/i.test(String(args[0])) && !/change_records/.test(String(args[0])))
        statements++;
      asked.push(String(args[0]));
      return query(...args);
    };
    const { needs, terms, suppliers, linesOfBusiness } = await world.officer.get<any, any>(
      '{ needs(first: 1, filter: { mine: true }) { edges { node { id council { id lines { id } } } } } terms(first: 5) { edges { node { id } } } suppliers(first: 3) { edges { node { id } } } linesOfBusiness { id } }',
    );
    const need = needs.edges[0].node;
    const { supplier } = await world.supplier.get<any, any>(
      'query ($id: ID!) { supplier(id: $id) { capabilities { id } } }',
      { id: world.supplierId },
    );
    await world.database
      .fork()
      .execute(
        `insert into import_runs (id, source, file_name, state) values ('imp_00000000000000000000000000', 'awards', 'a.csv', 'finished')`,
      );
    await world.database.fork().execute(
      `insert into member_invitations (id, side, supplier_id, role, email, token_hash, invited_by, sent_at, expires_at)
       select 'inv_' || id, 'supplier', id, 'administrator', id || '@first.example', id, 'nobody', now(), now() + interval '1 day'
       from suppliers where id <> ?`,
      [world.supplierId],
    );
    values = {
      invited: true,
      id: undefined,
      ids: terms.edges.map((e: any) => e.node.id),
      needId: need.id,
      councilId: world.councilId,
      supplierId: world.supplierId,
      lineId: need.council.lines[0]?.id,
      councilLineId: need.council.lines[0]?.id,
      lineOfBusinessId: linesOfBusiness[0].id,
      capabilityId: supplier.capabilities[0]?.id,
      supplierIds: suppliers.edges.map((e: any) => e.node.id),
      side: 'COUNCIL',
      organisationId: world.councilId,
      title: 'Mould comes back',
      text: 'black mould in bathrooms of council flats',
      search: 'care',
      draft: { councilId: world.councilId, title: 'Mould', text: 'Black mould in bathrooms', termIds: [] },
    };
  });
  afterAll(() => world?.close());

  /** What a variable called `id` stands for, by the operation's root field. */
  const idFor = (text: string) => {
    if (/\bneed\(id:/.test(text)) return values.needId;
    if (/\bsupplier\(id:/.test(text)) return values.supplierId;
    if (/\bcouncilLine\(id:/.test(text)) return values.councilLineId;
    if (/\bimportRun\(id:/.test(text)) return 'imp_00000000000000000000000000';
    if (/\bcouncil\(id:/.test(text)) return values.councilId;
    return undefined;
  };

  async function count(operation: Operation, first: number): Promise<number> {
    const variables: Record<string, unknown> = {};
    for (const { variable, type, defaultValue } of operation.variables ?? []) {
      const name = variable.name.value;
      if (/^first|First$|count$|limit$/i.test(name)) variables[name] = first;
      else if (name === 'id') variables.id = idFor(operation.text);
      else if (values[name] !== undefined) variables[name] = values[name];
      else if (type.kind === Kind.NON_NULL_TYPE && !defaultValue) {
        throw new Error(`Say in this test what the variable $${name} of ${operation.name} may be.`);
      }
    }
    const person = (askedBy[operation.name] ?? people[operation.side]!)();
    await person.get(operation.text, variables);
    statements = 0;
    await person.get(operation.text, variables);
    return statements;
  }

  test('who asks is found, with all that they act for, in one statement', async () => {
    const ask = '{ viewer { memberships { side role } } }';
    await world.officer.get(ask);
    asked = [];
    const { viewer } = await world.officer.get<any, any>(ask);
    expect(viewer.memberships).toEqual([{ side: 'COUNCIL', role: 'MEMBER' }]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/sessions/);
  });

  test.each(operations.map((o) => [o.side, o.name, o] as const))(
    '%s %s: as many statements for many rows as for few',
    async (_side, _name, operation) => {
      const few = await count(operation, 8);
      const many = await count(operation, 32);
      expect(many).toBeLessThanOrEqual(few + 2);
      expect(many, 'a page that needs so many statements wants another look').toBeLessThanOrEqual(30);
    },
  );

  test('there are queries to count, and their fragments are known', () => {
    expect(operations.length).toBeGreaterThan(0);
    expect(fragments.every((f) => f.kind === Kind.FRAGMENT_DEFINITION)).toBe(true);
  });
});
