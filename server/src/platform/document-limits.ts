import type { ApolloServerPlugin } from '@apollo/server';
import { getComplexity, simpleEstimator, type ComplexityEstimator } from 'graphql-query-complexity';
import { visit, type DocumentNode, type GraphQLSchema } from 'graphql';
import { limits } from '@parley/shared/limits';
import type { Context } from './context.ts';
import { Refusal } from './errors.ts';
import { holdsUnstorable } from './storable.ts';

/** A list of `first` nodes costs `first` times what one node costs. */
const byPageSize: ComplexityEstimator = ({ args, childComplexity }) =>
  typeof args.first === 'number' ? 1 + Math.max(0, args.first) * childComplexity : undefined;

const byIntrospection: ComplexityEstimator = ({ field, childComplexity }) =>
  field.name === '__schema' || field.name === '__type'
    ? limits.introspectionCost + childComplexity
    : undefined;

function documentHoldsUnstorable(document: DocumentNode): boolean {
  let found = false;
  visit(document, { StringValue: ({ value }) => void (found ||= holdsUnstorable(value)) });
  return found;
}

/**
 * Refuses a document that is dearer than the request may be; the cost is computed with the variables of every
 * execution, since a document is parsed once and run many times.
 */
export function costLimits(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operationName, contextValue }) {
          if (holdsUnstorable(request.variables) || documentHoldsUnstorable(document)) {
            throw new Refusal(
              'BAD_USER_INPUT',
              'A text holds the NUL character or half of a character that needs two; leave it out.',
            );
          }
          const cost = getComplexity({
            schema,
            query: document,
            ...(operationName ? { operationName } : {}),
            variables: request.variables ?? {},
            estimators: [byPageSize, byIntrospection, simpleEstimator({ defaultComplexity: 1 })],
          });
          const { budget, budgetName } = contextValue.door;
          if (cost > budget) {
            throw new Refusal(
              'TOO_COSTLY',
              `The document could cost ${cost}; at most ${budget} is allowed ${budgetName}. Ask for fewer at a time.`,
            );
          }
        },
      };
    },
  };
}
