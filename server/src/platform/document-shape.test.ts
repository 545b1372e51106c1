import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { limits } from '@parley/shared/limits';
import { checkLists, checkShape, isIntrospection } from './document-shape.ts';

function said(check: () => void): string {
  try {
    check();
    return '';
  } catch (error) {
    const { message, extensions } = error as { message: string; extensions: { code: string } };
    return `${extensions?.code}: ${message}`;
  }
}
const shape = (text: string) => said(() => checkShape(text));
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');
/** A document of so many levels. */
const nested = (levels: number, field = 'a') => `${`{ ${field} `.repeat(levels)}${'}'.repeat(levels)}`;
const allowed = (what: string, count: number) => [
  count,
  `TOO_COSTLY: The document has ${count + 1} ${what}; at most ${count} are allowed.`,
];

describe('a document', () => {
  it('passes when it is an ordinary one', () => {
    expect(shape('query ($id: ID!) { need(id: $id) { title council { name } } }')).toBe('');
  });

  it('passes when it is none: what is wrong with it is said elsewhere', () => {
    for (const text of ['', '{', 'no document', '{ a(b: }', 'fragment a on B { c }', 'type A { b: Int }'])
      expect(shape(text)).toBe('');
  });

  it('may have so many tokens', () => {
    // A field name is a token, and so are the two braces.
    expect(shape(`{ a { ${times(limits.tokens, () => 'b')} } }`)).toBe(
      `TOO_COSTLY: The document has more than ${limits.tokens} tokens.`,
    );
    const comma = `{ a(b: [${times(90, () => '1')}]) }`;
    expect(shape(comma)).toBe('');
  });

  it('may have so many fields, fragments counted where they stand', () => {
    const [most, refusal] = allowed('fields', limits.fields);
    expect(shape(`{ a { ${times(Number(most) - 1, () => 'b')} } }`)).toBe('');
    expect(shape(`{ a { ${times(Number(most), () => 'b')} } }`)).toBe(refusal);
    expect(shape(`{ a { ...f } } fragment f on A { ${times(Number(most), () => 'b')} }`)).toBe(refusal);
  });

  it('may have so many aliases', () => {
    const [most, refusal] = allowed('aliases', limits.aliases);
    const aliased = (count: number) => `{ a { ${times(count, (i) => `b${i}: b`)} } }`;
    expect(shape(aliased(Number(most)))).toBe('');
    expect(shape(aliased(Number(most) + 1))).toBe(refusal);
  });

  it('may have so many directives', () => {
    const [most, refusal] = allowed('directives', limits.directives);
    const directed = (count: number) => `{ a ${times(count, () => '@include(if: true)')} }`;
    expect(shape(directed(Number(most)))).toBe('');
    expect(shape(directed(Number(most) + 1))).toBe(refusal);
  });

  it('may hold lists of so many entries', () => {
    const list = (count: number) => `{ a(b: { c: [${times(count, () => '1')}] }) }`;
    expect(shape(list(limits.listInput))).toBe('');
    expect(shape(list(limits.listInput + 1))).toBe(
      `BAD_USER_INPUT: A list has ${limits.listInput + 1} entries; at most ${limits.listInput} are allowed. Send fewer at a time.`,
    );
  });

  const roots = (count: number) =>
    `TOO_COSTLY: The document asks for ${count} things at its root; at most ${limits.rootFields} are allowed.`;

  it('may ask for so many things at its root, by whatever fragments', () => {
    const most = limits.rootFields;
    const fields = (count: number) => times(count, (i) => `f${i}`);
    expect(shape(`{ ${fields(most)} }`)).toBe('');
    expect(shape(`{ ${fields(most + 1)} }`)).toBe(roots(most + 1));
    expect(shape(`{ a ... { ${fields(most)} } }`)).toBe(roots(most + 1));
    expect(shape(`{ ...f a } fragment f on Query { ${fields(most)} }`)).toBe(roots(most + 1));
    expect(shape(`{ ...f ...f } fragment f on Query { ${fields(8)} }`)).toBe(roots(16));
    expect(shape(`{ a { ${fields(most + 1)} } }`)).toBe('');
    expect(shape(`{ ...nowhere ${fields(most)} }`)).toBe('');
  });

  it('is as large as the largest of its operations', () => {
    const fields = (count: number) => times(count, (i) => `f${i}`);
    expect(shape(`query a { ${fields(10)} } query b { ${fields(10)} }`)).toBe('');
    expect(shape(`query a { ${fields(16)} } query b { x }`)).toBe(roots(16));
    expect(shape(`query a { x } query b { ${fields(16)} }`)).toBe(roots(16));
    expect(shape(`query a ${nested(limits.depth + 1)} query b { x }`)).toContain('levels deep');
  });

  it('may be so many levels deep; fragments are no levels of their own', () => {
    const deep = (levels: number, most = limits.depth) =>
      `TOO_COSTLY: The document is ${levels} levels deep; at most ${most} are allowed.`;
    expect(shape(nested(limits.depth))).toBe('');
    expect(shape(nested(limits.depth + 1))).toBe(deep(limits.depth + 1));
    expect(shape(`{ b ... { c ... { x ${nested(limits.depth, 'a').slice(1, -1)} } } }`)).toBe('');
    expect(shape(`{ a { ...f } b } fragment f on A ${nested(limits.depth - 1)}`)).toBe('');
    expect(shape(`{ a { ...f } b } fragment f on A ${nested(limits.depth)}`)).toBe(deep(limits.depth + 1));
    expect(shape(`{ b a ... { c ${nested(limits.depth + 1).slice(1, -1)} } }`)).toBe(deep(limits.depth + 1));
  });

  it('that asks about the schema alone may be deeper, and not without end', () => {
    const schema = (levels: number) => `{ __schema ${nested(levels - 1)} }`;
    expect(shape(schema(limits.depth + 1))).toBe('');
    expect(shape(schema(limits.introspectionDepth))).toBe('');
    expect(shape(schema(limits.introspectionDepth + 1))).toContain(
      `at most ${limits.introspectionDepth} are`,
    );
    expect(shape(`{ a __schema ${nested(limits.depth)} }`)).toContain(`at most ${limits.depth} are`);
  });

  it('may hold fragments that spread themselves: that they must not is said elsewhere', () => {
    expect(shape('{ ...f } fragment f on Query { a ...g } fragment g on Query { b ...f }')).toBe('');
  });

  it('is measured in no time, however often its fragments spread each other', () => {
    const fragments = times(60, (i) => `fragment f${i} on Query { x { ...f${i + 1} ...f${i + 1} } }`);
    expect(shape(`{ ...f0 } ${fragments}`)).toContain('levels deep');
  });
});

describe('whether a document asks about the schema alone', () => {
  it.each([
    ['{ __schema { types { name } } }', true],
    ['{ __typename __type(name: "A") { name } }', true],
    ['{ __schema { queryType { ...f } } } fragment f on __Type { name }', true],
    ['{ name }', false],
    ['{ __schema { queryType { name } } name }', false],
    ['{ ...f } fragment f on Query { __typename }', false],
    ['query a { __typename } query b { name }', false],
    ['{ name__ }', false],
  ])('%s: %s', (text, about) => {
    expect(isIntrospection(parse(text))).toBe(about);
  });
});

describe('variables', () => {
  const lists = (variables: unknown) => said(() => checkLists(variables));
  const list = (length: number) => Array.from({ length }, () => 'x');

  it('may hold lists of so many entries, at any depth', () => {
    const refusal = `BAD_USER_INPUT: A list has ${limits.listInput + 1} entries; at most ${limits.listInput} are allowed. Send fewer at a time.`;
    expect(lists({ a: list(limits.listInput), b: { c: [list(limits.listInput)] } })).toBe('');
    expect(lists({ a: list(limits.listInput + 1) })).toBe(refusal);
    expect(lists({ a: 1, b: { c: [{ d: list(limits.listInput + 1) }] } })).toBe(refusal);
    expect(lists(list(limits.listInput + 1))).toBe(refusal);
  });

  it('may be missing or anything else', () => {
    for (const variables of [undefined, null, 'x'.repeat(500), 7, {}, { a: null, b: undefined }])
      expect(lists(variables)).toBe('');
  });

  it('may hold things with many fields: the schema knows them', () => {
    expect(lists(Object.fromEntries(list(500).map((x, i) => [x + i, i])))).toBe('');
  });
});
