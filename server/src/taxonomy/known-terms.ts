import type { Context } from '../platform/context.ts';
import { badInput } from '../platform/errors.ts';
import { Term } from './term.entity.ts';

/**
 * The ids given as tags, each once.
 * @throws Refusal BAD_USER_INPUT on `termIds` when one of them is no term.
 */
export async function knownTermIds(ctx: Context, given: readonly string[]): Promise<string[]> {
  const termIds = [...new Set(given)];
  if ((await ctx.em.count(Term, { id: { $in: termIds } })) !== termIds.length) {
    throw badInput({ field: 'termIds', message: 'One of the tags does not exist.' });
  }
  return termIds;
}
