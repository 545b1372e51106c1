import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** How often people who are not signed in were refused something lately: beyond a number it is counted here alone. */
@Entity({ tableName: 'audit_left_out' })
export class AuditLeftOut {
  /** The mutation, or the act of sign-in. */
  @PrimaryKey({ type: 'text' })
  kind!: string;

  /** When the first refusal was that is counted in `refused`. */
  @Property({ type: 'timestamptz' })
  since!: Date;

  @Property({ type: 'integer' })
  refused!: number;

  /** How many of the time before are on record as a number alone. */
  @Property({ type: 'integer' })
  leftOut!: number;
}
