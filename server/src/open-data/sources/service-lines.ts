import type { TermFact } from '../facts.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import type { ImportSource } from '../source.ts';

const outturn = ['code', 'label', 'parent', 'form'];
const govuk = ['LGSL', 'Description', 'Providing Tier'];

/**
 * The groups of lines that the file names in words. "Cultural, Environmental, Regulatory & Planning" is one form
 * for three service groups and says of no line which of them is meant: those lines stand without a parent.
 */
const groups: Readonly<Record<string, string>> = {
  Housing: 'housing-services-gfra-only',
  'Central & Other': 'central-services',
};

/** The service lines by which councils report what they spend, and the services GOV.UK lists. */
export const serviceLines: ImportSource<CsvRow, TermFact> = {
  name: 'service-lines',
  reads: 'Council services as CSV: the revenue outturn lines, or the local services of GOV.UK.',
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [outturn, govuk],
  needsCpv: false,
  needsCouncils: false,
  batchRows: 20_000,
  read: (file) => readCsv(file, [outturn, govuk]),
  toFact(row) {
    const cell = (column: string) => (row[column] ?? '').trim();
    if ('LGSL' in row) {
      if (!/^\d+$/.test(cell('LGSL')))
        return { refused: `"${cell('LGSL').slice(0, 20)}" is not an LGSL number` };
      if (!cell('Description')) return { refused: 'the service has no description' };
      const fact: TermFact = {
        kind: 'term',
        scheme: 'service',
        code: `lgsl-${cell('LGSL')}`,
        label: cell('Description'),
        parentCode: null,
      };
      return { fact, dropped: [] };
    }
    if (!/^[a-z0-9][a-z0-9-]*$/.test(cell('code')))
      return { refused: `"${cell('code').slice(0, 40)}" is not a service code` };
    if (!cell('label')) return { refused: 'the service line has no label' };
    return {
      fact: {
        kind: 'term',
        scheme: 'service',
        code: cell('code'),
        label: cell('label'),
        parentCode: groups[cell('parent')] ?? (/^[a-z0-9-]+$/.test(cell('parent')) ? cell('parent') : null),
      },
      dropped: [],
    };
  },
};
