import { limits } from '@parley/shared/limits';
import { foldSupplierName } from '../suppliers/supplier-name.ts';
import type { CouncilFact, CouncilNoteFact, NoticeFact, SupplierFact, TermFact } from './facts.ts';
import { holdsEmail, plainLine, withoutAddresses } from './scrub-contact.ts';
import type { Understood } from './source.ts';

/** Characters; beyond these a key is no key but a text that slipped into its column. */
const longestKey = 300;
const longestCode = 100;
/** Characters of a cell with suppliers' names, which may list many, and of one name. */
const longestCell = 4_000;
const longestName = 1_000;
/** Bytes of a folded name: what the database can still look up. */
const longestFolded = 2_000;
/** Characters; a title or a description is cut far below. */
const longestTitle = 2_000;
const longestText = 60_000;
/** Suppliers and codes of one notice. */
const mostSuppliers = 1_000;
const mostCodes = 500;
const biggestCount = 2_147_483_647;

/** What is wrong with a text that tells things apart; null when nothing is. */
function wrongKey(what: string, key: string, longest = longestKey): string | null {
  if (key.length > longest) return `${what} has ${key.length} characters; the most is ${longest}`;
  if (/\p{Cc}/u.test(key) || !key.isWellFormed()) return `${what} holds characters that cannot be stored`;
  return holdsEmail(key) ? `${what} holds an e-mail address` : null;
}

/**
 * What a record says, as the database can hold it: nothing in it is longer than what stands in the tables, or holds
 * characters that no text may hold, or leads to a person; what does is left out with a sentence, and a record
 * whose key does is refused. Pure; whatever a source makes of a file comes through here.
 */
export function storable(understood: Understood): Understood {
  if ('refused' in understood) return understood;
  const { fact } = understood;
  const dropped = [...understood.dropped];
  if (fact.kind === 'notice') return storableNotice(fact, dropped);
  if (fact.kind === 'term') return storableTerm(fact, dropped);
  return fact.kind === 'council' ? storableCouncil(fact, dropped) : storableNote(fact, dropped);
}

function storableTerm(fact: TermFact, dropped: string[]): Understood {
  const wrong = wrongKey('the code', fact.code, longestCode);
  if (wrong) return { refused: wrong };
  const label = plainLine(fact.label);
  return label
    ? { fact: { ...fact, label }, dropped }
    : { refused: 'the name holds nothing that can be read' };
}

function storableNote(fact: CouncilNoteFact, dropped: string[]): Understood {
  const spelling = fact.spelling && plainLine(fact.spelling);
  const similarityLabel = fact.similarityLabel && plainLine(fact.similarityLabel);
  if (!spelling && !similarityLabel) return { refused: 'the row holds nothing that can be read' };
  return { fact: { ...fact, spelling, similarityLabel }, dropped };
}

function storableCouncil(fact: CouncilFact, dropped: string[]): Understood {
  const name = plainLine(fact.name);
  if (!name) return { refused: 'the name holds nothing that can be read' };
  const within = (what: string, value: number | null, least: number, most: number): number | null => {
    if (value === null || (value >= least && value <= most)) return value;
    dropped.push(`${what} ${value} is not believable`);
    return null;
  };
  return {
    fact: {
      ...fact,
      name,
      niceName: plainLine(fact.niceName) || name,
      type: plainLine(fact.type),
      typeName: plainLine(fact.typeName),
      region: plainLine(fact.region),
      nation: plainLine(fact.nation),
      population: within('population', fact.population, 0, biggestCount),
      latitude: within('latitude', fact.latitude, -90, 90),
      longitude: within('longitude', fact.longitude, -180, 180),
    },
    dropped,
  };
}

function storableNotice(fact: NoticeFact, dropped: string[]): Understood {
  const wrong =
    wrongKey("the notice's id", fact.noticeId) ?? wrongKey('the source', fact.source, longestCode);
  if (wrong) return { refused: wrong };
  const buyerName = plainLine(fact.buyerName, longestName);
  if (!buyerName) return { refused: 'the name of the buyer holds nothing that can be read' };
  if (fact.suppliers.length > mostSuppliers)
    dropped.push(`only the first ${mostSuppliers} suppliers are kept`);
  if (fact.cpvCodes.length > mostCodes) dropped.push(`only the first ${mostCodes} codes are read`);
  return {
    fact: {
      ...fact,
      buyerName,
      region: fact.region && (plainLine(fact.region, longestName) || null),
      title: fact.title.slice(0, longestTitle).toWellFormed(),
      description: fact.description.slice(0, longestText).toWellFormed(),
      cpvCodes: fact.cpvCodes.slice(0, mostCodes),
      suppliers: fact.suppliers.slice(0, mostSuppliers).flatMap((one) => storableCell(one, dropped)),
    },
    dropped,
  };
}

/** A supplier as a cell names it: it may still turn out to be several. */
function storableCell(supplier: SupplierFact, dropped: string[]): SupplierFact[] {
  if (supplier.name.length > longestCell) {
    dropped.push(`a supplier's name of ${supplier.name.length} characters is no name`);
    return [];
  }
  const tooMuch = (supplier.valueGbp ?? 0) > limits.value;
  if (tooMuch) dropped.push(`value £${supplier.valueGbp!.toLocaleString('en-GB')} is not believable`);
  const name = withoutAddresses(supplier.name.replace(/(?![\t\n\r])\p{Cc}/gu, ' ').toWellFormed());
  return [{ ...supplier, name, ...(tooMuch ? { valueGbp: null } : {}) }];
}

/** Suppliers, told apart, whose names can be looked up again. */
export function storableSuppliers(suppliers: readonly SupplierFact[], dropped: string[]): SupplierFact[] {
  return suppliers.filter(({ name }) => {
    const fits = name.length <= longestName && Buffer.byteLength(foldSupplierName(name)) <= longestFolded;
    if (!fits) dropped.push(`a supplier's name of ${name.length} characters is no name`);
    return fits;
  });
}
