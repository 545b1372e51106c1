import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

// urql's cache tells by __typename what an answer holds. Documents go to the server by id, so it stands in them already.
export const { transform } = addTypenameSelectionDocumentTransform;
