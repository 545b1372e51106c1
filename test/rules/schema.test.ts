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

test('a schema with a root field that has no rule is refused', () => {
  const schema = buildSchema('type Query { open: Int secret: Int }');
  const anyone = { who: 'anyone', allows: () => true };
  expect(() => enforceRules(schema, { 'Query.open': anyone })).toThrow(
    /No rule says who may use: Query.secret/,
  );
});

test('a rule for a field that does not exist is refused', () => {
  const schema = buildSchema('type Query { open: Int }');
  const anyone = { who: 'anyone', allows: () => true };
  expect(() => enforceRules(schema, { 'Query.open': anyone, 'Query.gone': anyone })).toThrow(/Query.gone/);
});
