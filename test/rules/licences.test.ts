import { expect, test } from 'vitest';
import { isAllowed, outsideTheList } from '../../scripts/security.mjs';

const allowed = new Set(['MIT', 'ISC', 'Apache-2.0']);

test.each([
  'MIT',
  '(MIT)',
  'MIT AND ISC',
  'MIT and ISC',
  'GPL-3.0-only OR MIT',
  '(GPL-3.0-only AND MIT) OR ISC',
])('a part under %s may be used', (expression) => expect(isAllowed(expression, allowed)).toBe(true));

test('an exception after a licence only adds to what it permits', () => {
  expect(isAllowed('Apache-2.0 WITH LLVM-exception', allowed)).toBe(true);
  expect(isAllowed('GPL-2.0-only WITH Classpath-exception-2.0', allowed)).toBe(false);
});

test.each([
  'GPL-3.0-only',
  'MIT AND GPL-3.0-only',
  'GPL-3.0-only AND MIT',
  'MIT OR',
  'MIT ISC',
  '(MIT',
  'mit',
  '',
])("a part under '%s' may not", (expression) => expect(isAllowed(expression, allowed)).toBe(false));

test('of a bill of materials the parts outside the list are named, those without a licence too; our own are not', () => {
  const part = (name: string, ...licenses: object[]) => ({
    name,
    version: '1.0.0',
    purl: `pkg:npm/${name}@1.0.0`,
    licenses,
  });
  const components = [
    part('good', { license: { id: 'MIT' } }),
    part('either', { expression: '(MIT OR GPL-3.0-only)' }),
    {
      ...part('copyleft', { license: { id: 'MIT' } }, { license: { name: 'GPL-3.0-only' } }),
      group: '@some',
    },
    part('silent'),
    { name: 'bare', version: '2.0.0', purl: 'pkg:npm/bare@2.0.0' },
    { name: 'shared', group: '@parley', version: '0.1.0', purl: 'pkg:npm/%40parley/shared@0.1.0' },
  ];
  expect(outsideTheList({ components }, allowed)).toEqual([
    '@some/copyleft 1.0.0: MIT, GPL-3.0-only',
    'silent 1.0.0: no licence',
    'bare 2.0.0: no licence',
  ]);
});
