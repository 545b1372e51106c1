import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonElements } from './json-elements.ts';

function cut(text: string, sizes: readonly number[] = [text.length], keys = ['releases']) {
  const elements = new JsonElements(keys);
  const pieces: unknown[] = [];
  let at = 0;
  for (let i = 0; at < text.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length]!);
    for (const piece of elements.feed(text.slice(at, at + size))) pieces.push(JSON.parse(piece.text));
    at += size;
  }
  return { pieces, trailing: elements.trailing, unfinished: elements.unfinished() };
}

describe('elements of a JSON document', () => {
  it('are those of the wanted array, wherever it stands and whatever the text around it holds', () => {
    const releases = [{ a: '"]}\\' }, { b: [1, { c: [] }] }, 'text', 7, null, []];
    const document = { note: 'a "releases": [ in a text', deep: { releases: [1, 2] }, releases, after: [3] };
    expect(cut(JSON.stringify(document)).pieces).toEqual(releases);
    expect(cut(JSON.stringify(document, null, 2)).pieces).toEqual(releases);
    expect(cut(JSON.stringify(releases)).pieces).toEqual(releases);
    expect(cut(JSON.stringify({ ocid: 'x', tag: ['award'] })).pieces).toEqual([
      { ocid: 'x', tag: ['award'] },
    ]);
    expect(cut('{"releases": []}').pieces).toEqual([]);
  });

  it('are the same in whatever chunks the document arrives', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 })),
        fc.jsonValue(),
        fc.array(fc.nat(9), { minLength: 1 }),
        (releases, other, sizes) => {
          const text = JSON.stringify({ other, releases, more: other });
          expect(cut(text, sizes)).toEqual({
            pieces: JSON.parse(JSON.stringify(releases)),
            trailing: 0,
            unfinished: null,
          });
        },
      ),
    );
  });

  it('are kept when something stands behind the document, which is counted', () => {
    expect(cut('{"releases":[{"a":1}]}   \n\u0000\u0000]')).toMatchObject({
      pieces: [{ a: 1 }],
      trailing: 3,
      unfinished: null,
    });
  });

  it('tell which of them a cut-off file ends in', () => {
    expect(cut('{"releases":[{"a":1},{"a":')).toMatchObject({ pieces: [{ a: 1 }], unfinished: 2 });
  });
});
