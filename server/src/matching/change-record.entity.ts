import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One changed thing that the live index must read again, written in the transaction that changed it. */
@Entity({ tableName: 'change_records' })
export class ChangeRecord {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  /** `supplier`, `demand`, `council`, `term`, `policy` when another is live, or `all` after a bulk load. */
  @Property({ type: 'text' })
  kind!: string;

  @Property({ type: 'text' })
  subjectId!: string;

  /** Transaction that wrote it: readers go by this, since ids are given out before commit. */
  @Property({ type: 'bigint', defaultRaw: '((pg_current_xact_id())::text)::bigint' })
  @Index()
  transactionId!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  at: Date = new Date();
}
