import { basename } from 'node:path';
import { Listr } from 'listr2';
import { readConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database.ts';
import { prepareDatabase } from '../platform/prepare.ts';
import { runImport, type ImportProgress, type ImportReport } from './import.service.ts';
import { allSources } from './sources/all-sources.ts';

const number = (value: number) => value.toLocaleString('en-GB');

/** How far an import is: rows, rows per second, and the time left, reckoned by bytes read. */
export function progressLine(now: ImportProgress, seconds: number): string {
  const share = now.totalBytes ? Math.min(1, now.bytes / now.totalBytes) : 0;
  const speed = seconds > 0 ? Math.round(now.rows / seconds) : 0;
  const rows = `${number(now.rows)} rows, ${number(speed)} rows/s`;
  if (now.phase === 'surveying') return `first reading: ${rows}, ${Math.round(share * 100)} % read`;
  const left =
    share > 0.02 && share < 1 ? `, about ${Math.ceil((seconds * (1 - share)) / share)} s left` : '';
  return `writing: ${rows}, ${Math.round(share * 100)} % read${left}`;
}

/** The report as people read it in a terminal. */
export function reportText(report: ImportReport): string {
  const lines = [`${basename(report.file)} (${report.source}): ${report.message}`];
  for (const warning of report.warnings) lines.push(`  Note: ${warning}`);
  const counts = {
    'rows read': report.rowsRead,
    ...report.counts,
    'used in part': report.partial,
    refused: report.refused,
  };
  const shown = Object.entries(counts).filter(([what, count]) => count > 0 || what === 'rows read');
  const widest = Math.max(...shown.map(([what]) => what.length));
  for (const [what, count] of shown) lines.push(`  ${what.padEnd(widest)}  ${number(count).padStart(9)}`);
  if (report.refusals.length) {
    lines.push('  Rows refused, or used in part:');
    for (const refusal of report.refusals.slice(0, 10)) {
      lines.push(
        `    ${report.file}:${refusal.line}  ${refusal.partial ? '(in part) ' : ''}${refusal.reason.slice(0, 200)}`,
      );
    }
    const all = report.refused + report.partial;
    if (all > Math.min(10, report.refusals.length)) {
      lines.push(
        `    All ${number(all)}: select line, reason from import_refusals where run_id = '${report.runId}' order by line`,
      );
    }
  }
  return lines.join('\n');
}

const usable = (report: ImportReport) =>
  report.state !== 'failed' && (report.rowsRead === 0 || report.refused < report.rowsRead);

/**
 * `import <source> <files…>`: imports the files one after another into the configured database, showing how far it
 * is. Ctrl-C stops behind the batch being written; a second one at once.
 * @param argv the source, then the files.
 * @returns the exit code: 0; 1 when any file had nothing usable, or the source or the database is not there;
 * 130 when stopped.
 */
export async function importCommand(argv: readonly string[]): Promise<number> {
  const [sourceName, ...files] = argv;
  const source = allSources.find((one) => one.name === sourceName);
  if (!source || !files.length) {
    const names = allSources.map((one) => one.name).join('|');
    console.error(
      source ? 'Name at least one file to import.' : `There is no import source "${sourceName ?? ''}".`,
    );
    console.error(`Usage: npm run import -- ${names} FILE…`);
    return 1;
  }
  const stop = new AbortController();
  const onInterrupt = (): void => {
    if (stop.signal.aborted) process.exit(130);
    console.error('Stopping behind this batch; press Ctrl-C again to stop at once.');
    stop.abort();
  };
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  const reports: ImportReport[] = [];
  try {
    const database = await openDatabase(readConfig());
    try {
      await prepareDatabase(database);
      const tasks = files.map((file) => ({
        title: `${source.name} ${file}`,
        skip: () => stop.signal.aborted,
        task: async (_: unknown, task: { output: string }) => {
          const begun = performance.now();
          let said = begun;
          const everyMs = process.stdout.isTTY ? 200 : 3000;
          const progress = (now: ImportProgress): void => {
            if (performance.now() - said < everyMs) return;
            said = performance.now();
            task.output = progressLine(now, (said - begun) / 1000);
          };
          const report = await runImport(database, source.name, file, { progress, signal: stop.signal });
          reports.push(report);
          if (report.state === 'failed') throw new Error(report.message);
        },
      }));
      await new Listr(tasks, {
        exitOnError: false,
        registerSignalListeners: false,
        renderer: 'default',
        fallbackRenderer: 'simple',
        collectErrors: false,
      }).run();
    } finally {
      await database.close();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', onInterrupt);
  }
  for (const report of reports) console.log(reportText(report));
  if (stop.signal.aborted) return 130;
  return reports.length === files.length && reports.every(usable) ? 0 : 1;
}
