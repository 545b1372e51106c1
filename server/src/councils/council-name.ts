import { decodeEntities } from '../open-data/decode-entities.ts';

/** What telling councils apart by name needs to know of each. */
export interface NamedCouncil {
  id: string;
  /** Kind of authority, as the register's short code: CTY, NMD, LBO, MD, UA, … */
  type: string;
  region: string;
  current: boolean;
}

/** Spellings of councils, ready for looking up buyers. Build it with `buildCouncilIndex`. */
export interface CouncilIndex {
  councils: ReadonlyMap<string, NamedCouncil>;
  exact: ReadonlyMap<string, string>;
  loose: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * A name folded for comparison: lower case, entities decoded, without accents, punctuation or a leading
 * "the"; `&` reads as "and". Words are kept, so that Derby City and Derbyshire County stay apart.
 */
export function foldCouncilName(text: string): string {
  return decodeEntities(text)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

const kindWords = new Set(
  'council borough brough boro metropolitan met mbc bc dc city county district unitary ua corporation the of royal cyngor sir dinas'.split(
    ' ',
  ),
);

const shortCounties: Readonly<Record<string, string>> = {
  beds: 'bedfordshire',
  berks: 'berkshire',
  bucks: 'buckinghamshire',
  cambs: 'cambridgeshire',
  glos: 'gloucestershire',
  hants: 'hampshire',
  herts: 'hertfordshire',
  lancs: 'lancashire',
  leics: 'leicestershire',
  lincs: 'lincolnshire',
  northants: 'northamptonshire',
  notts: 'nottinghamshire',
  oxon: 'oxfordshire',
  staffs: 'staffordshire',
  wilts: 'wiltshire',
  worcs: 'worcestershire',
};

/** The part of a folded name that says which place it is; kinds of authority are left out. */
function placeIn(folded: string): string {
  return folded
    .replace(/^mayor and (burgesses|commonalty|commonalty and citizens) of /, '')
    .replace(/\b(london|royal) (borough|boro)\b/g, ' ')
    .replace(/^lb\b/, ' ')
    .split(' ')
    .filter((word) => word && !kindWords.has(word))
    .map((word) => shortCounties[word] ?? word)
    .join(' ');
}

/** The place that a council is named after: "southwark" of "London Borough of Southwark". */
export const councilPlace = (name: string): string => placeIn(foldCouncilName(name));

/** Words by which a buyer calls itself an authority; without one only a known spelling counts. */
const authorityWord = /\b(council|borough|corporation|cyngor|mbc|lb|bc|dc|burgesses|commonalty)\b/;

/** Builds the index from every known spelling; a spelling of two councils belongs to the current one. */
export function buildCouncilIndex(
  councils: readonly NamedCouncil[],
  spellings: Iterable<{ councilId: string; spelling: string }>,
): CouncilIndex {
  const byId = new Map(councils.map((council) => [council.id, council]));
  const exact = new Map<string, string>();
  const loose = new Map<string, Set<string>>();
  for (const { councilId, spelling } of spellings) {
    const council = byId.get(councilId);
    if (!council) continue;
    const folded = foldCouncilName(spelling);
    const holder = byId.get(exact.get(folded) ?? '');
    if (!holder || (council.current && !holder.current)) exact.set(folded, councilId);
    const place = placeIn(folded);
    for (const key of new Set([place, place.replace(/ (on|upon|under) (?:the )?[a-z]+$/, '')])) {
      if (key) loose.set(key, (loose.get(key) ?? new Set()).add(councilId));
    }
  }
  return { councils: byId, exact, loose };
}

/** Whether the kind of authority a name claims can be the council's: no county is a district, nor the reverse. */
function kindFits(folded: string, council: NamedCouncil): boolean {
  const county = /\bcounty\b/.test(folded) && !/\bcounty borough\b/.test(folded);
  if (county) return !['NMD', 'LBO', 'MD', 'COMB'].includes(council.type);
  if (/\b(district|borough|city)\b/.test(folded)) return council.type !== 'CTY';
  return true;
}

function resolveWhole(index: CouncilIndex, text: string, regionHint: string | undefined): string | null {
  const folded = foldCouncilName(text);
  if (!folded) return null;
  const known = index.exact.get(folded);
  if (known) return known;
  if (!authorityWord.test(folded)) return null;
  const ids = index.loose.get(placeIn(folded));
  if (!ids) return null;
  let candidates = [...ids]
    .map((id) => index.councils.get(id)!)
    .filter((council) => kindFits(folded, council));
  if (candidates.length > 1 && candidates.some((c) => c.current))
    candidates = candidates.filter((c) => c.current);
  if (candidates.length > 1 && regionHint) candidates = candidates.filter((c) => c.region === regionHint);
  return candidates.length === 1 ? candidates[0]!.id : null;
}

const agency = /\s+(?:on behalf of|trading as|t\/a|via)\s+/i;

/**
 * The council a published buyer is, or null when it is none or could be several. Knows every spelling of
 * the register, other ways of naming the kind of authority, a department or an address behind the name
 * ("Haringey Council - Parks") and who acts "on behalf of" whom. A name that joins two councils, a council
 * *for* or *of* something and a body that only bears a place's name are nobody.
 */
export function resolveCouncil(index: CouncilIndex, buyerName: string, regionHint?: string): string | null {
  const name = decodeEntities(buyerName).trim();
  const whole = resolveWhole(index, name, regionHint);
  if (whole) return whole;
  const plain = name.replace(/\s*\([^)]*\)?/g, ' ').trim();
  const [actor = '', ...others] = plain.split(agency);
  for (const candidate of [actor, ...others.slice(0, 1)]) {
    const found = resolveWhole(index, candidate, regionHint) ?? resolveHead(index, candidate, regionHint);
    if (found) return found;
  }
  return null;
}

/** The council named in front of a department, a place or an address. */
function resolveHead(index: CouncilIndex, text: string, regionHint: string | undefined): string | null {
  const beforeDash = text.split(/\s*[—–]\s*|\s+-\s*|-\s+|\.\s/)[0]!.replace(/[,.\s]+$/, '');
  if (beforeDash !== text && authorityWord.test(foldCouncilName(beforeDash))) {
    const found = resolveWhole(index, beforeDash, regionHint);
    if (found) return found;
  }
  const counted = foldCouncilName(text).match(/\bcouncil\b/g)?.length ?? 0;
  const upToCouncil = /^(.*?\bcouncil)\b(?!\s*(?:for|of|on|tax|and|&)\b)(?!\s*[&/])/i.exec(text)?.[1];
  return counted === 1 && upToCouncil && upToCouncil !== text
    ? resolveWhole(index, upToCouncil, regionHint)
    : null;
}
