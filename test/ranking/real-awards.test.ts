import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import 'reflect-metadata';
import { startPolicy, type DemandFacts } from '../../server/src/matching/engine/facts.ts';
import { buildIndex, type MatchIndex } from '../../server/src/matching/engine/match-index.ts';
import { rank } from '../../server/src/matching/engine/rank.ts';
import { dayNumber, loadMarket } from '../../server/src/matching/market-facts.ts';
import { runImport } from '../../server/src/open-data/import.service.ts';
import { openDatabase, type Database } from '../../server/src/platform/database.ts';
import { prepareDatabase } from '../../server/src/platform/prepare.ts';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const there = existsSync(`${data}awards.csv`);
if (!there)
  console.warn('The open data is not beside the project, so ranking on real awards is not tested here.');

describe.runIf(there)('on real award notices', () => {
  let database: Database;
  let index: MatchIndex;
  let need: DemandFacts;

  beforeAll(async () => {
    database = await openDatabase({ dataDir: 'memory://', databaseUrl: null });
    await prepareDatabase(database);
    for (const [source, file] of [
      ['councils', 'registers/local-authorities.csv'],
      ['councils', 'registers/local-authority-names.csv'],
      ['cpv', 'registers/cpv-2008.csv'],
      ['awards', 'awards.csv'],
    ] as const) {
      await runImport(database, source, `${data}${file}`, {});
    }
    const em = database.fork();
    const [row] = await em.execute<
      {
        id: string;
        day: string;
        council: string;
        region: string;
        title: string;
        problem: string;
        terms: string[];
      }[]
    >(
      `select n.id, n.published_at::date::text as day, n.council_id as council, c.region, n.title, n.problem,
         n.term_ids as terms
       from needs n join councils c on c.id = n.council_id where n.title = 'Sheltered Housing Fire Alarm Upgrade'`,
    );
    if (!row) throw new Error('The sheltered-housing alarm notice of December 2021 was not imported.');
    const { bridge, ...market } = await loadMarket(em);
    const day = dayNumber(row.day);
    // Only what was known the day before the notice.
    market.suppliers = market.suppliers
      .map((s) => ({ ...s, engagements: s.engagements.filter((e) => e.day < day) }))
      .filter((s) => s.engagements.length > 0);
    index = buildIndex(market, startPolicy, day);
    need = {
      id: row.id,
      kind: 'need',
      councilId: row.council,
      title: row.title,
      text: row.problem,
      termIds: bridge.widen(row.terms),
      region: row.region,
      requiredAccreditations: [],
      reservedFor: 'none',
    };
  }, 240_000);
  afterAll(() => database?.close());

  test('a 2021 need for housing alarms ranks suppliers of such work first, with their past awards as evidence', () => {
    const { matches } = rank(index, { reading: 'suppliers-for-demand', demand: need, limit: 5 });
    expect(matches).toHaveLength(5);
    for (const match of matches) {
      const awards = match.contributions.flatMap((c) => c.evidence).filter((e) => e.kind === 'engagement');
      expect(awards.map((e) => e.label).join(' | ')).toMatch(/alarm|fire|detect|electric|sheltered/i);
      expect(awards.every((e) => e.day! < index.asOfDay)).toBe(true);
    }
    const best = matches[0]!.contributions.flatMap((c) => c.evidence.map((e) => e.label)).join(' | ');
    expect(best).toMatch(/alarm|detect|fire/i);
  });

  test('of every match, the parts add up: micro-points to the score and shown points to the total', () => {
    const { matches } = rank(index, { reading: 'suppliers-for-demand', demand: need, limit: 200 });
    for (const match of matches) {
      expect(match.contributions.reduce((sum, c) => sum + c.micro, 0)).toBe(match.score);
      expect(match.contributions.reduce((sum, c) => sum + c.points, 0)).toBe(match.points);
    }
  });
});
