/* eslint-disable */
import * as types from './graphql';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "fragment MemberInvitationRow on MemberInvitation {\n  id\n  email\n  role\n  sentAt\n  expiresAt\n  expired\n}\n\nquery OrganisationMembers($side: Side!, $organisationId: ID) {\n  members(side: $side, organisationId: $organisationId) {\n    name\n    members {\n      id\n      name\n      role\n      hasSecondFactor\n      you\n    }\n    invitations {\n      ...MemberInvitationRow\n    }\n    domains\n    mayInviteTo\n    mayManage\n  }\n}\n\nmutation InviteMember($input: InviteMemberInput!) {\n  inviteMember(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation ResendInvitation($input: InvitationInput!) {\n  resendInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation RevokeInvitation($input: InvitationInput!) {\n  revokeInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    side\n    role\n    organisation\n  }\n}\n\nmutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n  changeMemberRole(input: $input)\n}\n\nmutation RemoveMember($input: MemberInput!) {\n  removeMember(input: $input)\n}\n\nmutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input)\n}\n\nmutation SetCouncilDomains($input: SetCouncilDomainsInput!) {\n  setCouncilDomains(input: $input)\n}": typeof types.MemberInvitationRowFragmentDoc,
    "fragment SignInSessionRow on SignInSession {\n  id\n  device\n  signedInAt\n  verifiedAt\n  current\n}\n\nquery AccountSessions {\n  sessions {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeOtherSessions {\n  revokeOtherSessions\n}": typeof types.SignInSessionRowFragmentDoc,
    "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n    signInServices {\n      id\n      name\n    }\n  }\n  viewer {\n    name\n    email\n    hasSecondFactor\n    needsSecondFactor\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "fragment MemberInvitationRow on MemberInvitation {\n  id\n  email\n  role\n  sentAt\n  expiresAt\n  expired\n}\n\nquery OrganisationMembers($side: Side!, $organisationId: ID) {\n  members(side: $side, organisationId: $organisationId) {\n    name\n    members {\n      id\n      name\n      role\n      hasSecondFactor\n      you\n    }\n    invitations {\n      ...MemberInvitationRow\n    }\n    domains\n    mayInviteTo\n    mayManage\n  }\n}\n\nmutation InviteMember($input: InviteMemberInput!) {\n  inviteMember(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation ResendInvitation($input: InvitationInput!) {\n  resendInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation RevokeInvitation($input: InvitationInput!) {\n  revokeInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    side\n    role\n    organisation\n  }\n}\n\nmutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n  changeMemberRole(input: $input)\n}\n\nmutation RemoveMember($input: MemberInput!) {\n  removeMember(input: $input)\n}\n\nmutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input)\n}\n\nmutation SetCouncilDomains($input: SetCouncilDomainsInput!) {\n  setCouncilDomains(input: $input)\n}": types.MemberInvitationRowFragmentDoc,
    "fragment SignInSessionRow on SignInSession {\n  id\n  device\n  signedInAt\n  verifiedAt\n  current\n}\n\nquery AccountSessions {\n  sessions {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeOtherSessions {\n  revokeOtherSessions\n}": types.SignInSessionRowFragmentDoc,
    "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n    signInServices {\n      id\n      name\n    }\n  }\n  viewer {\n    name\n    email\n    hasSecondFactor\n    needsSecondFactor\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}": types.ViewerDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment MemberInvitationRow on MemberInvitation {\n  id\n  email\n  role\n  sentAt\n  expiresAt\n  expired\n}\n\nquery OrganisationMembers($side: Side!, $organisationId: ID) {\n  members(side: $side, organisationId: $organisationId) {\n    name\n    members {\n      id\n      name\n      role\n      hasSecondFactor\n      you\n    }\n    invitations {\n      ...MemberInvitationRow\n    }\n    domains\n    mayInviteTo\n    mayManage\n  }\n}\n\nmutation InviteMember($input: InviteMemberInput!) {\n  inviteMember(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation ResendInvitation($input: InvitationInput!) {\n  resendInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation RevokeInvitation($input: InvitationInput!) {\n  revokeInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    side\n    role\n    organisation\n  }\n}\n\nmutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n  changeMemberRole(input: $input)\n}\n\nmutation RemoveMember($input: MemberInput!) {\n  removeMember(input: $input)\n}\n\nmutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input)\n}\n\nmutation SetCouncilDomains($input: SetCouncilDomainsInput!) {\n  setCouncilDomains(input: $input)\n}"): (typeof documents)["fragment MemberInvitationRow on MemberInvitation {\n  id\n  email\n  role\n  sentAt\n  expiresAt\n  expired\n}\n\nquery OrganisationMembers($side: Side!, $organisationId: ID) {\n  members(side: $side, organisationId: $organisationId) {\n    name\n    members {\n      id\n      name\n      role\n      hasSecondFactor\n      you\n    }\n    invitations {\n      ...MemberInvitationRow\n    }\n    domains\n    mayInviteTo\n    mayManage\n  }\n}\n\nmutation InviteMember($input: InviteMemberInput!) {\n  inviteMember(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation ResendInvitation($input: InvitationInput!) {\n  resendInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation RevokeInvitation($input: InvitationInput!) {\n  revokeInvitation(input: $input) {\n    ...MemberInvitationRow\n  }\n}\n\nmutation AcceptInvitation($input: AcceptInvitationInput!) {\n  acceptInvitation(input: $input) {\n    side\n    role\n    organisation\n  }\n}\n\nmutation ChangeMemberRole($input: ChangeMemberRoleInput!) {\n  changeMemberRole(input: $input)\n}\n\nmutation RemoveMember($input: MemberInput!) {\n  removeMember(input: $input)\n}\n\nmutation ResetSecondFactor($input: ResetSecondFactorInput!) {\n  resetSecondFactor(input: $input)\n}\n\nmutation SetCouncilDomains($input: SetCouncilDomainsInput!) {\n  setCouncilDomains(input: $input)\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "fragment SignInSessionRow on SignInSession {\n  id\n  device\n  signedInAt\n  verifiedAt\n  current\n}\n\nquery AccountSessions {\n  sessions {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeOtherSessions {\n  revokeOtherSessions\n}"): (typeof documents)["fragment SignInSessionRow on SignInSession {\n  id\n  device\n  signedInAt\n  verifiedAt\n  current\n}\n\nquery AccountSessions {\n  sessions {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeSession($input: RevokeSessionInput!) {\n  revokeSession(input: $input) {\n    ...SignInSessionRow\n  }\n}\n\nmutation RevokeOtherSessions {\n  revokeOtherSessions\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n    signInServices {\n      id\n      name\n    }\n  }\n  viewer {\n    name\n    email\n    hasSecondFactor\n    needsSecondFactor\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}"): (typeof documents)["query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n    signInServices {\n      id\n      name\n    }\n  }\n  viewer {\n    name\n    email\n    hasSecondFactor\n    needsSecondFactor\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;