import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  Float,
  ID,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Engagement } from '../engagements/engagement.entity.ts';
import { findById, related, type Context } from '../platform/context.ts';
import { connectionOf, PageArgs, type Connection } from '../platform/pagination.ts';
import { searchTerms, suggest } from './term.service.ts';
import { Scheme, Term } from './term.entity.ts';

export const TermConnection = connectionOf(() => Term, 'Term');

@ObjectType({ description: 'A term that a text seems to be about.' })
export class TermSuggestion {
  @Field(() => Term)
  term!: Term;

  @Field(() => Float, { description: 'From 0 to 1, best first.' })
  score!: number;

  @Field(() => String, { description: 'The words of the text that led to it.' })
  because!: string;

  /** Ids of past work like the text. */
  pastIds!: readonly string[];
}

@ObjectType({ description: 'A line of business that a text seems to belong to.' })
export class LineSuggestion {
  @Field(() => LineOfBusiness)
  lineOfBusiness!: LineOfBusiness;

  @Field(() => Float)
  score!: number;

  @Field(() => String)
  because!: string;
}

@ObjectType({ description: 'What a problem seems to be about, in terms and lines of business.' })
export class TermSuggestions {
  @Field(() => [TermSuggestion])
  terms!: TermSuggestion[];

  @Field(() => [LineSuggestion])
  lines!: LineSuggestion[];
}

@Resolver(() => Term)
export class TermResolver {
  @Query(() => TermConnection, { description: 'Terms whose label or synonyms hold the words.' })
  terms(
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
    @Arg('search', () => String, { nullable: true }) search?: string,
    @Arg('scheme', () => Scheme, { nullable: true }) scheme?: Scheme,
    @Arg('ids', () => [ID], { nullable: true }) ids?: string[],
  ): Promise<Connection<Term>> {
    return searchTerms(ctx, { search, scheme, ids }, page);
  }

  @Query(() => TermSuggestions, {
    description: 'Terms and lines of business that a free text seems to be about.',
  })
  suggestTerms(
    @Ctx() ctx: Context,
    @Arg('text', () => String) text: string,
    @Arg('first', () => Int, { defaultValue: 8 }) first: number,
    @Arg('title', () => String, { defaultValue: '', description: 'Its words count twice.' }) title: string,
  ): Promise<TermSuggestions> {
    return suggest(ctx, { title, text }, first);
  }

  @FieldResolver(() => Term, { nullable: true, description: 'The wider term.' })
  parent(@Root() term: Term, @Ctx() ctx: Context): Promise<Term | null> {
    return related(ctx, Term, term.parent);
  }
}

@Resolver(() => TermSuggestion)
export class TermSuggestionResolver {
  @FieldResolver(() => [Engagement], {
    description: 'Past work described like the text and bought under a code of the term: at most three.',
  })
  async engagements(@Root() { pastIds }: TermSuggestion, @Ctx() ctx: Context): Promise<Engagement[]> {
    const found = await Promise.all(pastIds.map((id) => findById(ctx, Engagement, id)));
    const there = found.filter((engagement): engagement is Engagement => engagement !== null);
    // The same work is often published more than once.
    return [...new Map(there.map((one) => [`${one.title}\n${one.buyerName}`, one])).values()];
  }
}

/** The terms with the ids, in their order; ids of terms that are gone are left out. */
export async function termsOf(ctx: Context, ids: readonly string[]): Promise<Term[]> {
  const found = await Promise.all(ids.map((id) => findById(ctx, Term, id)));
  return found.filter((term): term is Term => term !== null);
}
