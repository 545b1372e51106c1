import { raw } from '@mikro-orm/core';
import { limits } from '@parley/shared/limits';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { getById, type Context } from '../platform/context.ts';
import { badInput } from '../platform/errors.ts';
import { holding, searchWords } from '../platform/search.ts';
import { pageOf, type Connection, type PageArgs } from '../platform/pagination.ts';
import type { TermSuggestions } from './term.resolver.ts';
import type { Scheme } from './term.entity.ts';
import { Term } from './term.entity.ts';
import { currentSuggester } from './current-suggester.ts';

export function searchTerms(
  ctx: Context,
  filter: { search?: string; scheme?: Scheme; ids?: string[] },
  page: PageArgs,
): Promise<Connection<Term>> {
  const words = searchWords(filter.search);
  const synonyms = () => raw((alias) => `array_to_string(${alias}.synonyms, ' ')`);
  return pageOf(
    ctx,
    Term,
    {
      ...(filter.scheme ? { scheme: filter.scheme } : {}),
      ...(filter.ids ? { id: { $in: filter.ids } } : {}),
      $and: words.map((word) => ({
        $or: [{ label: holding(word) }, { code: holding(word) }, { [synonyms()]: holding(word) }],
      })),
    },
    { label: 'asc' },
    page,
  );
}

/** What a free text seems to be about, best first. */
export async function suggest(
  ctx: Context,
  asked: { title: string; text: string },
  first: number,
): Promise<TermSuggestions> {
  if (asked.text.length > limits.text * 4) {
    throw badInput({ field: 'text', message: `Give at most ${limits.text * 4} characters.` });
  }
  if (asked.title.length > limits.title * 2) {
    throw badInput({ field: 'title', message: `Give at most ${limits.title * 2} characters.` });
  }
  const most = Math.min(Math.max(first, 1), limits.terms);
  const found = (await currentSuggester(ctx)).suggest(asked);
  return {
    terms: await Promise.all(
      found.terms.slice(0, most).map(async ({ termId, score, because, noticeIds }) => ({
        term: await getById(ctx, Term, termId),
        score,
        because,
        pastIds: noticeIds,
      })),
    ),
    lines: await Promise.all(
      found.lines.slice(0, 3).map(async ({ lineId, score, because }) => ({
        lineOfBusiness: await getById(ctx, LineOfBusiness, lineId),
        score,
        because,
      })),
    ),
  };
}
