import type { NoticeFact } from '../facts.ts';
import { noticeFromRelease, releaseIn } from '../ocds.ts';
import { readJson } from '../read-json.ts';
import type { ImportSource } from '../source.ts';

/** Open Contracting releases and records, as Contracts Finder and Find a Tender publish them. */
export const ocds: ImportSource<unknown, NoticeFact> = {
  name: 'ocds',
  reads: 'OCDS 1.1 release packages, record packages or releases line by line, as JSON.',
  fileKinds: ['json', 'jsonl', 'json.gz', 'jsonl.gz'],
  requiredColumns: [],
  needsCpv: true,
  needsCouncils: true,
  batchRows: 500,
  read: (file) => readJson(file, ['releases', 'records']),
  toFact: (record, today) => noticeFromRelease(releaseIn(record), today),
};
