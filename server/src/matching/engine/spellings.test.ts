import { expect, it } from 'vitest';
import { Spellings, textOf, type ReadWord } from './spellings.ts';

const read = (text: string, hash: number): ReadWord => ({
  bytes: Uint8Array.from([...text].map((letter) => letter.charCodeAt(0)).concat(120, 120)),
  length: text.length,
  hash,
});

it('a word is its letters, and nothing that was read before it', () => {
  expect(textOf(read('grass', 1))).toBe('grass');
  expect(textOf(read('', 1))).toBe('');
});

it('spellings are numbered in the order met and found again by what they are', () => {
  const spellings = new Spellings();
  expect(spellings.find(read('grass', 5))).toBe(-1);
  expect(spellings.add(read('grass', 5))).toBe(0);
  expect(spellings.add(read('cutting', 9))).toBe(1);
  expect(spellings.find(read('grass', 5))).toBe(0);
  expect(spellings.find(read('cutting', 9))).toBe(1);
  expect(spellings.find(read('hedges', 7))).toBe(-1);
  expect(spellings.texts).toEqual(['grass', 'cutting']);
  expect(spellings.size).toBe(2);
});

it('words whose hashes are the same, or lead to one place, are told apart by their letters', () => {
  const spellings = new Spellings();
  const words = ['grass', 'gross', 'grasses', 'gras', 'rass', 'brass'];
  for (const [i, text] of words.entries()) expect(spellings.add(read(text, 7))).toBe(i);
  for (const [i, text] of words.entries()) expect(spellings.find(read(text, 7))).toBe(i);
  expect(spellings.find(read('glass', 7))).toBe(-1);
  expect(spellings.find(read('grass', 7 + 2048))).toBe(-1);
  expect(spellings.find(read('grass', 7 | (1 << 31)))).toBe(-1);
  const at = spellings.add(read('grass', 7 + 2048));
  expect(spellings.find(read('grass', 7 + 2048))).toBe(at);
  expect(spellings.find(read('grass', 7))).toBe(0);
});

it('more words than there was room for are all found, those that came first too', () => {
  const spellings = new Spellings();
  const hash = (i: number) => Math.imul(i + 1, 0x9e3779b1);
  for (let i = 0; i < 5000; i++) expect(spellings.add(read(`w${i}`, hash(i)))).toBe(i);
  for (let i = 0; i < 5000; i++) expect(spellings.find(read(`w${i}`, hash(i)))).toBe(i);
  expect(spellings.find(read('w5000', hash(5000)))).toBe(-1);
  expect(spellings.size).toBe(5000);
});
