import type { NotificationKind } from '../notification.ts';
import { interestAnswered } from './interest-answered.ts';
import { interestExpressed } from './interest-expressed.ts';

/** Everything people are told of by mail. */
export const allNotifications: readonly NotificationKind[] = [interestAnswered, interestExpressed];
