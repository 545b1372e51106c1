import { Entity, Index, PrimaryKey, Property, Trigger } from '@mikro-orm/decorators/legacy';

/** Who did what to which thing, when and why; written in the transaction that did it. */
@Entity({ tableName: 'audit_entries' })
@Trigger({
  name: 'audit_entries_link',
  timing: 'after',
  events: ['insert'],
  expression: `create constraint trigger "audit_entries_link" after insert on "audit_entries"
    deferrable initially deferred for each row execute function "link_audit_entry"()`,
})
@Trigger({
  name: 'audit_entries_stay',
  timing: 'before',
  events: ['update', 'delete', 'truncate'],
  expression: `create trigger "audit_entries_stay" before update or delete or truncate on "audit_entries"
    for each statement execute function "refuse_rewriting"()`,
})
export class AuditEntry {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  @Index()
  at: Date = new Date();

  @Property({ type: 'text', nullable: true })
  @Index()
  accountId!: string | null;

  /** The mutation's name, the command's, or what identity/sign-in-acts.ts records. */
  @Property({ type: 'text' })
  @Index()
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
