import type { Viewer } from '../../platform/context.ts';
import {
  council,
  everybody,
  signedIn,
  officeMembers,
  input,
  nothing,
  type Case,
} from './people-at-the-door.ts';

/** What is everybody's, the office's, and a person's own. */
export const ofAccounts: Record<string, Case[]> = {
  anyone: [{ of: 'Query.about', asked: 'what is public', may: everybody }],
  'people signed in': [{ of: 'Query.suggestTerms', asked: 'tags for a text', may: signedIn }],
  'the innovation office': [
    { of: 'Query.importRuns', asked: 'what the office sees', may: officeMembers },
    { of: 'Mutation.makePolicyLive', asked: 'a way of ranking', may: officeMembers },
  ],
  'the person signed in': [
    {
      of: 'ViewerMembership',
      asked: 'the own memberships',
      thing: (viewer: Viewer) => viewer?.memberships.at(-1) ?? nothing,
      may: signedIn.filter((who) => who !== 'somebody without an organisation'),
    },
    { of: 'ViewerMembership', asked: 'one that is like it', thing: council('Camden'), may: [] },
  ],
  'people signed in, with the code of their second factor if they have one,': [
    { of: 'Query.sessions', asked: 'the own sessions', may: signedIn },
    { of: 'Mutation.acceptInvitation', asked: 'an invitation to the own address', may: signedIn },
  ],
  'people signed in on the website': [
    { of: 'Query.apiTokens', asked: 'the own tokens', may: signedIn },
    { of: 'Mutation.createApiToken', asked: 'one more', may: signedIn },
  ],
  'the person who made the token, signed in on the website,': [
    {
      of: 'Mutation.revokeApiToken',
      asked: 'the own token',
      args: input({ tokenId: 'token' }),
      may: signedIn,
    },
    {
      of: 'Mutation.revokeApiToken',
      asked: 'the token of another',
      args: input({ tokenId: 'token of another' }),
      may: [],
    },
    { of: 'Mutation.revokeApiToken', asked: 'that is lost', args: input({ tokenId: 'lost' }), may: [] },
  ],
  'the person who made it': [
    { of: 'ApiToken', asked: 'the own token', thing: { accountId: 'somebody' }, may: signedIn },
    { of: 'ApiToken', asked: 'the token of another', thing: { accountId: 'colleague' }, may: [] },
  ],
};
