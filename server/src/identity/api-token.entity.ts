import { Entity, Enum, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';
import { Side } from './membership.entity.ts';

export enum ApiScope {
  READ_PUBLIC = 'read:public',
  READ_OWN = 'read:own',
  WRITE_OWN = 'write:own',
}
registerEnumType(ApiScope, {
  name: 'ApiScope',
  description: 'What a program with an API token may do; the rules for the person hold as well.',
  valuesConfig: {
    READ_PUBLIC: { description: 'Read what every visitor may read.' },
    READ_OWN: { description: 'Read what the person may read for the organisation of the token.' },
    WRITE_OWN: { description: 'Change what the person may change for the organisation of the token.' },
  },
});

@ObjectType({
  implements: Node,
  description: 'Lets a program act for a person until it expires or is revoked; its secret is shown once.',
})
@Entity({ tableName: 'api_tokens' })
export class ApiToken extends Stored {
  @Property({ type: 'text' })
  @Index()
  accountId!: string;

  @Field(() => Side, { nullable: true, description: 'The side it acts on; null when it acts for nobody.' })
  @Enum({ items: () => Side, type: 'text', nullable: true })
  side!: Side | null;

  @Field(() => ID, { nullable: true, description: 'The council or supplier it acts for.' })
  @Property({ type: 'text', nullable: true })
  organisationId!: string | null;

  @Field(() => String, { description: 'What the person calls it.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'How its secret begins, so that it can be told from others.' })
  @Property({ type: 'text' })
  prefix!: string;

  /** SHA-256 of the secret, which is kept nowhere. */
  @Property({ type: 'text' })
  @Unique()
  digest!: string;

  @Field(() => [ApiScope])
  @Property({ type: 'text[]' })
  scopes!: ApiScope[];

  @Field(() => Date)
  @Property({ type: 'timestamptz' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'To the minute; null when it never was.' })
  @Property({ type: 'timestamptz', nullable: true })
  lastUsedAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
