import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limits } from '@parley/shared/limits';
import { errorCodes } from '../../server/src/platform/errors.ts';

const text = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');

test('docs/api.md names every code and the limits as they are', () => {
  for (const code of Object.keys(errorCodes)) expect(text, code).toContain(code);
  const said = {
    adHocCost: limits.adHocCost,
    cost: limits.cost,
    adHocPerMinute: limits.adHocPerMinute,
    ownPerMinute: limits.ownPerMinute,
    tokenPerMinute: limits.tokenPerMinute,
    introspectionCost: limits.introspectionCost,
    tokens: limits.tokens,
    fields: `${limits.fields} fields`,
    aliases: `${limits.aliases} aliases`,
    directives: `${limits.directives} directives`,
    rootFields: `${limits.rootFields} fields at the root`,
    depth: `${limits.depth} levels`,
    introspectionDepth: `(${limits.introspectionDepth} where`,
    body: `${limits.body / 1024} KB`,
    bodyDepth: `${limits.bodyDepth} levels of JSON`,
    listInput: `${limits.listInput} entries`,
    pageSize: `${limits.pageSize} nodes`,
  };
  for (const [name, value] of Object.entries(said))
    expect(text, name).toContain(typeof value === 'number' ? value.toLocaleString('en-GB') : value);
});
