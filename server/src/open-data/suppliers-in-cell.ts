import { decodeEntities } from './decode-entities.ts';
import { foldSupplierName } from '../suppliers/supplier-name.ts';
import type { SupplierFact } from './facts.ts';

const endsInLegalForm = /\b(?:ltd|limited|plc|p\.l\.c|llp|lp|cic|c\.i\.c|cio|inc|gmbh)\b[\s.)\]]*$/i;
/** How a part begins that is no firm's name by itself: it goes on about the one before, or tells a lot. */
const saysMore =
  /^(?:lot\s+\d|t\s?[/\\]?\s?a|trading|formerly|part|an?|on behalf|c\/o|in|as|of|and|for|company|reg|&)\b|^&/i;
const partOfAddress =
  /\d|\b(?:house|road|street|lane|way|park|avenue|court|square|floor|unit|close|drive|place|building)\b/i;

const parted = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));

/** Parts that carry numbers 1, 2, 3 … in front; null when the text is no such list. */
function numbered(text: string): string[] | null {
  const marks = [...text.matchAll(/(?:^|[\s,;])\(?(?:lot\s+)?(\d{1,2})(?:[.):]|\s+[-–])\s+/gi)];
  if (marks.length < 2 || marks[0]!.index !== 0) return null;
  if (marks.some((mark, i) => Number(mark[1]) !== i + 1)) return null;
  const parts = marks.map((mark, i) =>
    text
      .slice(mark.index + mark[0].length, marks[i + 1]?.index)
      .replace(/[\s,;]+$/, '')
      .trim(),
  );
  // "Lot 1 - East Lancashire - A Ltd": which part is the firm, nobody can tell.
  return parts.some((part) => !/\p{L}/u.test(part) || / [-–] /.test(part)) ? null : parts;
}

/**
 * The names in one cell, where it plainly lists several: numbered; parted by bars, semicolons or new lines; or
 * parted by commas with a legal form in every part. "A and B Ltd", a trading name or an address is one supplier.
 * @returns the names in their order, each firm once; the text itself where it is one name
 */
export function namesInCell(text: string): string[] {
  const plain = decodeEntities(text).trim();
  const listed = numbered(plain);
  if (listed) return once(listed);
  const rows = parted(plain, /[|;\r\n]+/);
  const firms = rows.filter((part) => endsInLegalForm.test(part)).length;
  const oneAfterAnother = !rows.some((part) => saysMore.test(part) || partOfAddress.test(part));
  if (rows.length > 1 && oneAfterAnother && (firms > 1 || (firms === 1 && rows.length > 2)))
    return once(rows);
  const inLine = parted(plain, /,/);
  const allFirms = inLine.every(
    (part) => endsInLegalForm.test(part) && part.split(/\s+/).length > 1 && !saysMore.test(part),
  );
  return inLine.length > 1 && allFirms ? once(inLine) : [text];
}

function once(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => {
    const folded = foldSupplierName(name);
    return !seen.has(folded) && seen.add(folded);
  });
}

/**
 * Suppliers with those of a cell that lists several told apart. A number, and what is said of size or kind, stood
 * for the cell as a whole and is given to none of them.
 */
export function eachSupplier(suppliers: readonly SupplierFact[], dropped: string[]): SupplierFact[] {
  return suppliers.flatMap((supplier) => {
    const names = namesInCell(supplier.name);
    if (names.length < 2) return [supplier];
    if (supplier.identifier) {
      dropped.push(
        `number ${supplier.identifier} stands beside ${names.length} suppliers and is given to none`,
      );
    }
    return names.map((name) => ({
      ...supplier,
      name,
      identifierScheme: null,
      identifier: null,
      sme: null,
      vcse: null,
    }));
  });
}
