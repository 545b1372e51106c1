import { expect, it } from 'vitest';
import { combineHashes, hashText } from './hash.ts';

it('a hash is the same on every machine: the order of equals in published lists hangs on it', () => {
  expect(hashText('')).toBe(2_872_998_923);
  expect(hashText('a')).toBe(444_641_715);
  expect(hashText('sup_19y7w7h73wm01jvat5tjvbm5h9')).toBe(1_960_937_203);
  expect(combineHashes(1, 2)).toBe(2_117_216_093);
  expect(combineHashes(0xffffffff, 0x80000000)).toBe(4_192_887_245);
});

it('hashes differ for texts that hardly do, and by the order of what is combined', () => {
  const texts = Array.from({ length: 2000 }, (_, i) => `need ${i}`);
  expect(new Set(texts.map(hashText)).size).toBe(2000);
  expect(combineHashes(1, 2)).not.toBe(combineHashes(2, 1));
  for (const text of texts) {
    const hash = combineHashes(hashText(text), 7);
    expect(Number.isInteger(hash) && hash >= 0 && hash < 2 ** 32).toBe(true);
  }
});

it('hashes fall evenly, so that no place among equals is anybody’s', () => {
  const counts = Array.from({ length: 16 }, () => 0);
  for (let i = 0; i < 4000; i++) counts[hashText(`s${i}`) >>> 28]!++;
  for (const count of counts) expect(count).toBeGreaterThan(150);
});
