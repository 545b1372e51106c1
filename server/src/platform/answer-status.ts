import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/** Where the document or its variables are at fault, not the request that brings them. */
const documentFaults = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * Answers 400, not 500, where a request could not be carried out through the caller's own fault; and 200 to the older
 * media type, whose readers take any other status for a failure of the network, where GraphQL over HTTP asks for that.
 */
export const answerStatus: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ request, response: { body, http } }) {
        if (body.kind !== 'single') return;
        const { data, errors = [] } = body.singleResult;
        const codes = errors.map(({ extensions }) => String(extensions?.code));
        if (http.status === 500 && errors.length && !codes.includes('INTERNAL')) http.status = 400;
        const asksOldType = request.http?.headers.get('accept')?.trim() === 'application/json';
        if (http.status === 400 && asksOldType && data == null && codes.every((c) => documentFaults.has(c))) {
          http.status = 200;
        }
      },
    };
  },
};
