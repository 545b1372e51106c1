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
import type { EntityName } from '@mikro-orm/core';
import { Council } from '../councils/council.entity.ts';
import { CouncilLine } from '../councils/council-line.entity.ts';
import { LineOfBusiness } from '../councils/line-of-business.entity.ts';
import { Engagement } from '../engagements/engagement.entity.ts';
import { Role, Side } from '../identity/membership.entity.ts';
import { SecondFactorNeed, type SignInState } from '../identity/second-factor-need.ts';
import { allSignals } from '../matching/engine/signals/all-signals.ts';
import { ExposureLedger } from '../matching/policy.type.ts';
import { exposureLedger } from '../matching/policy.service.ts';
import { seeNeed } from '../needs/need-visibility.ts';
import { ImportRefusal, ImportRun } from '../open-data/import-run.entity.ts';
import { PracticeCard } from '../practice/practice-card.entity.ts';
import { Capability } from '../suppliers/capability.entity.ts';
import { Supplier } from '../suppliers/supplier.entity.ts';
import { Term } from '../taxonomy/term.entity.ts';
import { findById, related, type Context } from './context.ts';
import { kindOf, type Kind } from './ids.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from './pagination.ts';
import { Node, type Stored } from './stored.ts';

export const ImportRunConnection = connectionOf(() => ImportRun, 'ImportRun');
export const ImportRefusalConnection = connectionOf(() => ImportRefusal, 'ImportRefusal');

@ObjectType({ description: 'A service of others that may vouch for a person at sign-in.' })
export class SignInService {
  @Field(() => String)
  id!: string;

  @Field(() => String, { description: 'As a button says it, after "Sign in with".' })
  name!: string;
}

@ObjectType({ description: 'What this server is.' })
export class About {
  @Field(() => Boolean, { description: 'True where suppliers, needs and people are invented.' })
  demo!: boolean;

  @Field(() => Int, { description: 'Ranking policy in force.' })
  policyVersion!: number;

  @Field(() => String, { description: 'What a match is not.' })
  notice!: string;

  @Field(() => [SignInService], { description: 'Ways to sign in besides a link in a mail.' })
  signInServices!: SignInService[];
}

@ObjectType({ description: 'One organisation a person acts for.' })
export class ViewerMembership {
  @Field(() => Side)
  side!: Side;

  @Field(() => Role)
  role!: Role;

  councilId!: string | null;
  supplierId!: string | null;
}

@ObjectType({ description: 'The person signed in.' })
export class ViewerAccount {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => [ViewerMembership], { description: 'None while a second factor is owed.' })
  memberships!: ViewerMembership[];

  signIn?: SignInState;
}

@ObjectType({ description: 'A signal as the ranking policy weighs it.' })
export class PolicySignal {
  @Field(() => String, { description: 'S1 to S10, as docs/ranking numbers them.' })
  signal!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Float)
  weight!: number;

  @Field(() => Float, { description: 'The most it can give a match, of 100 points.' })
  mostPoints!: number;
}

@ObjectType({ description: 'The ranking policy in force: its weights and constants.' })
export class RankingPolicyInForce {
  @Field(() => Int)
  version!: number;

  @Field(() => [PolicySignal], { description: 'Every signal that is built, whatever its weight.' })
  signals!: PolicySignal[];

  @Field(() => ExposureLedger, {
    nullable: true,
    description: 'What S10 goes by; null while nothing shown is on record.',
  })
  exposure!: ExposureLedger | null;

  @Field(() => String, { description: 'The whole policy as JSON.' })
  body!: string;
}

/** Kinds that `node(id:)` finds for anyone; needs follow their own rule of visibility. */
const publicKinds: Partial<Record<Kind, new () => Stored>> = {
  Council,
  CouncilLine,
  LineOfBusiness,
  Supplier,
  Capability,
  Term,
  Engagement,
  PracticeCard,
};

@Resolver(() => ViewerMembership)
export class AboutResolver {
  @Query(() => About)
  about(@Ctx() ctx: Context): About {
    return {
      demo: ctx.config.demo,
      policyVersion: ctx.live.policyVersion,
      notice: 'A match is not a selection or an award decision.',
      signInServices: ctx.config.signInProviders.map(({ id, name }) => ({ id, name })),
    };
  }

  @Query(() => ViewerAccount, { nullable: true, description: 'The person signed in; null for a visitor.' })
  viewer(@Ctx() ctx: Context): ViewerAccount | null {
    return ctx.viewer;
  }

  @Query(() => Node, {
    nullable: true,
    description: 'Anything by its id; null when there is none or not for you.',
  })
  async node(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<Node | null> {
    const kind = kindOf(id);
    if (kind === 'Need') return seeNeed(ctx, id);
    const type = kind && publicKinds[kind];
    return type ? findById(ctx, type, id) : null;
  }

  @Query(() => RankingPolicyInForce)
  rankingPolicy(@Ctx() ctx: Context): RankingPolicyInForce {
    const { policy } = ctx.live;
    const most = allSignals.map((signal) => policy.weights[signal.id] * signal.greatest(policy));
    const all = most.reduce((sum, points) => sum + points, 0);
    return {
      version: ctx.live.policyVersion,
      body: JSON.stringify(policy),
      exposure: exposureLedger(ctx),
      signals: allSignals.map(({ id, name }, i) => ({
        signal: id,
        name,
        weight: policy.weights[id],
        mostPoints: (100 * most[i]!) / all,
      })),
    };
  }

  @Query(() => ImportRunConnection, { description: 'Files brought in, newest first.' })
  importRuns(@Ctx() ctx: Context, @Args(() => PageArgs) page: PageArgs): Promise<Connection<ImportRun>> {
    return pageOf(ctx, ImportRun, {}, { createdAt: 'desc' }, page);
  }

  @Query(() => ImportRun, { nullable: true, description: 'One file brought in.' })
  importRun(@Ctx() ctx: Context, @Arg('id', () => ID) id: string): Promise<ImportRun | null> {
    return findById(ctx, ImportRun, id);
  }

  @FieldResolver(() => Council, { nullable: true })
  council(@Root() membership: ViewerMembership, @Ctx() ctx: Context): Promise<Council | null> {
    return related(ctx, Council, membership.councilId ? { id: membership.councilId } : null);
  }

  @FieldResolver(() => Supplier, { nullable: true })
  supplier(@Root() membership: ViewerMembership, @Ctx() ctx: Context): Promise<Supplier | null> {
    return related(ctx, Supplier, membership.supplierId ? { id: membership.supplierId } : null);
  }
}

@Resolver(() => ViewerAccount)
export class ViewerResolver {
  @FieldResolver(() => Boolean, { description: 'Whether a code is asked for after the link.' })
  hasSecondFactor(@Root() viewer: ViewerAccount): boolean {
    return viewer.signIn?.secondFactor ?? false;
  }

  @FieldResolver(() => SecondFactorNeed, {
    nullable: true,
    description: 'What is owed before anything may be done.',
  })
  needsSecondFactor(@Root() viewer: ViewerAccount): SecondFactorNeed | null {
    return viewer.signIn?.needs ?? null;
  }
}

@Resolver(() => ImportRun)
export class ImportRunResolver {
  @FieldResolver(() => ImportRefusalConnection, { description: 'Rows that could not be used, by line.' })
  refusals(
    @Root() run: ImportRun,
    @Ctx() ctx: Context,
    @Args(() => PageArgs) page: PageArgs,
  ): Promise<Connection<ImportRefusal>> {
    return pageOf(ctx, ImportRefusal as EntityName<ImportRefusal>, { run: run.id }, { line: 'asc' }, page);
  }
}
