import { sql } from 'kysely';
import type { Database, Statements } from '../platform/database.ts';
import { badInput } from '../platform/errors.ts';
import { newId, stableId } from '../platform/ids.ts';
import { applyCouncils } from './apply-councils.ts';
import { applyNotices, type NoticeMemory } from './apply-notices.ts';
import { applyTerms } from './apply-terms.ts';
import { inTransaction } from './bulk.ts';
import type { CouncilFact, CouncilNoteFact, NoticeFact, TermFact } from './facts.ts';
import { FileSurvey } from './file-survey.ts';
import { inputFile, type InputFile } from './input-file.ts';
import { readKnown, type Known } from './known.ts';
import { Elsewhere } from './known-elsewhere.ts';
import { UnusableFile, type ImportSource, type Understood } from './source.ts';
import { allSources } from './sources/all-sources.ts';
import { scrubContact } from './scrub-contact.ts';
import type { Applied, Item } from './stages.ts';
import { storable, storableSuppliers } from './storable-fact.ts';
import { eachSupplier } from './suppliers-in-cell.ts';

export type ImportState = 'running' | 'finished' | 'failed' | 'interrupted';

export interface ReportedRefusal {
  /** Line of the file, or number of the record in a JSON document, from 1. */
  line: number;
  reason: string;
  /** True when only a part of the row was dropped and the rest was used. */
  partial: boolean;
}

/** What became of one file. `rowsRead` = `added` + `changed` + `unchanged` + `refused`. */
export interface ImportReport {
  /** Id of the import run; all its refusals are kept under it. Null when the run could not even be recorded. */
  runId: string | null;
  source: string;
  file: string;
  rowsRead: number;
  added: number;
  changed: number;
  unchanged: number;
  /** Rows that could not be used at all. */
  refused: number;
  /** Rows that were used without some part. */
  partial: number;
  /** Counts by kind of thing, such as `engagements added`. */
  counts: Record<string, number>;
  /** The first 20, whole refusals before partial ones, at most five of one reason. */
  refusals: ReportedRefusal[];
  warnings: string[];
  state: ImportState;
  /** What happened, in a sentence or two. */
  message: string;
}

export interface ImportProgress {
  /** `surveying` is the first of two readings, made for notices only. */
  phase: 'surveying' | 'writing';
  rows: number;
  bytes: number;
  totalBytes: number;
}

export interface ImportOptions {
  /** Called after every batch, and every few thousand rows of the first reading. */
  progress?: (now: ImportProgress) => void;
  /** When aborted, the import stops behind the batch it is writing; what is written stays. */
  signal?: AbortSignal;
  /** Rows per transaction, in place of the source's own number. */
  batchRows?: number;
  /** Today, as YYYY-MM-DD; dates too far ahead of it are not believed. */
  today?: string;
}

/** Touched things above which the live index is told to read everything again. */
const tooManyToName = 500;
/** Rows above which the planner's statistics are renewed at once: the embedded database never does it by itself. */
const manyRows = 1000;
/** Refusals a report shows, and how many of them may give the same reason. */
const shownRefusals = 20;
const shownAlike = 5;

/**
 * Imports one file: streams it, writes it in batches of one transaction each, and keeps a record of the run with
 * every refused row. Every write goes by a stable id, so the same file can be imported again at any time: nothing
 * changes the second time, and a run that was stopped is completed by running it again.
 * @returns the report; a file that cannot be used at all gives one of state `failed` whose message says why.
 * @throws Refusal BAD_USER_INPUT when there is no such source; and whatever the database throws.
 */
export async function runImport(
  database: Database,
  sourceName: string,
  path: string,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const source = allSources.find((one) => one.name === sourceName);
  if (!source) {
    const known = allSources.map((one) => one.name).join(', ');
    throw badInput({
      field: 'source',
      message: `There is no import source "${sourceName}". There are: ${known}.`,
    });
  }
  const report = emptyReport(source.name, path);
  let file: InputFile;
  try {
    file = await inputFile(path);
  } catch (error) {
    return failed(report, error);
  }
  report.file = file.name;
  report.runId = newId('ImportRun');
  await inTransaction(database, async (db) => {
    await sql`
      update import_runs set state = 'interrupted', finished_at = now(), updated_at = now(), version = version + 1
      where source = ${source.name} and file_name = ${file.name} and state = 'running'
    `.execute(db);
    await sql`
      insert into import_runs (id, source, file_name, state) values (${report.runId}, ${source.name}, ${file.name}, 'running')
    `.execute(db);
  });
  try {
    const known = await inTransaction(database, readKnown);
    checkReady(source, known, report);
    await new Run(database, source, file, known, report, options).go();
    report.message = sentenceFor(report);
  } catch (error) {
    failed(report, error);
    await inTransaction(database, (db) => saveRun(db, report)).catch(() => {});
    if (!(error instanceof UnusableFile)) throw error;
    return report;
  }
  await inTransaction(database, async (db) => {
    await saveRun(db, report);
    if (report.added + report.changed > manyRows) {
      await sql`analyze councils, terms, suppliers, capabilities, needs, engagements`.execute(db);
    }
  });
  return report;
}

