import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpvAncestors, cpvLevel, cpvParent, normaliseCpv } from './cpv.ts';

const anyCode = fc
  .tuple(
    fc.integer({ min: 3, max: 98 }),
    fc.integer({ min: 0, max: 999_999 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([division, rest, zeros]) => {
    const tail = String(rest)
      .padStart(6, '0')
      .slice(0, 6 - zeros)
      .padEnd(6, '0');
    return String(division).padStart(2, '0') + tail;
  });

describe('cpv', () => {
  it('reads the level from the trailing zeros', () => {
    expect(cpvLevel('45000000')).toBe('division');
    expect(cpvLevel('30000000')).toBe('division');
    expect(cpvLevel('45200000')).toBe('group');
    expect(cpvLevel('45210000')).toBe('class');
    expect(cpvLevel('45211000')).toBe('category');
    expect(cpvLevel('45211341')).toBe('code');
  });

  it('walks from a code to its division', () => {
    expect(cpvAncestors('45211341')).toEqual([
      '45211340',
      '45211300',
      '45211000',
      '45210000',
      '45200000',
      '45000000',
    ]);
    expect(cpvParent('45000000')).toBeNull();
  });

  it('accepts check digits, spaces and a prefix, and refuses everything else', () => {
    expect(normaliseCpv('45000000-7')).toBe('45000000');
    expect(normaliseCpv(' 4500 0000 - 7 ')).toBe('45000000');
    expect(normaliseCpv('CPV: 85311000')).toBe('85311000');
    for (const text of ['', '4500000', '450000000', '45000000-77', '00000000', '4500000a', 'dd000000']) {
      expect(normaliseCpv(text)).toBeNull();
    }
  });

  it('keeps every ancestor in the same division, shorter than its child, down to the division itself', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const chain = [code, ...cpvAncestors(code)];
        expect(chain.length).toBeLessThanOrEqual(7);
        expect(cpvLevel(chain.at(-1)!)).toBe('division');
        expect(new Set(chain).size).toBe(chain.length);
        for (const [i, wider] of chain.slice(1).entries()) {
          expect(wider.slice(0, 2)).toBe(code.slice(0, 2));
          expect(chain[i]!.startsWith(wider.replace(/0{1,6}$/, ''))).toBe(true);
        }
      }),
    );
  });

  it('gives a parent at a wider level, except between codes of the finest level', () => {
    const depth = { division: 0, group: 1, class: 2, category: 3, code: 4 };
    fc.assert(
      fc.property(anyCode, (code) => {
        const parent = cpvParent(code);
        if (parent === null) {
          expect(cpvLevel(code)).toBe('division');
          return;
        }
        const difference = depth[cpvLevel(code)] - depth[cpvLevel(parent)];
        if (cpvLevel(code) === 'code') expect(difference).toBeGreaterThanOrEqual(0);
        else expect(difference).toBeGreaterThan(0);
      }),
    );
  });

  it('normalises a code to itself, however it is spaced', () => {
    fc.assert(
      fc.property(anyCode, fc.integer({ min: 0, max: 9 }), (code, check) => {
        expect(normaliseCpv(code)).toBe(code);
        expect(normaliseCpv(`${code.slice(0, 4)} ${code.slice(4)}-${check}`)).toBe(code);
      }),
    );
  });

  it('refuses to read the level of something that is no code', () => {
    expect(() => cpvLevel('4521')).toThrow(RangeError);
    expect(() => cpvParent('45211341-1')).toThrow(RangeError);
  });
});
