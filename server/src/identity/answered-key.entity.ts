import { Entity, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What an account was answered to a mutation that carried an Idempotency-Key; kept for a day. */
@Entity({ tableName: 'answered_keys' })
export class AnsweredKey {
  @PrimaryKey({ type: 'text' })
  accountId!: string;

  /** As the client chose it, for one attempt of one act. */
  @PrimaryKey({ type: 'text' })
  key!: string;

  /** Where in the document's answer the mutation stands. */
  @PrimaryKey({ type: 'text' })
  field!: string;

  /** SHA-256 of the mutation's name and its arguments. */
  @Property({ type: 'text' })
  inputHash!: string;

  /** The id of the thing that was answered, or the answer itself where it is no thing with an id. */
  @Property({ type: 'jsonb' })
  answer!: object;

  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  @Index()
  answeredAt: Date = new Date();
}
