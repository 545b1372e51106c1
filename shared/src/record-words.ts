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
  Membership: 'Member',
  MemberInvitation: 'Invitation to an organisation',
  Snapshot: 'Ranked list that was kept',
  ApiToken: 'API token',
};

function inWords(name: string): string {
  const words = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "lineOfBusinessId" as "Line of business". */
export function fieldWords(field: string): string {
  return fields[field] ?? inWords(field.replace(/Id$/, ''));
}

/** "PracticeCard" as "Practice card". */
export const kindWords = (kind: string): string => kinds[kind] ?? inWords(kind);
