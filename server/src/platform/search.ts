import { limits } from '@parley/shared/limits';
import { badInput } from './errors.ts';

/** The text as a condition on a column: the column holds it somewhere, in any case; `%` and `_` are themselves. */
export const holding = (text: string) => ({ $ilike: `%${text.replace(/[\\%_]/g, '\\$&')}%` });

/** @throws Refusal BAD_USER_INPUT for a search longer than `limits.search` characters. */
export function checkSearch(search: string | undefined): void {
  if ((search?.length ?? 0) > limits.search) {
    throw badInput({ field: 'search', message: `Search for at most ${limits.search} characters.` });
  }
}

/**
 * The words of a search, each of which must be found.
 * @throws Refusal BAD_USER_INPUT as `checkSearch`.
 */
export function searchWords(search: string | undefined): string[] {
  checkSearch(search);
  return (search ?? '').trim().split(/\s+/).filter(Boolean);
}
