import { Entity, Index, PrimaryKey, Property, Trigger, Unique } from '@mikro-orm/decorators/legacy';

/** A ranked list as it stood when a council acted on it; the database refuses to change or remove it. */
@Entity({ tableName: 'snapshots' })
@Trigger({
  name: 'snapshots_hashed',
  timing: 'before',
  events: ['insert'],
  expression: `create trigger "snapshots_hashed" before insert on "snapshots"
    for each row execute function "refuse_wrong_hash"()`,
})
@Trigger({
  name: 'snapshots_stay',
  timing: 'before',
  events: ['update', 'delete', 'truncate'],
  expression: `create trigger "snapshots_stay" before update or delete or truncate on "snapshots"
    for each statement execute function "refuse_rewriting"()`,
})
export class Snapshot {
  @PrimaryKey({ type: 'text' })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  takenAt: Date = new Date();

  /** As the audit does, it names the thing and does not hold on to it. */
  @Property({ type: 'text' })
  @Index()
  needId!: string;

  /** SHA-256 of the content in hexadecimal; the database checks it. */
  @Property({ type: 'text' })
  @Unique()
  contentHash!: string;

  /** JSON text of `SnapshotContent`, kept letter by letter. */
  @Property({ type: 'text' })
  content!: string;
}
