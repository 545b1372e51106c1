import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { enforceRules } from '../../server/src/identity/allow.ts';
import { printedSchema } from '../../server/src/print-schema.ts';

test('the committed schema is the one the server prints', async () => {
  const committed = readFileSync(new URL('../../shared/schema.graphql', import.meta.url), 'utf8');
  expect(await printedSchema(), 'run npm run generate and commit shared/schema.graphql').toBe(committed);
});

test('every type and root field of the committed schema has a description or speaks for itself by its type', () => {
  const schema = buildSchema(readFileSync(new URL('../../shared/schema.graphql', import.meta.url), 'utf8'));
  const silent = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !type.description && 'getInterfaces' in type)
    .map((type) => type.name)
    .filter((name) => !['Query', 'Mutation'].includes(name));
  expect(silent).toEqual([]);
});

const anyone = { who: 'anyone', allows: () => true };

test('a schema with a root field that has no rule is refused', () => {
  const schema = buildSchema('type Query { open: Int secret: Int }');
  expect(() => enforceRules(schema, {}, { 'Query.open': anyone })).toThrow(
    /No rule says who may use: Query.secret/,
  );
});

test('a schema with a type that no rule names is refused, field by field', () => {
  const schema = buildSchema('type Query { open: Thing } type Thing { a: Int b: Int }');
  expect(() => enforceRules(schema, {}, { 'Query.open': anyone })).toThrow(
    /No rule says who may use: Thing.a, Thing.b/,
  );
  expect(() => enforceRules(schema, { Thing: anyone }, { 'Query.open': anyone })).not.toThrow();
});

test('a part of one thing that another field gives away is refused, a page of parts too', () => {
  const schema = buildSchema(`
    type Query { thing: Thing parts: PartConnection }
    type Thing { part: Part }
    type Part { secret: Int }
    type PartConnection { edges: [PartEdge] totalCount: Int }
    type PartEdge { node: Part cursor: String }`);
  const rules = { 'Query.thing': anyone, 'Query.parts': anyone };
  expect(() => enforceRules(schema, { Thing: anyone, Part: { partOf: ['Thing.part'] } }, rules)).toThrow(
    /Query.parts gives Part/,
  );
});

test('a rule for a field or a type that does not exist is refused', () => {
  const schema = buildSchema('type Query { open: Int }');
  expect(() => enforceRules(schema, {}, { 'Query.open': anyone, 'Query.gone': anyone })).toThrow(
    /Query.gone/,
  );
  expect(() => enforceRules(schema, { Gone: anyone }, { 'Query.open': anyone })).toThrow(/Gone/);
});
