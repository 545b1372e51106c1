/** How the record of acts is said, on its page and in its file. */

/** Fields whose name alone would not be understood. */
const fields: Record<string, string> = {
  keptListId: 'Ranked list that was kept',
  termIds: 'Tags',
  valueMinGbp: 'Least value in pounds',
  valueMaxGbp: 'Greatest value in pounds',
  whatWasTried: 'What was tried',
  ids: 'Things named',
  leftOut: 'Left out since the entry before',
  sme: 'SME',
  vcse: 'VCSE',
};

const kinds: Record<string, string> = {
  CouncilLine: 'Line of business',
  ShortlistEntry: 'Shortlist entry',
  Account: 'Person',
};

/** "lineOfBusinessId" as "Line of business". */
export function fieldWords(field: string): string {
  const words = field
    .replace(/Id$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return fields[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** The kind of a thing in words. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind;
