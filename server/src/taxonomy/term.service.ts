import { raw } from '@mikro-orm/core';
import { limits } from '@parley/shared/limits';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { getById, type Context } from '../platform/context.ts';
import { badInput } from '../platform/errors.ts';
import { holding, searchWords } from '../platform/search.ts';
import { pageOf, type Connection, type PageArgs } from '../platform/pagination.ts';
import type { TermSuggestions } from './term.resolver.ts';
import { Scheme, Term } from './term.entity.ts';
import { buildTermSuggester, type TermSuggester } from './suggest-terms.ts';

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

let suggester: { suggester: TermSuggester; size: number } | null = null;

async function currentSuggester(ctx: Context): Promise<TermSuggester> {
  const size = await ctx.em.count(Term, { scheme: Scheme.CAPABILITY });
  if (suggester?.size === size) return suggester.suggester;
  const terms = await ctx.em.find(Term, { scheme: Scheme.CAPABILITY });
  const lines = await ctx.em.find(LineOfBusiness, {});
  // A line names branches of the vocabulary; narrower terms belong to it too.
  const byId = new Map(terms.map((term) => [term.id, term]));
  const linesOf = (term: Term) => {
    const codes = new Set<string>();
    for (let at: Term | undefined = term; at; at = at.parent ? byId.get(at.parent.id) : undefined)
      codes.add(at.code);
    return lines.filter((line) => line.termCodes.some((code) => codes.has(code))).map((line) => line.id);
  };
  const built = buildTermSuggester(
    terms.map((t) => ({ id: t.id, label: t.label, synonyms: t.synonyms, lineIds: linesOf(t) })),
    lines.map((l) => ({ id: l.id, label: l.name, description: l.description })),
  );
  suggester = { suggester: built, size };
  return built;
}

/** What a free text seems to be about, best first. */
export async function suggest(ctx: Context, text: string, first: number): Promise<TermSuggestions> {
  if (text.length > limits.text * 4) {
    throw badInput({ field: 'text', message: `Give at most ${limits.text * 4} characters.` });
  }
  const most = Math.min(Math.max(first, 1), limits.terms);
  const current = await currentSuggester(ctx);
  return {
    terms: await Promise.all(
      current.suggest(text, most).map(async ({ termId, score, because }) => ({
        term: await getById(ctx, Term, termId),
        score,
        because,
      })),
    ),
    lines: await Promise.all(
      current.suggestLines(text, 3).map(async ({ lineId, score, because }) => ({
        lineOfBusiness: await getById(ctx, LineOfBusiness, lineId),
        score,
        because,
      })),
    ),
  };
}