function emptyReport(source: string, file: string): ImportReport {
  const none = { rowsRead: 0, added: 0, changed: 0, unchanged: 0, refused: 0, partial: 0 };
  return {
    runId: null,
    source,
    file,
    ...none,
    counts: {},
    refusals: [],
    warnings: [],
    state: 'running',
    message: '',
  };
}

function failed(report: ImportReport, error: unknown): ImportReport {
  report.state = 'failed';
  report.message = toldOf(error instanceof Error ? error.message : String(error));
  return report;
}

function checkReady(source: ImportSource, known: Known, report: ImportReport): void {
  if (source.needsCpv && known.cpv.size === 0) {
    throw new UnusableFile(
      'The CPV codes are not in the database yet, so the codes of notices would be lost. ' +
        'First run: npm run import -- cpv registers/cpv-2008.csv',
    );
  }
  if (source.needsCouncils && known.councils < 100) {
    report.warnings.push(
      `Only ${known.councils} councils are known, so other buyers are kept by name only. For all of the UK, run first: ` +
        'npm run import -- councils registers/local-authorities.csv registers/local-authority-names.csv, then this again.',
    );
  }
}

/** Two readings of one file: the survey, and the writing. */
class Run {
  private batch: Item[] = [];
  private unread: ReportedRefusal[] = [];
  private rowsInBatch = 0;
  private touched = 0;
  private readonly survey = new FileSurvey();
  private readonly memory: NoticeMemory;
  private readonly today: string;
  private readonly batchRows: number;

  constructor(
    private readonly database: Database,
    private readonly source: ImportSource,
    private readonly file: InputFile,
    private readonly known: Known,
    private readonly report: ImportReport,
    private readonly options: ImportOptions,
  ) {
    this.memory = {
      survey: this.survey,
      suppliers: new Map(),
      elsewhere: new Elsewhere(known.noticeSources),
      engagements: new Set(),
    };
    this.today = options.today ?? new Date().toISOString().slice(0, 10);
    this.batchRows = options.batchRows ?? source.batchRows;
  }

  async go(): Promise<void> {
    const { source, file, report, options } = this;
    if (source.needsCouncils) await this.takeSurvey();
    for await (const found of source.read(file)) {
      if (options.signal?.aborted) break;
      if (found.kind === 'warning') {
        report.warnings.push(found.message);
        continue;
      }
      if (found.kind === 'unreadable') this.refuse(found.line, found.reason, 1);
      else {
        const rows = found.rows ?? 1;
        const understood = this.understand(found.record);
        if ('refused' in understood) this.refuse(found.line, understood.refused, rows);
        else this.batch.push({ line: found.line, rows, fact: understood.fact, dropped: understood.dropped });
      }
      if (++this.rowsInBatch >= this.batchRows) await this.write();
    }
    if (options.signal?.aborted) report.state = 'interrupted';
    else {
      await this.write();
      report.state = 'finished';
    }
  }

  private async takeSurvey(): Promise<void> {
    let rows = 0;
    for await (const found of this.source.read(this.file)) {
      if (this.options.signal?.aborted) return;
      if (found.kind !== 'record') continue;
      rows += found.rows ?? 1;
      const understood = this.understand(found.record);
      if ('fact' in understood && understood.fact.kind === 'notice')
        this.survey.add(understood.fact, found.line);
      if (rows % 5000 === 0) this.tell('surveying', rows);
    }
    this.survey.finish();
  }

  private understand(record: unknown): Understood {
    const understood = storable(this.source.toFact(record, this.today));
    if ('refused' in understood || understood.fact.kind !== 'notice') return understood;
    const { fact, dropped } = understood;
    const suppliers = storableSuppliers(eachSupplier(fact.suppliers, dropped), dropped);
    return { fact: { ...fact, suppliers }, dropped };
  }

  private refuse(line: number, reason: string, rows: number): void {
    this.report.rowsRead += rows;
    this.report.refused += rows;
    this.unread.push({ line, reason, partial: false });
  }

  private async write(): Promise<void> {
    const { report, batch, unread } = this;
    this.batch = [];
    this.unread = [];
    this.rowsInBatch = 0;
    if (!batch.length && !unread.length) return;
    // Counted only once the transaction is through, so that the report never says more than the database holds.
    await inTransaction(this.database, async (db) => {
      const applied = batch.length ? await this.apply(db, batch) : { outcomes: [], touched: [], counts: {} };
      const refusals = [...unread, ...this.count(applied)];
      await saveRefusals(db, report, refusals);
      this.touched += applied.touched.length;
      await saveChanges(db, applied, this.touched > tooManyToName);
      await saveRun(db, report);
    });
    this.tell('writing', report.rowsRead);
  }

