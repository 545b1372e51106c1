import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { runImport as RunImport } from '../../server/src/open-data/import.service.ts';
import type { Database } from '../../server/src/platform/database.ts';
import { chanceOf } from './chance.ts';
import { openData, samples, type Sample } from './importer-samples.ts';
import { brokenFile, brokenJson, brokenRow, lineOf } from './mutate-rows.ts';

export interface FuzzParts {
  /** With the reference tables in it; what a round leaves behind, the next one meets. */
  database: Database;
  runImport: typeof RunImport;
}

/** What became of the rows of one importer. */
export interface FuzzFigures {
  source: string;
  files: number;
  /** Files refused as a whole, each with its reason. */
  unusable: number;
  rows: number;
  used: number;
  refused: number;
  partial: number;
  seconds: number;
  /** The longest one file took. */
  slowestSeconds: number;
  heapMb: number;
  /** What must not happen, each with the seed that shows it again. */
  faults: string[];
}

const registers: readonly (readonly [string, string])[] = [
  ['cpv', 'registers/cpv-2008.csv'],
  ['councils', 'registers/local-authorities.csv'],
];

/** Brings the registers in that notices are read with. */
export async function bringRegistersIn({ database, runImport }: FuzzParts): Promise<void> {
  for (const [source, path] of registers) {
    const report = await runImport(database, source, openData + path);
    if (report.state !== 'finished') throw new Error(report.message);
  }
}

function spoilt(sample: Sample, seed: number, rows: number): Buffer {
  const random = chanceOf(seed);
  if (sample.header) {
    // A NUL among the first bytes turns a whole file away; most files begin well, so that their rows are read.
    let clean = random.chance(0.8) ? 4_096 : 0;
    const lines = Array.from({ length: rows }, () => {
      const row = brokenRow(random.pick(sample.rows), random);
      const begin = clean > 0 && row.includes(0);
      clean -= row.length;
      return begin ? Buffer.from(lineOf(random.pick(sample.rows))) : row;
    });
    return brokenFile(Buffer.from(lineOf(sample.header)), lines, random);
  }
  const values = Array.from({ length: rows }, () => brokenJson(random.pick(sample.values), random));
  if (sample.ending === 'jsonl') return brokenFile(null, values, random);
  const parted = values.flatMap((value, i) => (i ? [Buffer.from(','), value] : [value]));
  return brokenFile(
    null,
    [Buffer.concat([Buffer.from('{"releases":['), ...parted, Buffer.from(']}')])],
    random,
  );
}

/** Contact details and characters that no table may hold, whatever a file said. */
const forbidden: readonly (readonly [string, string])[] = [
  ['an e-mail address', `~* '[a-z0-9]@[a-z0-9-]+[.][a-z]'`],
  ['a telephone number', `~ '\\y01632 ?960001\\y'`],
  ['a control character', `~ '[\\u0001-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F]'`],
];
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['needs', ['title', 'problem', 'source_ref', 'source']],
  ['engagements', ['title', 'description', 'buyer_name', 'source_ref', 'source']],
  ['suppliers', ['name', 'folded_name']],
  ['councils', ['name', 'nice_name', 'region', 'type_name', 'nation', 'type']],
  ['council_names', ['spelling']],
  ['terms', ['label', 'code']],
  ['import_refusals', ['reason']],
];

/** What the tables hold that they must not. */
export async function forbiddenTexts(database: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [table, columns] of texts) {
    for (const column of columns) {
      for (const [what, condition] of forbidden) {
        // Nobody can say of a number in a key that it is a telephone's.
        if (column === 'source_ref' && what === 'a telephone number') continue;
        const rows = await database
          .fork()
          .execute<{ text: string }[]>(
            `select "${column}" as text from "${table}" where "${column}" ${condition} limit 3`,
          );
        for (const { text } of rows)
          found.push(`${table}.${column} holds ${what}: ${JSON.stringify(text.slice(0, 300))}`);
      }
      const long = await database
        .fork()
        .execute<{ n: number }[]>(`select max(length("${column}"))::int as n from "${table}"`);
      if ((long[0]?.n ?? 0) > 6_000)
        found.push(`${table}.${column} holds a text of ${long[0]!.n} characters`);
    }
  }
  return found;
}

/**
 * Sends files of mutated real rows through one importer, until it has read so many rows.
 * @param options `rows` to be read; `perFile` rows of one file; `seed` of the first file, the next has the next;
 * `told` hears of every file before it is read
 */
export async function fuzzImporter(
  { database, runImport }: FuzzParts,
  source: string,
  options: { rows: number; perFile: number; seed: number; told?: (now: FuzzFigures, seed: number) => void },
): Promise<FuzzFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-fuzz-'));
  const own = samples().filter((sample) => sample.source === source);
  const figures: FuzzFigures = {
    source,
    files: 0,
    unusable: 0,
    rows: 0,
    used: 0,
    refused: 0,
    partial: 0,
    seconds: 0,
    slowestSeconds: 0,
    heapMb: 0,
    faults: [],
  };
  const from = performance.now();
  try {
    for (let seed = options.seed; figures.rows < options.rows && figures.faults.length < 20; seed++) {
      options.told?.(figures, seed);
      const sample = own[seed % own.length]!;
      const path = join(folder, `seed-${seed}.${sample.ending}`);
      writeFileSync(path, spoilt(sample, seed, options.perFile));
      const begun = performance.now();
      figures.files++;
      try {
        const report = await runImport(database, source, path, { today: '2026-11-25' });
        const { rowsRead, added, changed, unchanged, refused } = report;
        figures.rows += rowsRead;
        figures.used += added + changed + unchanged;
        figures.refused += refused;
        figures.partial += report.partial;
        const fault = (what: string) => figures.faults.push(`seed ${seed}: ${what}`);
        if (report.state === 'failed') {
          figures.unusable++;
          if (!report.message || report.message.length > 1_000)
            fault(`the reason reads: ${report.message.slice(0, 200)}`);
        } else if (added + changed + unchanged + refused !== rowsRead) {
          fault(`${rowsRead} rows read, ${added + changed + unchanged} used and ${refused} refused`);
        }
        if (report.runId) {
          const [kept] = await database.fork().execute<{ lines: number; unsaid: number }[]>(
            `select count(*) filter (where not partial)::int as lines,
               count(*) filter (where reason = '' or line < 1)::int as unsaid
             from import_refusals where run_id = ?`,
            [report.runId],
          );
          if (kept!.unsaid) fault(`${kept!.unsaid} refusals without a line or a reason`);
          if (refused && !kept!.lines) fault(`${refused} rows refused, and no line is told`);
        }
      } catch (error) {
        const text =
          error instanceof Error
            ? `${error.message}\n${error.stack?.split('\n').slice(0, 6).join('\n')}`
            : String(error);
        figures.faults.push(`seed ${seed}: threw ${text.slice(0, 1_500)}`);
      }
      figures.slowestSeconds = Math.max(figures.slowestSeconds, (performance.now() - begun) / 1000);
      figures.heapMb = Math.max(figures.heapMb, process.memoryUsage().heapUsed / 1048576);
      rmSync(path, { force: true });
    }
    figures.faults.push(...(await forbiddenTexts(database)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  figures.seconds = (performance.now() - from) / 1000;
  return figures;
}
