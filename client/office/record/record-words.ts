import type { OfficeRecordQuery } from '@parley/shared/generated/office/graphql';

export type RecordedAct = OfficeRecordQuery['auditEntries']['edges'][number]['node'];

/** Fields whose name alone would not be understood. */
const fields: Record<string, string> = {
  keptListId: 'Ranked list that was kept',
  termIds: 'Tags',
  valueMinGbp: 'Least value in pounds',
  valueMaxGbp: 'Greatest value in pounds',
  whatWasTried: 'What was tried',
  ids: 'Things named',
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
export const kindWords = (kind: string) => kinds[kind] ?? inWords(kind);

/** Pages of the office, by kind of thing. */
const pages = {
  Need: { to: '/needs/$needId', param: 'needId' },
  Supplier: { to: '/suppliers/$supplierId', param: 'supplierId' },
  Council: { to: '/councils/$councilId', param: 'councilId' },
} as const;

/** Where a thing can be read; nothing for what has no page, or has gone. */
export function pageOf({ id, kind, label }: RecordedAct['things'][number]) {
  const page = label === null || label === undefined ? undefined : pages[kind as keyof typeof pages];
  return page && { to: page.to, params: { [page.param]: id } };
}
