import type { RateLimits } from '../platform/rate-limits.ts';
import type { Rule } from './rules.ts';

/**
 * The rule, and an allowance of the person besides, of which every try takes one: before the transaction of the act
 * begins, so that a try that fails is counted as well.
 * @param allowance whose name is what is counted
 */
export const counted = (rule: Rule, allowance: keyof RateLimits): Rule => ({
  who: rule.who,
  allows: async (ctx, args, source) => {
    if (!ctx.viewer || !(await rule.allows(ctx, args, source))) return false;
    await ctx.rates[allowance](ctx.viewer.accountId);
    return true;
  },
});
