import type { CsvCell } from '../../ui/csv.ts';
import { fieldWords, kindWords, type RecordedAct } from './record-words.ts';

/** Entries as rows of a spreadsheet, one per changed field so that each can be filtered and sorted. */
export function recordRows(entries: readonly RecordedAct[]): CsvCell[][] {
  const header = [
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
  const rows = entries.flatMap((entry) => {
    const about = entry.things.map(({ kind, label, id }) => `${kindWords(kind)}: ${label ?? id}`).join('; ');
    const changes = entry.changes.length > 0 ? entry.changes : [undefined];
    return changes.map((change) => [
      entry.sequence,
      entry.at,
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
  });
  return [header, ...rows];
}
