import type { OfficeRecordQuery } from '@parley/shared/generated/office/graphql';

export type RecordedAct = OfficeRecordQuery['auditEntries']['edges'][number]['node'];

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
