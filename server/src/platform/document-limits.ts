import type { ApolloServerPlugin } from '@apollo/server';
import { getComplexity, simpleEstimator, type ComplexityEstimator } from 'graphql-query-complexity';
import { Kind, visit, type DocumentNode, type GraphQLSchema, type SelectionSetNode } from 'graphql';
import { limits } from '@parley/shared/limits';
import type { Context } from './context.ts';
import { Refusal } from './errors.ts';
import { holdsUnstorable } from './storable.ts';

/** A list of `first` nodes costs `first` times what one node costs. */
const byPageSize: ComplexityEstimator = ({ args, childComplexity }) =>
  typeof args.first === 'number' ? 1 + Math.max(0, args.first) * childComplexity : undefined;

/** Levels of fields of the deepest operation. The document must be valid: no fragment spreads itself. */
function depthOf(document: DocumentNode): number {
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet]] : [],
    ),
  );
  // Each fragment once, however often it is spread: the cost would otherwise double with every fragment.
  const depths = new Map<string, number>();
  const depthOfFragment = (name: string): number => {
    const fragment = fragments.get(name);
    if (!fragment) return 1;
    if (!depths.has(name)) depths.set(name, measure(fragment));
    return depths.get(name)!;
  };
  const measure = (set: SelectionSetNode): number => {
    let deepest = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.selectionSet) deepest = Math.max(deepest, measure(selection.selectionSet));
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        deepest = Math.max(deepest, measure(selection.selectionSet) - 1);
      } else deepest = Math.max(deepest, depthOfFragment(selection.name.value) - 1);
    }
    return deepest + 1;
  };
  return Math.max(
    ...document.definitions.map((d) => (d.kind === Kind.OPERATION_DEFINITION ? measure(d.selectionSet) : 0)),
  );
}

const isIntrospection = (document: DocumentNode) =>
  document.definitions.every(
    (d) =>
      d.kind !== Kind.OPERATION_DEFINITION ||
      d.selectionSet.selections.every((s) => s.kind === Kind.FIELD && s.name.value.startsWith('__')),
  );

function documentHoldsUnstorable(document: DocumentNode): boolean {
  let found = false;
  visit(document, { StringValue: ({ value }) => void (found ||= holdsUnstorable(value)) });
  return found;
}

/**
 * Refuses a document that is deeper or dearer than one request may be; the cost is computed with the
 * variables of every execution, since a document is parsed once and run many times.
 */
export function costLimits(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, operationName }) {
          if (isIntrospection(document)) return;
          if (holdsUnstorable(request.variables) || documentHoldsUnstorable(document)) {
            throw new Refusal(
              'BAD_USER_INPUT',
              'A text holds the NUL character or half of a character that needs two; leave it out.',
            );
          }
          const depth = depthOf(document);
          if (depth > limits.depth) {
            throw new Refusal(
              'TOO_COSTLY',
              `The document is ${depth} levels deep; at most ${limits.depth} are allowed.`,
            );
          }
          const cost = getComplexity({
            schema,
            query: document,
            ...(operationName ? { operationName } : {}),
            variables: request.variables ?? {},
            estimators: [byPageSize, simpleEstimator({ defaultComplexity: 1 })],
          });
          if (cost > limits.cost) {
            throw new Refusal(
              'TOO_COSTLY',
              `The document could cost ${cost}; at most ${limits.cost} is allowed. Ask for fewer at a time.`,
            );
          }
        },
      };
    },
  };
}
