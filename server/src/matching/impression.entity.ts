import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

export enum ImpressionAct {
  SHOWN = 'shown',
  VIEWED = 'viewed',
}

/** A match that was shown or opened: to which side, where, at what rank, under which policy. */
@Entity({ tableName: 'impressions' })
@Index({ properties: ['demandId', 'supplierId'] })
export class Impression {
  @PrimaryKey({ type: 'bigint', autoincrement: true })
  id!: string;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  @Index()
  at: Date = new Date();

  @Enum({ items: () => ImpressionAct, type: 'text' })
  act!: ImpressionAct;

  /** The side that saw it: `council`, `supplier` or `office`. */
  @Property({ type: 'text' })
  side!: string;

  /** A need or a council line. */
  @Property({ type: 'text' })
  demandId!: string;

  @Property({ type: 'text' })
  @Index()
  supplierId!: string;

  /** Place in the list, from 1; null when the match was opened by its address. */
  @Property({ type: 'integer', nullable: true })
  rank!: number | null;

  @Property({ type: 'integer' })
  points!: number;

  /** Those of its points that S9 to S11 gave: terms of fairness, not of fit. */
  @Property({ type: 'integer', default: 0 })
  fairnessPoints: number = 0;

  @Property({ type: 'integer' })
  policyVersion!: number;

  @Property({ type: 'text' })
  accountId!: string;
}
