import { Entity, PrimaryKey, Property, Trigger, Unique } from '@mikro-orm/decorators/legacy';

/** Ties an entry to the one before it; the database alone writes these, when an entry is committed. */
@Entity({ tableName: 'audit_links' })
@Trigger({
  name: 'audit_links_stay',
  timing: 'before',
  events: ['update', 'delete', 'truncate'],
  expression: `create trigger "audit_links_stay" before update or delete or truncate on "audit_links"
    for each statement execute function "refuse_rewriting"()`,
})
@Trigger({
  name: 'audit_links_made_here',
  timing: 'before',
  events: ['insert'],
  expression: `create trigger "audit_links_made_here" before insert on "audit_links"
    for each row execute function "refuse_own_link"()`,
})
export class AuditLink {
  /** Place in the chain, from 1 without gaps. */
  @PrimaryKey({ type: 'bigint', autoincrement: false })
  sequence!: string;

  @Property({ type: 'bigint' })
  @Unique()
  entryId!: string;

  /** The hash of the link before; zeros in the first. */
  @Property({ type: 'blob' })
  previousHash!: Uint8Array;

  /** SHA-256 of the previous hash and the entry's text. */
  @Property({ type: 'blob' })
  hash!: Uint8Array;
}
