import { Entity, Enum, PrimaryKey, Property, Trigger } from '@mikro-orm/decorators/legacy';

export enum PolicyOrigin {
  SHIPPED = 'shipped',
  LEARNED = 'learned',
}

/** One version of the ranking policy; the database refuses to change a version once it is stored. */
@Entity({ tableName: 'ranking_policies' })
@Trigger({
  name: 'ranking_policies_stay',
  timing: 'before',
  events: ['update', 'delete'],
  expression: `create trigger "ranking_policies_stay" before update or delete on "ranking_policies"
    for each row execute function "refuse_policy_change"()`,
})
export class StoredRankingPolicy {
  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'jsonb' })
  body!: object;

  @Property({ type: 'text' })
  note!: string;

  @Enum({ items: () => PolicyOrigin, type: 'text' })
  origin!: PolicyOrigin;

  /** What a learned policy was measured by, against the one that was live. */
  @Property({ type: 'jsonb', nullable: true })
  figures!: object | null;

  @Property({ type: 'boolean', default: false })
  live: boolean = false;

  @Property({ type: 'timestamptz', nullable: true })
  madeLiveAt!: Date | null;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
