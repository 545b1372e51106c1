import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { capabilityTerms } from './capability-terms.ts';
import { linesOfBusiness } from './lines-of-business.ts';
import { londonAuthorities } from './london-authorities.ts';

const registers = fileURLToPath(new URL('../../../../../shared/data/registers/', import.meta.url));
const present = existsSync(registers);
if (!present) console.warn(`skipped: open registers are not at ${registers}`);

function register(file: string): Record<string, string>[] {
  return parse(readFileSync(registers + file), { columns: true, bom: true });
}

const termByCode = new Map(capabilityTerms.map((term) => [term.code, term]));
const lineCodes = new Set(linesOfBusiness.map((line) => line.code));
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

describe('the capability vocabulary', () => {
  it('has at least 300 terms, each with a code and a label of its own', () => {
    expect(capabilityTerms.length).toBeGreaterThanOrEqual(300);
    expect(termByCode.size).toBe(capabilityTerms.length);
    expect(new Set(capabilityTerms.map((term) => term.label.toLowerCase())).size).toBe(
      capabilityTerms.length,
    );
    for (const { code } of capabilityTerms) expect(code).toMatch(slug);
  });

  it('is at most three levels deep, with every parent before its children', () => {
    const depth = new Map<string, number>();
    for (const { code, parent } of capabilityTerms) {
      const level = parent === null ? 1 : depth.get(parent)! + 1;
      expect(level, code).toBeGreaterThanOrEqual(1);
      expect(level, code).toBeLessThanOrEqual(3);
      depth.set(code, level);
    }
  });

  it('gives each term two to six synonyms, a CPV code and a line of business that exists', () => {
    for (const { code, label, synonyms, cpv, lines } of capabilityTerms) {
      expect(synonyms.length, code).toBeGreaterThanOrEqual(2);
      expect(synonyms.length, code).toBeLessThanOrEqual(6);
      expect(new Set(synonyms).size, code).toBe(synonyms.length);
      expect(
        synonyms.map((s) => s.toLowerCase()),
        code,
      ).not.toContain(label.toLowerCase());
      expect(cpv.length, code).toBeGreaterThan(0);
      expect(lines.length, code).toBeGreaterThan(0);
      for (const line of lines) expect(lineCodes, code).toContain(line);
      for (const text of [...synonyms, ...cpv]) expect(text, code).toBe(text.trim());
    }
  });

  it.skipIf(!present)('names only CPV codes of the published list', () => {
    const published = new Set(register('cpv-2008.csv').map((row) => row['code8']));
    const unknown = capabilityTerms.flatMap((term) => term.cpv.filter((code) => !published.has(code)));
    expect(unknown).toEqual([]);
  });
});

describe('the lines of business', () => {
  it('are each served by at least four terms, and name only terms that exist', () => {
    for (const line of linesOfBusiness) {
      expect(line.code).toMatch(slug);
      for (const code of line.termCodes) expect(termByCode.get(code)?.code, line.code).toBe(code);
      expect(
        capabilityTerms.filter((term) => term.lines.includes(line.code)).length,
        line.code,
      ).toBeGreaterThan(3);
    }
    expect(lineCodes.size).toBe(linesOfBusiness.length);
  });

  it.skipIf(!present)('are keyed to published outturn lines and groups', () => {
    const rows = register('service-lines-revenue-outturn.csv');
    const published = new Set(rows.map((row) => row['code']));
    const groups = new Set(rows.filter((row) => row['parent'] === '').map((row) => row['code']));
    for (const line of linesOfBusiness) {
      expect(groups).toContain(line.group);
      for (const code of line.outturnCodes) expect(published, line.code).toContain(code);
    }
  });
});

describe('the London authorities', () => {
  it('are the 32 boroughs and the City, each with codes and coordinates of its own', () => {
    expect(londonAuthorities).toHaveLength(33);
    expect(londonAuthorities.filter((council) => council.type === 'LBO')).toHaveLength(32);
    expect(new Set(londonAuthorities.map((council) => council.code)).size).toBe(33);
    expect(new Set(londonAuthorities.map((council) => council.gssCode)).size).toBe(33);
    for (const { gssCode, lat, long, population } of londonAuthorities) {
      expect(gssCode).toMatch(/^E0900[0-9]{4}$/);
      expect(lat).toBeGreaterThan(51.2);
      expect(lat).toBeLessThan(51.7);
      expect(long).toBeGreaterThan(-0.6);
      expect(long).toBeLessThan(0.4);
      expect(population).toBeGreaterThan(5_000);
    }
  });

  it.skipIf(!present)('agree with the register of local authorities', () => {
    const rows = new Map(register('local-authorities.csv').map((row) => [row['gss-code'], row]));
    for (const council of londonAuthorities) {
      const row = rows.get(council.gssCode);
      expect(row?.['local-authority-code']).toBe(council.code);
      expect(row?.['official-name']).toBe(council.name);
      expect(row?.['local-authority-type']).toBe(council.type);
      expect(Number(row?.['pop-2020'])).toBe(council.population);
    }
  });
});
