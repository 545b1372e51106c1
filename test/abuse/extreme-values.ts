import type { SeededRandom } from '../../server/src/demo/seeded-random.ts';

/** Texts that have broken servers: empty, blank, huge, half characters, other alphabets, other languages' syntax. */
const texts = [
  '',
  ' ',
  '\t\n\r',
  '\0',
  'a\0b',
  '\ud800',
  'x\udfff',
  '﻿',
  '‮gnirts',
  '👩‍👩‍👧‍👦',
  'ﷺ'.repeat(40),
  'é́́́',
  "'; drop table needs; --",
  '%',
  '_',
  '\\',
  '%%%___\\\\',
  '" & | ! : * <-> (',
  '((((',
  '{}',
  '[]',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '-0',
  '1e999',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '${7*7}',
  'a'.repeat(199),
  'a'.repeat(201),
  'word '.repeat(1_300),
  'ab'.repeat(4_000),
];

const plain = [
  'Black mould returns to the stairwells a few weeks after every treatment.',
  'Residents wait too long for an answer about repairs to their homes.',
  'care',
  'housing repairs',
  'London',
  'ISO 9001',
  'A sentence that is long enough to be taken as a reason by anybody who asks for one.',
];

const days = [
  '2026-12-01',
  '2027-06-30',
  '2027-02-31',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '99999-01-01',
  '-000001-01-01',
  '2026-13-01',
  '2026-1-1',
  '2026-12-01T00:00:00Z',
  '2026-12-01T25:61:61Z',
  'infinity',
  'today',
];

const wholes = [
  0, 1, 1, 1, 2, 3, 5, 20, 100, 101, -1, 2_147_483_647, -2_147_483_648, 2_147_483_648, 9_007_199_254_740_991,
];
const wrongNumbers = [1.5, -0.0001, 1e20, 1e308, -1e308, 5e-324];

export const anyText = (random: SeededRandom): string =>
  random.chance(0.5)
    ? random.pick(plain)
    : random.chance(0.2)
      ? random.pick(days)
      : random.chance(0.9)
        ? random.pick(texts)
        : scramble(random);

export const tameText = (random: SeededRandom): string =>
  random.pick(plain.filter(({ length }) => length > 40));
export const tameDay = (random: SeededRandom): string =>
  `${random.between(2027, 2028)}-0${random.between(1, 9)}-1${random.between(0, 9)}`;

const scramble = (random: SeededRandom) =>
  Array.from({ length: random.between(1, 30) }, () => String.fromCharCode(random.between(0, 0xffff))).join(
    '',
  );

export const anyDay = (random: SeededRandom): string =>
  random.chance(0.8) ? random.pick(days) : anyText(random);

export const anyWhole = (random: SeededRandom): number =>
  random.chance(0.05) ? random.pick(wrongNumbers) : random.pick(wholes);

export const anyNumber = (random: SeededRandom): number => random.pick([...wholes, ...wrongNumbers, 0.5]);

/** A value of no type in particular. */
export function anyValue(random: SeededRandom, depth = 3): unknown {
  const kind = random.between(0, depth > 0 ? 7 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return anyNumber(random);
  if (kind <= 5) return anyText(random);
  if (kind === 6) return Array.from({ length: random.between(0, 4) }, () => anyValue(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: random.between(0, 4) }, () => [
      random.pick(['id', 'first', 'input', 'version', '__proto__', 'constructor', 'a b']),
      anyValue(random, depth - 1),
    ]),
  );
}
