import { allNotifications } from './notifications/kinds/all-kinds.ts';
import { outboxKindsOf } from './notifications/notification.ts';
import { readyMail, type OutboxKind } from './platform/outbox.ts';

/** Everything that may be left to be done after commit. */
export const outboxKinds: readonly OutboxKind[] = [readyMail, ...allNotifications.flatMap(outboxKindsOf)];
