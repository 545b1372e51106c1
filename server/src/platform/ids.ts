import { createHash, randomBytes } from 'node:crypto';

/**
 * Every stored thing carries one id for life: a three-letter prefix that names its kind and
 * 26 base-32 characters (128 bits). The same id stands in the database, in GraphQL and in addresses.
 */
export const idPrefixes = {
  Council: 'cou',
  LineOfBusiness: 'lob',
  CouncilLine: 'cln',
  Supplier: 'sup',
  Capability: 'cap',
  Term: 'trm',
  Need: 'nee',
  Interest: 'int',
  Engagement: 'eng',
  Shortlist: 'sho',
  ShortlistEntry: 'she',
  PracticeCard: 'pra',
  ImportRun: 'imp',
  ImportRefusal: 'ref',
  Membership: 'mem',
  MemberInvitation: 'inv',
  Account: 'acc',
  Impression: 'ims',
  Snapshot: 'sna',
  ApiToken: 'tok',
} as const;

export type Kind = keyof typeof idPrefixes;

const kindByPrefix = new Map<string, Kind>(
  Object.entries(idPrefixes).map(([kind, prefix]) => [prefix, kind as Kind]),
);
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

function encode(bytes: Uint8Array): string {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  let text = '';
  for (let i = 0; i < 26; i++) {
    text = alphabet[Number(value & 31n)]! + text;
    value >>= 5n;
  }
  return text;
}

/** A new random id of the kind; the platform alone assigns ids, nobody can choose one. */
export function newId(kind: Kind): string {
  return `${idPrefixes[kind]}_${encode(randomBytes(16))}`;
}

/**
 * The id of a thing that a register names: the same natural key gives the same id in every database,
 * which is what makes an import idempotent. `key` parts are joined with a unit separator.
 */
export function stableId(kind: Kind, ...key: string[]): string {
  const digest = createHash('sha256')
    .update([kind, ...key].join('\u001f'))
    .digest();
  return `${idPrefixes[kind]}_${encode(digest.subarray(0, 16))}`;
}

/** The kind an id names, or null when the text is no id of ours. */
export function kindOf(id: string): Kind | null {
  if (!/^[a-z]{3}_[0-9a-hjkmnp-tv-z]{26}$/.test(id)) return null;
  return kindByPrefix.get(id.slice(0, 3)) ?? null;
}
