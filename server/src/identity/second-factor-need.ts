import { registerEnumType } from 'type-graphql';
import type { Config } from '../platform/config.ts';
import type { Viewer } from '../platform/context.ts';
import type { SignedIn } from './auth.ts';
import { Side } from './membership.entity.ts';

export enum SecondFactorNeed {
  SET_UP = 'setUp',
  CODE = 'code',
}
registerEnumType(SecondFactorNeed, {
  name: 'SecondFactorNeed',
  description: 'What a person owes before they may act for anybody: setting a second factor up, or its code.',
  valuesConfig: {
    SET_UP: { description: 'The side they act for asks for a second factor, and they have none.' },
    CODE: { description: 'They have one, and this session has not shown it.' },
  },
});

/** What a session has shown of the person behind it. */
export interface SignInState {
  sessionId: string;
  /** When the person last showed who they are, by a link or by a code. */
  verifiedAt: Date;
  /** Whether the account has a second factor. */
  secondFactor: boolean;
  needs: SecondFactorNeed | null;
}

/** The sides whose people must have a second factor where it is required. */
const sidesThatNeedIt: readonly Side[] = [Side.COUNCIL, Side.OFFICE];

/** Who asks, with the memberships that the session may use: none while a second factor is owed. */
export function viewerWithPowers(
  { accountId, name, email, memberships, sessionId, verifiedAt, secondFactor }: SignedIn,
  policy: Config['secondFactor'],
): Viewer {
  const must = policy === 'required' && memberships.some(({ side }) => sidesThatNeedIt.includes(side));
  const needs =
    secondFactor === 'owed'
      ? SecondFactorNeed.CODE
      : secondFactor === 'none' && must
        ? SecondFactorNeed.SET_UP
        : null;
  return {
    accountId,
    name,
    email,
    memberships: needs ? [] : memberships,
    signIn: { sessionId, verifiedAt, secondFactor: secondFactor !== 'none', needs },
  };
}
