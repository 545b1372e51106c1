import type { Chance } from './chance.ts';

/** Texts that have broken a reader, a pattern or a column somewhere. */
const nasty: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'abc\u0000def',
  '&#0;',
  '&amp;#0;',
  '&#xD800;',
  '\u0001\u0002\u001f',
  '\u2028\u2029\u00a0\u3000',
  '\uFEFF',
  '\uFFFF\uFFFE',
  'e\u0301'.repeat(300),
  '👩🏽‍🚒'.repeat(40),
  '\u202Eevil\u202C',
  '0001-01-01',
  '0001-01-01T00:00:00Z',
  '9999-12-31',
  '+275760-09-13',
  '-271821-04-20',
  '2021-02-30',
  '31/13/2021',
  '1970-01-01T00:00:00+99:99',
  'infinity',
  '-infinity',
  'NaN',
  '-1',
  '-0',
  '0',
  '1e308',
  '1e400',
  '-1e21',
  '2147483648',
  '-2147483649',
  '99999999999999999999999999',
  '0x7fffffff',
  '1,2,3',
  '£-5.00',
  '5e-324',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'toString',
  "'; drop table needs; --",
  '=cmd|"/c calc"!A1',
  '<script>alert(1)</script>',
  '{"a":[{"b":null}]}',
  '[',
  '[a|b|c|d|e|f][',
  '|||||',
  '[||||||][|||||]',
  'contact Jo Bloggs on 01632 960001 or jo.bloggs@example.org',
  'mailto:jo.bloggs@example.org tel. 01632960001',
  'FAO Mrs Jane Roche, jane@roche.example',
  '"',
  '""""""',
  "''",
  '\r',
  '\n\n\n',
  '\t\t',
  '\\',
  '\\u0000',
  '%00',
  'E99999999',
  'E09000001',
  '2021Q5',
  '0000Q1',
  '9999Q4',
  '99999999',
  '00000000-0',
  'N/A',
  'see attached',
];

/** Texts of great length, each of a shape that makes a careless pattern slow. */
const huge: readonly ((length: number) => string)[] = [
  (n) => 'a'.repeat(n),
  (n) => '-'.repeat(n) + 'x',
  (n) => `tel${'\u2003'.repeat(n)}x`,
  (n) => `@${'a'.repeat(n)}`,
  (n) => 'a.'.repeat(n / 2),
  (n) => '0 '.repeat(n / 2),
  (n) => '"'.repeat(n),
  (n) => `${' ltd,'.repeat(n / 5)}x`,
  (n) => `${'attached '.repeat(n / 9)}x`,
  (n) => '<a '.repeat(n / 3),
  (n) => '&amp;'.repeat(n / 5),
  (n) => '[a|b|'.repeat(n / 5),
  (n) => '|'.repeat(n),
  (n) => `Contact ${'Aa '.repeat(n / 3)}`,
  (n) => '1,'.repeat(n / 2),
  (n) => '\u0301'.repeat(n),
  (n) => '85312400 '.repeat(n / 9),
  (n) => '\r'.repeat(n),
  (n) => `${'£,'.repeat(n / 2)}1`,
  (n) => '1'.repeat(n),
  (n) => 'limited\t'.repeat(n / 8),
  (n) => '{'.repeat(n),
];

/** A text that may stand anywhere a text may, and should not. */
export function nastyText(random: Chance): string {
  if (random.chance(0.03)) return random.pick(huge)(random.pick([400, 3_000, 9_000, 30_000, 120_000]));
  return random.pick(nasty);
}

