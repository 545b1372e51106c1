/** An act as people read it: "Somebody … ". */
interface Act {
  act: string;
  words: string;
  /** Who does it when no account is named: the operator at the terminal, unless it says otherwise. */
  withoutAccount?: string;
}

const nobody = 'Somebody who was not signed in';

/** Every act that goes on record, in plain words; an act that is missing here is said by its name. */
export const acts: readonly Act[] = [
  { act: 'createNeed', words: 'wrote down a need' },
  { act: 'updateNeed', words: 'changed a need' },
  { act: 'publishNeed', words: 'published a need' },
  { act: 'moveNeed', words: 'moved a need to another stage' },
  { act: 'recordNeedOutcome', words: 'closed a need and recorded its outcome' },
  { act: 'decideShortlist', words: 'decided on a supplier for a shortlist' },
  { act: 'removeShortlistEntry', words: 'took a shortlist decision back' },
  { act: 'expressInterest', words: 'expressed interest in a need' },
  { act: 'withdrawInterest', words: 'withdrew an interest' },
  { act: 'decideInterest', words: 'answered an interest' },
  { act: 'updateCouncilLine', words: "changed a council's line of business" },
  { act: 'updateSupplier', words: "changed a supplier's profile" },
  { act: 'declareCapability', words: 'declared a capability' },
  { act: 'updateCapability', words: 'changed a capability' },
  { act: 'removeCapability', words: 'removed a capability' },
  { act: 'makePolicyLive', words: 'made a ranking policy live' },
  { act: 'parley policy accept', words: 'made a ranking policy live' },
  { act: 'inviteMember', words: 'invited somebody to an organisation' },
  { act: 'resendInvitation', words: 'sent an invitation again' },
  { act: 'revokeInvitation', words: 'took an invitation back' },
  { act: 'acceptInvitation', words: 'accepted an invitation to an organisation' },
  { act: 'changeMemberRole', words: 'gave a member another role' },
  { act: 'removeMember', words: 'took a person out of an organisation' },
  { act: 'resetSecondFactor', words: "took a member's lost second factor away" },
  { act: 'setCouncilDomains', words: 'said which e-mail domains a council has' },
  { act: 'createApiToken', words: 'made an API token' },
  { act: 'revokeApiToken', words: 'revoked an API token' },
  { act: 'revokeSession', words: 'signed out in another place' },
  { act: 'revokeOtherSessions', words: 'signed out everywhere else' },
  { act: 'giveMembership', words: 'made somebody a member of an organisation' },
  { act: 'signIn', words: 'signed in', withoutAccount: nobody },
  { act: 'signOut', words: 'signed out', withoutAccount: nobody },
  { act: 'refuseSignIn', words: 'brought a sign-in link that does not work', withoutAccount: nobody },
  { act: 'withholdLink', words: 'asked for more sign-in links than are sent', withoutAccount: nobody },
  { act: 'setUpSecondFactor', words: 'set up a second factor' },
  { act: 'passSecondFactor', words: 'showed their second factor' },
  { act: 'refuseSecondFactor', words: 'brought a code that does not work' },
  { act: 'disableSecondFactor', words: 'turned their second factor off' },
  { act: 'renewBackupCodes', words: 'made new backup codes' },
  { act: 'refused', words: 'was refused', withoutAccount: nobody },
  { act: 'exportPerson', words: "exported a person's data" },
  { act: 'erasePerson', words: 'erased a person' },
  {
    act: 'applyRetention',
    words: 'removed what had outlived its time',
    withoutAccount: 'The server',
  },
];

const byName = new Map(acts.map((act) => [act.act, act]));

/** What was done, in plain words. */
export const wordsOf = (act: string): string => byName.get(act)?.words ?? `did “${act}”`;

/** Who did it when the entry names no account. */
export const doerWithoutAccount = (act: string): string => byName.get(act)?.withoutAccount ?? 'The operator';
