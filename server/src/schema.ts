import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AnalyticsResolver } from './analytics/analytics.resolver.ts';
import { AuditResolver } from './audit/audit.resolver.ts';
import { CouncilLineResolver, CouncilResolver, LineOfBusinessResolver } from './councils/council.resolver.ts';
import { EngagementResolver } from './engagements/engagement.resolver.ts';
import { enforceRules } from './identity/allow.ts';
import { ApiTokenResolver } from './identity/api-token.resolver.ts';
import { MemberInvitationResolver, MemberResolver } from './identity/member.resolver.ts';
import { OrganisationResolver } from './identity/organisation.resolver.ts';
import { rules, types } from './identity/rules.ts';
import { SessionResolver } from './identity/session.resolver.ts';
import { CouncilLineAdviceResolver, NeedAdviceResolver } from './matching/advice.resolver.ts';
import {
  CouncilLineMatchResolver,
  MatchResolver,
  NeedMatchResolver,
  SupplierMatchResolver,
} from './matching/match.resolver.ts';
import { PolicyResolver } from './matching/policy.resolver.ts';
import {
  CouncilInterestResolver,
  InterestResolver,
  SupplierInterestResolver,
} from './needs/interest.resolver.ts';
import { NeedResolver } from './needs/need.resolver.ts';
import { AboutResolver, ImportRunResolver, ViewerResolver } from './platform/about.resolver.ts';
import { checkInput } from './platform/check-input.ts';
import { PracticeCardResolver } from './practice/practice-card.resolver.ts';
import { NeedShortlistResolver, ShortlistResolver } from './shortlists/shortlist.resolver.ts';
import { NeedSnapshotResolver } from './shortlists/snapshot.resolver.ts';
import { CapabilityResolver, SupplierResolver } from './suppliers/supplier.resolver.ts';
import { TermResolver, TermSuggestionResolver } from './taxonomy/term.resolver.ts';

/**
 * The whole GraphQL schema with the rules in front of its resolvers.
 * @throws Error when the rules leave a field out.
 */
export async function createSchema(): Promise<GraphQLSchema> {
  const schema = await createOpenSchema();
  enforceRules(schema, types, rules);
  return schema;
}

/** The resolvers without any rule: what `createSchema` guards, and what tests of row-level security ask. */
export async function createOpenSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      AboutResolver,
      AnalyticsResolver,
      AuditResolver,
      ApiTokenResolver,
      CapabilityResolver,
      CouncilInterestResolver,
      CouncilLineAdviceResolver,
      CouncilLineMatchResolver,
      CouncilLineResolver,
      CouncilResolver,
      EngagementResolver,
      ImportRunResolver,
      InterestResolver,
      LineOfBusinessResolver,
      MatchResolver,
      MemberInvitationResolver,
      MemberResolver,
      NeedAdviceResolver,
      NeedMatchResolver,
      NeedResolver,
      NeedShortlistResolver,
      NeedSnapshotResolver,
      OrganisationResolver,
      PolicyResolver,
      PracticeCardResolver,
      SessionResolver,
      ShortlistResolver,
      SupplierInterestResolver,
      SupplierMatchResolver,
      SupplierResolver,
      TermResolver,
      TermSuggestionResolver,
      ViewerResolver,
    ],
    validateFn: (value) => checkInput(value),
  });
}