/** Bytes with some of them flipped, dropped, doubled or turned into what is no UTF-8. */
export function brokenBytes(bytes: Buffer, random: Chance, times: number): Buffer {
  const broken = [...bytes];
  for (let i = 0; i < times && broken.length; i++) {
    const at = random.between(0, broken.length - 1);
    const how = random.between(0, 3);
    if (how === 0) broken[at] = broken[at]! ^ (1 << random.between(0, 7));
    else if (how === 1) broken.splice(at, random.between(1, 4));
    else if (how === 2) broken.splice(at, 0, broken[at]!);
    else broken.splice(at, 0, ...random.pick([[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0x00]]));
  }
  return Buffer.from(broken);
}

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** As spreadsheets write it: in quotes only where it must be. */
const cellText = (cell: string) => (/[",\r\n]/.test(cell) ? quoted(cell) : cell);
/** Cells as one line of CSV. */
export const lineOf = (cells: readonly string[]) => cells.map(cellText).join(',');

/** One row of a table, spoilt in one way or two, or left as it is. */
export function brokenRow(row: readonly string[], random: Chance): Buffer {
  let cells = [...row];
  if (random.chance(0.25)) return Buffer.from(lineOf(cells));
  for (let times = random.between(1, 2); times > 0 && cells.length; times--) {
    const at = random.between(0, cells.length - 1);
    const other = random.between(0, cells.length - 1);
    const how = random.between(0, 9);
    if (how <= 4) cells[at] = nastyText(random);
    else if (how === 5) [cells[at], cells[other]] = [cells[other]!, cells[at]!];
    else if (how === 6) cells[at] = cells[at]! + nastyText(random) + cells[at]!;
    else if (how === 7) cells = random.chance(0.5) ? cells.slice(0, at) : [...cells, 'one more'];
    else if (how === 8) cells[at] = cells[at]!.slice(0, random.between(0, cells[at]!.length));
    else return brokenBytes(Buffer.from(lineOf(cells)), random, random.between(1, 6));
  }
  const line = lineOf(cells);
  // A quote too many or too few: a reader may take what follows for the same cell.
  if (random.chance(0.01)) {
    const quote = line.indexOf('"');
    return Buffer.from(quote >= 0 ? line.slice(0, quote) + line.slice(quote + 1) : `${line},"`);
  }
  return Buffer.from(line);
}

/** A value of a JSON document, spoilt somewhere below. */
export function brokenValue(value: unknown, random: Chance, depth = 0): unknown {
  if (depth > 0 && random.chance(0.03)) {
    return random.pick([
      () => null,
      () => nastyText(random),
      () => [nastyText(random)],
      () => ({ [nastyText(random).slice(0, 40)]: nastyText(random) }),
      () => random.pick([-1, 0, 1e308, -1e21, 2 ** 53, 0.1, true, false]),
      () => [[[[[[value]]]]]],
      () => ({ value }),
    ])();
  }
  if (Array.isArray(value)) {
    const items = value.map((one) => brokenValue(one, random, depth + 1));
    return random.chance(0.05) ? [...items, ...items] : items;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(() => !random.chance(0.02));
    return Object.fromEntries(entries.map(([key, one]) => [key, brokenValue(one, random, depth + 1)]));
  }
  return value;
}

/** One line of JSON, spoilt in its values, in its text or not at all. */
export function brokenJson(value: unknown, random: Chance): Buffer {
  if (random.chance(0.2)) return Buffer.from(JSON.stringify(value));
  const text = JSON.stringify(brokenValue(value, random));
  if (random.chance(0.8)) {
    // Half characters cannot be written as UTF-8, but JSON can name them.
    return Buffer.from(random.chance(0.05) ? text.replace(/"([a-z ]{3})/i, '"\\ud83d\\u0000$1') : text);
  }
  return random.chance(0.3)
    ? Buffer.from(text.slice(0, random.between(0, text.length)))
    : brokenBytes(Buffer.from(text), random, random.between(1, 6));
}

/** The rows as one file, its ends, marks and line ends spoilt now and then. */
export function brokenFile(
  head: Buffer | null,
  rows: readonly Buffer[],
  random: Chance,
  between = (): Buffer =>
    Buffer.from(random.chance(0.1) ? random.pick(['\r', '\r\n', '\n\n', '\n\r']) : '\n'),
): Buffer {
  const parts: Buffer[] = [];
  for (let marks = random.between(0, 20) - 17; marks > 0; marks--) parts.push(Buffer.from('\uFEFF'));
  if (head) parts.push(random.chance(0.02) ? brokenBytes(head, random, 2) : head, Buffer.from('\n'));
  const plain = random.chance(0.5);
  for (const row of rows) parts.push(row, plain ? Buffer.from('\n') : between());
  let file = Buffer.concat(parts);
  if (random.chance(0.1)) file = file.subarray(0, random.between(1, file.length));
  if (random.chance(0.1)) {
    file = Buffer.concat([
      file,
      random.pick([Buffer.alloc(64), Buffer.from('\n]}"'), Buffer.from([0x1a, 0xff])]),
    ]);
  }
  return file;
}
