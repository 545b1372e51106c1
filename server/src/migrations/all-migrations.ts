import { Migration20261123000000Foundation } from './20261123000000-foundation.ts';
import { Migration20261123000100SignIn } from './20261123000100-sign-in.ts';
import { Migration20261125000000DerivedLine } from './20261125000000-derived-line.ts';
import { Migration20261125000000PoliciesAndExposure } from './20261125000000-policies-and-exposure.ts';
import { Migration20261125050000KeptFromImports } from './20261125050000-kept-from-imports.ts';
import { Migration20261125100000AuditChain } from './20261125100000-audit-chain.ts';
import { Migration20261125100100Snapshots } from './20261125100100-snapshots.ts';
import { Migration20261125200000SecondFactor } from './20261125200000-second-factor.ts';
import { Migration20261125200100MemberInvitations } from './20261125200100-member-invitations.ts';
import { Migration20261125300000ApiTokens } from './20261125300000-api-tokens.ts';
import { Migration20261125400000Outbox } from './20261125400000-outbox.ts';
import { Migration20261125400100AnsweredKeys } from './20261125400100-answered-keys.ts';
import { Migration20261130000000MembershipsOnce } from './20261130000000-memberships-once.ts';
import { Migration20261130000100AuditLeftOut } from './20261130000100-audit-left-out.ts';

/** Every migration, oldest first; the name is what the database remembers. */
export const migrations = [
  { name: '20261123000000-foundation', class: Migration20261123000000Foundation },
  { name: '20261123000100-sign-in', class: Migration20261123000100SignIn },
  { name: '20261125000000-derived-line', class: Migration20261125000000DerivedLine },
  { name: '20261125000000-policies-and-exposure', class: Migration20261125000000PoliciesAndExposure },
  { name: '20261125050000-kept-from-imports', class: Migration20261125050000KeptFromImports },
  { name: '20261125100000-audit-chain', class: Migration20261125100000AuditChain },
  { name: '20261125100100-snapshots', class: Migration20261125100100Snapshots },
  { name: '20261125200000-second-factor', class: Migration20261125200000SecondFactor },
  { name: '20261125200100-member-invitations', class: Migration20261125200100MemberInvitations },
  { name: '20261125300000-api-tokens', class: Migration20261125300000ApiTokens },
  { name: '20261125400000-outbox', class: Migration20261125400000Outbox },
  { name: '20261125400100-answered-keys', class: Migration20261125400100AnsweredKeys },
  { name: '20261130000000-memberships-once', class: Migration20261130000000MembershipsOnce },
  { name: '20261130000100-audit-left-out', class: Migration20261130000100AuditLeftOut },
];
