import type { ApolloServerPlugin } from '@apollo/server';
import { Kind, TypeInfo, visit, visitWithTypeInfo, type GraphQLSchema } from 'graphql';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/errors.ts';
import { ApiScope } from './api-token.entity.ts';
import type { Rule } from './rules.ts';

/**
 * What a program may change with WRITE_OWN. Whatever concerns the person (sign-in, sessions, tokens) is not among it,
 * and neither is a mutation that nobody has thought of yet.
 */
export const writableWithToken = new Set([
  'createNeed',
  'updateNeed',
  'publishNeed',
  'moveNeed',
  'recordNeedOutcome',
  'decideShortlist',
  'removeShortlistEntry',
  'decideInterest',
  'updateCouncilLine',
  'expressInterest',
  'withdrawInterest',
  'updateSupplier',
  'declareCapability',
  'updateCapability',
  'removeCapability',
  'recordView',
]);

const lacks = (scope: string, what: string) =>
  new Refusal('FORBIDDEN', `This API token may not ${what}; that needs a token with ${scope}.`);

/**
 * Looks at what a document asks for before any rule does: a token without the scope is refused, whoever it belongs to.
 * @throws Error when a mutation named above does not exist
 */
export function tokenScopes(schema: GraphQLSchema, rules: Record<string, Rule>): ApolloServerPlugin<Context> {
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const gone = [...writableWithToken].filter((name) => !(name in mutations));
  if (gone.length)
    throw new Error(`identity/token-scopes.ts names what the schema does not have: ${gone.join(', ')}.`);
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          const { token } = contextValue.door;
          if (!token) return;
          const mayReadOwn =
            token.scopes.includes(ApiScope.READ_OWN) || token.scopes.includes(ApiScope.WRITE_OWN);
          const types = new TypeInfo(schema);
          visit(
            document,
            visitWithTypeInfo(types, {
              [Kind.FIELD]: ({ name }) => {
                const parent = types.getParentType()?.name;
                if (parent === 'Mutation') {
                  if (!token.scopes.includes(ApiScope.WRITE_OWN)) throw lacks('WRITE_OWN', 'change anything');
                  if (name.value !== '__typename' && !writableWithToken.has(name.value)) {
                    throw new Refusal('FORBIDDEN', `No API token may use ${name.value}; sign in to do this.`);
                  }
                }
                const rule = rules[`${parent}.${name.value}`];
                if (parent !== 'Mutation' && rule && rule.who !== 'anyone' && !mayReadOwn) {
                  throw lacks('READ_OWN', `read ${parent}.${name.value}`);
                }
              },
            }),
          );
        },
      };
    },
  };
}
