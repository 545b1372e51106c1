import { describe, expect, it } from 'vitest';
import { idPrefixes, kindOf, newId, stableId, type Kind } from './ids.ts';

const kinds = Object.keys(idPrefixes) as Kind[];

describe('an id', () => {
  it('names its kind, and no two kinds look alike', () => {
    expect(new Set(Object.values(idPrefixes)).size).toBe(kinds.length);
    for (const kind of kinds) {
      expect(idPrefixes[kind]).toMatch(/^[a-z]{3}$/);
      expect(kindOf(newId(kind))).toBe(kind);
      expect(kindOf(stableId(kind, 'key'))).toBe(kind);
    }
  });

  it('stays what it is for life: these stand in databases and addresses', () => {
    expect(stableId('Council', 'E09000033')).toBe('cou_5f6ec3pmb32qba1x0xvs7hh0d9');
    expect(stableId('Supplier', 'companies-house', '01234567')).toBe('sup_19y7w7h73wm01jvat5tjvbm5h9');
  });

  it('is another for another kind, key or split of the key', () => {
    const ids = [
      stableId('Council', 'a', 'bc'),
      stableId('Council', 'ab', 'c'),
      stableId('Council', 'abc'),
      stableId('Supplier', 'a', 'bc'),
    ].map((id) => id.slice(4));
    expect(new Set(ids).size).toBe(4);
  });

  it('is new each time, 128 random bits in 26 characters', () => {
    const made = Array.from({ length: 500 }, () => newId('Need'));
    expect(new Set(made).size).toBe(500);
    for (const id of made) expect(id).toMatch(/^nee_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    // Each character but the first takes all 32 values sooner or later.
    for (let at = 5; at < 30; at++) expect(new Set(made.map((id) => id[at])).size).toBe(32);
  });

  it.each([
    ['nothing', ''],
    ['a word', 'council'],
    ['no prefix of ours', 'xyz_0123456789abcdefghjkmnpqrs'],
    ['one character too few', 'cou_0123456789abcdefghjkmnpqr'],
    ['one character too many', 'cou_0123456789abcdefghjkmnpqrst'],
    ['capitals', 'cou_0123456789ABCDEFGHJKMNPQRS'],
    ['a letter that looks like a figure', 'cou_0123456789abcdefghjkmnpqri'],
    ['a prefix that is too long', 'coucou_0123456789abcdefghjkmnpqrs'],
    ['something before', ' cou_0123456789abcdefghjkmnpqrs'],
    ['something behind', 'cou_0123456789abcdefghjkmnpqrs '],
  ])('is not: %s', (_what, text) => {
    expect(kindOf(text)).toBeNull();
  });
});
