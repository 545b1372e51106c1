import { makeOperation, mapExchange, type Operation } from '@urql/core';

type Document = Operation['query'];

/** The documents sent so far, by their id. */
const sent = new Map<string, Document>();

const withDocument = (operation: Operation, query: Document) =>
  makeOperation(operation.kind, { ...operation, query }, operation.context);

/**
 * Sends a document's id in place of its text: the server has every document of this version, and answers
 * UNKNOWN_DOCUMENT when the page is of another one. Exchanges before this one see documents alone.
 */
export const documentIdExchange = mapExchange({
  onOperation(operation) {
    const id = (operation.query as { __meta__?: { hash?: string } }).__meta__?.hash;
    if (!id || operation.kind === 'teardown') return operation;
    sent.set(id, operation.query);
    return withDocument(operation, {
      kind: 'Document',
      definitions: [],
      documentId: id,
    } as unknown as Document);
  },
  onResult(result) {
    const id = (result.operation.query as { documentId?: string }).documentId;
    const query = id === undefined ? undefined : sent.get(id);
    return query ? { ...result, operation: withDocument(result.operation, query) } : result;
  },
});
