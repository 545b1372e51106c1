import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** Who did what to which thing, when and why; written in the transaction that did it. */
@Entity({ tableName: 'audit_entries' })
export class AuditEntry {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  @Index()
  at: Date = new Date();

  @Property({ type: 'text', nullable: true })
  accountId!: string | null;

  /** The mutation's name, the command's, or what identity/sign-in-acts.ts records. */
  @Property({ type: 'text' })
  act!: string;

  @Property({ type: 'text' })
  @Index()
  subjectId!: string;

  @Property({ type: 'jsonb', nullable: true })
  before!: object | null;

  @Property({ type: 'jsonb', nullable: true })
  after!: object | null;

  @Property({ type: 'text', nullable: true })
  reason!: string | null;

  @Property({ type: 'text' })
  requestId!: string;
}