  private apply(db: Statements, batch: readonly Item[]): Promise<Applied> {
    const { kind } = batch[0]!.fact;
    if (kind === 'notice') return applyNotices(db, batch as Item<NoticeFact>[], this.known, this.memory);
    if (kind === 'term') return applyTerms(db, batch as Item<TermFact>[]);
    return applyCouncils(db, batch as Item<CouncilFact | CouncilNoteFact>[]);
  }

  private count(applied: Applied): ReportedRefusal[] {
    const { report } = this;
    const refusals: ReportedRefusal[] = [];
    for (const { item, became, reason, dropped } of applied.outcomes) {
      report.rowsRead += item.rows;
      report[became] += item.rows;
      if (became === 'refused') refusals.push({ line: item.line, reason: reason ?? '', partial: false });
      else if (dropped.length) {
        report.partial += item.rows;
        refusals.push({ line: item.line, reason: [...new Set(dropped)].join('; '), partial: true });
      }
    }
    for (const [what, count] of Object.entries(applied.counts))
      report.counts[what] = (report.counts[what] ?? 0) + count;
    return refusals;
  }

  private tell(phase: ImportProgress['phase'], rows: number): void {
    this.options.progress?.({ phase, rows, bytes: this.file.bytesRead(), totalBytes: this.file.size });
  }
}

/** A sentence that quotes a file, without what it must not quote. */
const toldOf = (text: string) =>
  scrubContact(
    text
      .slice(0, 2000)
      .replace(/\p{Cc}+/gu, ' ')
      .toWellFormed(),
  );

async function saveRefusals(
  db: Statements,
  report: ImportReport,
  found: readonly ReportedRefusal[],
): Promise<void> {
  const refusals = found.map((refusal) => ({ ...refusal, reason: toldOf(refusal.reason) }));
  const alike = new Map<string, number>();
  report.refusals = [...report.refusals, ...refusals]
    .sort((a, b) => Number(a.partial) - Number(b.partial) || a.line - b.line)
    .filter(({ reason }) => alike.set(reason, (alike.get(reason) ?? 0) + 1).get(reason)! <= shownAlike)
    .slice(0, shownRefusals);
  if (!refusals.length) return;
  const rows = refusals.map((refusal, i) => ({
    ...refusal,
    id: stableId('ImportRefusal', report.runId!, String(refusal.line), refusal.reason, String(i)),
  }));
  await sql`
    insert into import_refusals (id, run_id, line, reason, partial)
    select id, ${report.runId}, line, reason, partial
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id text, line int, reason text, partial boolean)
    on conflict (id) do nothing
  `.execute(db);
}

/** Tells the live index what to read again, in the transaction that changed it. */
async function saveChanges(db: Statements, applied: Applied, readAll: boolean): Promise<void> {
  if (!applied.touched.length) return;
  const rows = readAll ? [{ kind: 'all', id: '*' }] : applied.touched;
  await sql`
    insert into change_records (kind, subject_id)
    select kind, id from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(kind text, id text)
  `.execute(db);
}

async function saveRun(db: Statements, report: ImportReport): Promise<void> {
  const { runId, state, rowsRead, added, changed, unchanged, refused, counts, message } = report;
  await sql`
    update import_runs set state = ${state}, rows_read = ${rowsRead}, added = ${added}, changed = ${changed},
      unchanged = ${unchanged}, refused = ${refused}, counts = ${JSON.stringify({ ...counts, partial: report.partial })}::jsonb,
      failure = ${state === 'failed' ? message : null},
      finished_at = case when ${state}::text = 'running' then null else now() end,
      updated_at = now(), version = version + 1
    where id = ${runId}
  `.execute(db);
}

function sentenceFor(report: ImportReport): string {
  const n = (count: number) => count.toLocaleString('en-GB');
  const refused = report.refused ? `; ${n(report.refused)} could not be used` : '';
  const partly = report.partial ? `; ${n(report.partial)} were used without some part` : '';
  if (report.state === 'interrupted') {
    return `Stopped after ${n(report.rowsRead)} rows, which are kept. Run it again to take in the rest.`;
  }
  if (report.rowsRead === 0) return 'There are no rows in the file.';
  if (report.added + report.changed === 0 && report.unchanged > 0) {
    return `nothing new: ${n(report.unchanged)} rows already known${refused}${partly}.`;
  }
  if (report.refused === report.rowsRead) return `None of the ${n(report.rowsRead)} rows could be used.`;
  return `${n(report.added)} rows added, ${n(report.changed)} changed, ${n(report.unchanged)} already known${refused}${partly}.`;
}
