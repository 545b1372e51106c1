import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { fieldWords, kindWords } from '@parley/shared/record-words';
import { endRequest, type Context } from '../platform/context.ts';
import { recordedBelow } from './audit.service.ts';
import type { AuditFilter, RecordedAct } from './audit.type.ts';

/** Entries that are in memory at a time. */
const batch = 500;

const columns = [
  'Place in the chain',
  'When',
  'Who',
  'Account',
  'Act',
  'What they did',
  'About',
  'Changed',
  'Before',
  'After',
  'Reason',
  'Request',
  'Hash',
];

/** A row of the spreadsheet for each changed field, so that each can be filtered and sorted. */
function rowsOf(entry: RecordedAct): (string | number | null | undefined)[][] {
  const about = entry.things.map(({ kind, label, id }) => `${kindWords(kind)}: ${label ?? id}`).join('; ');
  const changes = entry.changes.length > 0 ? entry.changes : [undefined];
  return changes.map((change) => [
    entry.sequence,
    entry.at.toISOString(),
    entry.actorName,
    entry.actorId,
    entry.act,
    entry.words,
    about,
    change && fieldWords(change.field),
    change?.before,
    change?.after,
    entry.withheld ? 'Withheld: private to its council' : entry.reason,
    entry.requestId,
    entry.hash,
  ]);
}

/**
 * Everything of the record that the filter finds, newest first, as CSV that spreadsheets open. It is read as fast as the
 * reader takes it, some hundred entries at a time, each time in a transaction of its own: a slow reader holds nothing.
 * What comes on record meanwhile is not in it.
 * @param open a new context of the person who asks
 * @param top the place in the chain from which it goes down
 */
export function recordFile(open: () => Context, filter: AuditFilter, top: number): Readable {
  async function* rows() {
    let below = top + 1;
    for (;;) {
      const ctx = open();
      const entries = await recordedBelow(ctx, filter, below, batch).finally(() => endRequest(ctx));
      for (const entry of entries) yield* rowsOf(entry);
      if (entries.length < batch) return;
      below = entries.at(-1)!.sequence!;
    }
  }
  const csv = stringify({
    header: true,
    columns,
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
  });
  // Whoever reads the file is told when it breaks off; there is nobody else to tell.
  pipeline(Readable.from(rows()), csv, () => undefined);
  return csv;
}
