import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** One version of the ranking policy; a version never changes once it is stored. */
@Entity({ tableName: 'ranking_policies' })
export class StoredRankingPolicy {
  @PrimaryKey({ type: 'integer' })
  version!: number;

  @Property({ type: 'jsonb' })
  body!: object;

  @Property({ type: 'text' })
  note!: string;

  @Property({ type: 'boolean', default: false })
  live: boolean = false;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();
}
