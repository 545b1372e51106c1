import { normaliseCpv } from '../../taxonomy/cpv.ts';
import type { TermFact } from '../facts.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import type { ImportSource } from '../source.ts';

const columns = ['code8', 'parent', 'name_en'];

/** The Common Procurement Vocabulary of 2008. */
export const cpv: ImportSource<CsvRow, TermFact> = {
  name: 'cpv',
  reads: 'The CPV 2008 code list with parents and English names, as CSV.',
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [columns],
  needsCpv: false,
  needsCouncils: false,
  batchRows: 20_000,
  read: (file) => readCsv(file, [columns]),
  toFact(row) {
    const code = normaliseCpv(row['code8'] ?? '');
    if (!code) return { refused: `"${(row['code8'] ?? '').slice(0, 20)}" is not a CPV code` };
    const label = (row['name_en'] ?? '').trim();
    if (!label) return { refused: `CPV code ${code} has no name` };
    const parent = (row['parent'] ?? '').trim();
    const parentCode = parent ? normaliseCpv(parent) : null;
    const dropped = parent && !parentCode ? [`parent "${parent.slice(0, 20)}" is not a CPV code`] : [];
    return { fact: { kind: 'term', scheme: 'cpv', code, label, parentCode }, dropped };
  },
};
