import { freshSignInNeeded } from '../platform/errors.ts';
import type { Rule } from './rules.ts';

/** Acts that do great harm in the wrong hands are open so long after the person showed who they are. */
export const freshMinutes = 15;

/** Whether the person showed who they are lately. */
export const isFresh = (verifiedAt: Date | undefined): boolean =>
  verifiedAt !== undefined && Date.now() - verifiedAt.getTime() <= freshMinutes * 60_000;

/**
 * The rule, and a fresh sign-in besides.
 * @param when whether these arguments ask for it; always, where nothing is said
 */
export const fresh = (rule: Rule, when: (args: any) => boolean = () => true): Rule => ({
  who: rule.who,
  allows: async (ctx, args, source) => {
    if (!(await rule.allows(ctx, args, source))) return false;
    if (when(args) && !isFresh(ctx.viewer?.signIn?.verifiedAt)) throw freshSignInNeeded();
    return true;
  },
});
