import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';

/** A domain of e-mail addresses whose people may be invited to act for the council. */
@Entity({ tableName: 'council_domains' })
export class CouncilDomain {
  @PrimaryKey({ type: 'text' })
  councilId!: string;

  /** As it stands after the @, in lower case. */
  @PrimaryKey({ type: 'text' })
  domain!: string;
}
