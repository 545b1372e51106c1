import type { CouncilFact, CouncilNoteFact } from '../facts.ts';
import { readCsv, type CsvRow } from '../read-csv.ts';
import type { ImportSource } from '../source.ts';

const register = [
  'local-authority-code',
  'official-name',
  'nice-name',
  'gss-code',
  'nation',
  'region',
  'local-authority-type',
  'local-authority-type-name',
  'current-authority',
];
const names = ['la-name', 'local-authority-code'];
const similarity = ['local-authority-code', 'label'];

const numberIn = (text: string | undefined): number | null =>
  text?.trim() && Number.isFinite(Number(text)) ? Number(text) : null;

/** The register of local authorities, its list of name variants and its similarity labels, told apart by header. */
export const councils: ImportSource<CsvRow, CouncilFact | CouncilNoteFact> = {
  name: 'councils',
  reads: 'The register of UK local authorities, their name variants, or their similarity labels, as CSV.',
  fileKinds: ['csv', 'csv.gz'],
  requiredColumns: [register, names, similarity],
  needsCpv: false,
  needsCouncils: false,
  batchRows: 20_000,
  read: (file) => readCsv(file, [register, names, similarity]),
  toFact(row) {
    const dropped: string[] = [];
    const cell = (column: string) => (row[column] ?? '').trim();
    const code = cell('local-authority-code');
    if (!/^[A-Z][A-Z0-9-]{1,7}$/.test(code))
      return { refused: `"${code.slice(0, 20)}" is not a local authority code` };
    if ('la-name' in row) {
      if (!cell('la-name')) return { refused: 'the row has no name' };
      return {
        fact: { kind: 'council-note', code, spelling: cell('la-name'), similarityLabel: null },
        dropped,
      };
    }
    if (!('official-name' in row)) {
      if (!cell('label')) return { refused: 'the row has no label' };
      return {
        fact: { kind: 'council-note', code, spelling: null, similarityLabel: cell('label') },
        dropped,
      };
    }
    const name = cell('official-name').replace(/\s+/g, ' ');
    if (!name) return { refused: 'the row has no official name' };
    const gss = cell('gss-code');
    if (gss && !/^[EKNSW]\d{8}$/.test(gss)) dropped.push(`"${gss.slice(0, 20)}" is not a GSS code`);
    const population = numberIn(row['pop-2020']);
    return {
      fact: {
        kind: 'council',
        code,
        gssCode: /^[EKNSW]\d{8}$/.test(gss) ? gss : null,
        name,
        niceName: cell('nice-name').replace(/\s+/g, ' ') || name,
        type: cell('local-authority-type'),
        typeName: cell('local-authority-type-name'),
        region: cell('region') || cell('nation'),
        nation: cell('nation'),
        population: population === null ? null : Math.round(population),
        latitude: numberIn(row['lat']),
        longitude: numberIn(row['long']),
        current: /^(true|1|yes)$/i.test(cell('current-authority')),
      },
      dropped,
    };
  },
};
