import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runImport } from '../../server/src/open-data/import.service.ts';
import { createContext } from '../../server/src/platform/context.ts';
import { createRateLimits } from '../../server/src/platform/rate-limits.ts';
import { suggesterSettled } from '../../server/src/taxonomy/current-suggester.ts';
import { limits } from '../../shared/src/limits.ts';
import { databases, openWorld, type Person, type World } from '../world.ts';

const document = `query ($title: String!, $text: String!) {
  suggestTerms(title: $title, text: $text, first: 5) {
    terms { because score term { label } engagements { title buyerName } }
    lines { lineOfBusiness { name } }
  }
}`;

describe.each(databases)('term suggestions on %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-suggestions-'));
  let world: World;
  beforeAll(async () => {
    world = await openWorld(kind);
  });
  afterAll(async () => {
    await world?.close();
    rmSync(folder, { recursive: true });
  });

  const ask = async (text: string, title = '', person: Person = world.officer) =>
    (await person.get<any, any>(document, { title, text })).suggestTerms;
  const labels = async (text: string, title?: string) =>
    (await ask(text, title)).terms.map(({ term }: any) => term.label);
  const settle = () =>
    suggesterSettled(
      createContext({ ...world, rates: createRateLimits(world.database, world.config), viewer: null }),
    );

  async function importAwards(name: string, ...rows: string[]): Promise<void> {
    const path = join(folder, name);
    writeFileSync(
      path,
      `source,notice_id,notice_type,status,buyer,is_council,supplier,supplier_norm,company_number,supplier_sme,title,description,cpv,date,value_gbp,region\n${rows.join('\n')}\n`,
    );
    expect(await runImport(world.database, 'awards', path)).toMatchObject({ state: 'finished', refused: 0 });
  }

  test('come from the vocabulary alone while nothing is imported, with the words that led to them', async () => {
    const found = await ask('Black mould returns to the bathrooms each winter.', 'Mould in our flats');
    expect(found.terms[0]).toMatchObject({
      term: { label: 'Damp and mould treatment' },
      because: expect.stringContaining('mould'),
      engagements: [],
    });
    expect(found.lines[0].lineOfBusiness.name).toBe('Housing repairs and safety');
    expect(await labels('The klaxons wail and tire us out')).toEqual([]);
  });

  test('learn from what is imported, name the past work they come from, and keep up with the next import', async () => {
    writeFileSync(
      join(folder, 'cpv.csv'),
      'code8,parent,name_en\n45312100,,Fire-alarm system installation work\n77310000,,Planting and maintenance services of green areas\n',
    );
    await runImport(world.database, 'cpv', join(folder, 'cpv.csv'));
    await importAwards(
      'first.csv',
      'test,N1,Contract,Awarded,Leeds City Council,1,Acme Ltd,,,,Klaxons for sheltered homes,Klaxons that wail,45312100,2021-03-04,1000,Yorkshire',
    );
    await settle();
    const asked = 'The klaxons wail and tire us out';
    const [best] = (await ask(asked)).terms;
    expect(best).toMatchObject({
      term: { label: 'Fire and smoke alarms' },
      engagements: [{ title: 'Klaxons for sheltered homes', buyerName: 'Leeds City Council' }],
    });
    expect(best.because).toContain('klaxons');

    const mowing = 'Topiary of yews';
    expect(await labels(mowing)).toEqual([]);
    await importAwards(
      'second.csv',
      'test,N2,Contract,Awarded,Leeds City Council,1,Acme Ltd,,,,Topiary,Topiary of yews,77310000,2021-03-05,1000,Yorkshire',
    );
    await settle();
    expect(await labels(mowing)).not.toEqual([]);
    expect(await labels(asked)).toContain('Fire and smoke alarms');
  });

  test('are never learned from a need that a council writes here', async () => {
    const [term] = (await ask('mould')).terms;
    expect(term).toBeDefined();
    const { terms } = await world.officer.get<any, any>(
      '{ terms(search: "mould", first: 1) { edges { node { id } } } }',
    );
    await world.officer.get<any, any>(
      'mutation ($input: CreateNeedInput!) { createNeed(input: $input) { id } }',
      {
        input: {
          councilId: world.councilId,
          title: 'Zeugma and quiddity',
          problem: 'Zeugma and quiddity in every stairwell, and nobody may know.',
          termIds: [terms.edges[0].node.id],
        },
      },
    );
    await importAwards(
      'third.csv',
      'test,N3,Contract,Awarded,Leeds City Council,1,Acme Ltd,,,,Hedges,Hedges,77310000,2021-03-06,1000,Yorkshire',
    );
    await settle();
    expect(await labels('zeugma quiddity')).toEqual([]);
  });

  test('are refused to a visitor, and a text or title that is too long is refused with what to do', async () => {
    const refused = await world.visitor.ask<any, any>(document, { title: '', text: 'mould' });
    expect(refused.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    const long = await world.officer.ask<any, any>(document, {
      title: 'x'.repeat(limits.title * 2 + 1),
      text: '',
    });
    expect(long.errors![0]).toMatchObject({
      message: expect.stringContaining(`Give at most ${limits.title * 2} characters`),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});
