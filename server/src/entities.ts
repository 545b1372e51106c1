import { AuditEntry } from './audit/audit-entry.entity.ts';
import { AuditLeftOut } from './audit/audit-left-out.entity.ts';
import { AuditLink } from './audit/audit-link.entity.ts';
import { CouncilLine } from './councils/council-line.entity.ts';
import { Council, CouncilName } from './councils/council.entity.ts';
import { LineOfBusiness } from './councils/line-of-business.entity.ts';
import { Engagement } from './engagements/engagement.entity.ts';
import { AnsweredKey } from './identity/answered-key.entity.ts';
import { CouncilDomain } from './identity/council-domain.entity.ts';
import { MemberInvitation } from './identity/member-invitation.entity.ts';
import { ApiToken } from './identity/api-token.entity.ts';
import { Membership } from './identity/membership.entity.ts';
import { ChangeRecord } from './matching/change-record.entity.ts';
import { Impression } from './matching/impression.entity.ts';
import { StoredRankingPolicy } from './matching/ranking-policy.entity.ts';
import { Interest } from './needs/interest.entity.ts';
import { Need } from './needs/need.entity.ts';
import { ImportRefusal, ImportRun } from './open-data/import-run.entity.ts';
import { OutboxEntry } from './platform/outbox-entry.entity.ts';
import { PracticeCard } from './practice/practice-card.entity.ts';
import { Node, Stored } from './platform/stored.ts';
import { ShortlistEntry } from './shortlists/shortlist-entry.entity.ts';
import { Snapshot } from './shortlists/snapshot.entity.ts';
import { Capability } from './suppliers/capability.entity.ts';
import { Supplier } from './suppliers/supplier.entity.ts';
import { Term } from './taxonomy/term.entity.ts';

/** Every stored thing; the schema of the database is made of these. */
export const entities = [
  Node,
  Stored,
  AnsweredKey,
  ApiToken,
  AuditEntry,
  AuditLeftOut,
  AuditLink,
  Capability,
  ChangeRecord,
  Council,
  CouncilDomain,
  CouncilLine,
  CouncilName,
  Engagement,
  ImportRefusal,
  ImportRun,
  Impression,
  Interest,
  LineOfBusiness,
  MemberInvitation,
  Membership,
  Need,
  OutboxEntry,
  PracticeCard,
  ShortlistEntry,
  Snapshot,
  StoredRankingPolicy,
  Supplier,
  Term,
];
