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
    "fragment ApiTokenRow on ApiToken {\n  id\n  name\n  prefix\n  side\n  council {\n    id\n    niceName\n  }\n  supplier {\n    id\n    name\n  }\n  scopes\n  createdAt\n  expiresAt\n  lastUsedAt\n}\n\nquery ApiTokens {\n  apiTokens {\n    ...ApiTokenRow\n  }\n}\n\nmutation CreateApiToken($input: CreateApiTokenInput!) {\n  createApiToken(input: $input) {\n    secret\n    token {\n      ...ApiTokenRow\n    }\n  }\n}\n\nmutation RevokeApiToken($input: RevokeApiTokenInput!) {\n  revokeApiToken(input: $input) {\n    id\n    name\n  }\n}": typeof types.ApiTokenRowFragmentDoc,
    "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n  }\n  viewer {\n    name\n    email\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}": typeof types.ViewerDocument,
};
const documents: Documents = {
    "fragment ApiTokenRow on ApiToken {\n  id\n  name\n  prefix\n  side\n  council {\n    id\n    niceName\n  }\n  supplier {\n    id\n    name\n  }\n  scopes\n  createdAt\n  expiresAt\n  lastUsedAt\n}\n\nquery ApiTokens {\n  apiTokens {\n    ...ApiTokenRow\n  }\n}\n\nmutation CreateApiToken($input: CreateApiTokenInput!) {\n  createApiToken(input: $input) {\n    secret\n    token {\n      ...ApiTokenRow\n    }\n  }\n}\n\nmutation RevokeApiToken($input: RevokeApiTokenInput!) {\n  revokeApiToken(input: $input) {\n    id\n    name\n  }\n}": types.ApiTokenRowFragmentDoc,
    "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n  }\n  viewer {\n    name\n    email\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}": types.ViewerDocument,
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
export function graphql(source: "fragment ApiTokenRow on ApiToken {\n  id\n  name\n  prefix\n  side\n  council {\n    id\n    niceName\n  }\n  supplier {\n    id\n    name\n  }\n  scopes\n  createdAt\n  expiresAt\n  lastUsedAt\n}\n\nquery ApiTokens {\n  apiTokens {\n    ...ApiTokenRow\n  }\n}\n\nmutation CreateApiToken($input: CreateApiTokenInput!) {\n  createApiToken(input: $input) {\n    secret\n    token {\n      ...ApiTokenRow\n    }\n  }\n}\n\nmutation RevokeApiToken($input: RevokeApiTokenInput!) {\n  revokeApiToken(input: $input) {\n    id\n    name\n  }\n}"): (typeof documents)["fragment ApiTokenRow on ApiToken {\n  id\n  name\n  prefix\n  side\n  council {\n    id\n    niceName\n  }\n  supplier {\n    id\n    name\n  }\n  scopes\n  createdAt\n  expiresAt\n  lastUsedAt\n}\n\nquery ApiTokens {\n  apiTokens {\n    ...ApiTokenRow\n  }\n}\n\nmutation CreateApiToken($input: CreateApiTokenInput!) {\n  createApiToken(input: $input) {\n    secret\n    token {\n      ...ApiTokenRow\n    }\n  }\n}\n\nmutation RevokeApiToken($input: RevokeApiTokenInput!) {\n  revokeApiToken(input: $input) {\n    id\n    name\n  }\n}"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n  }\n  viewer {\n    name\n    email\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}"): (typeof documents)["query Viewer {\n  about {\n    demo\n    policyVersion\n    notice\n  }\n  viewer {\n    name\n    email\n    memberships {\n      side\n      role\n      council {\n        id\n        niceName\n      }\n      supplier {\n        id\n        name\n      }\n    }\n  }\n}"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;