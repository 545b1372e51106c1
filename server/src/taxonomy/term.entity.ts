import { Entity, Enum, Index, ManyToOne, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';

export enum Scheme {
  CPV = 'cpv',
  SERVICE = 'service',
  CAPABILITY = 'capability',
}
registerEnumType(Scheme, {
  name: 'Scheme',
  description: 'The vocabulary a term belongs to.',
  valuesConfig: {
    CPV: { description: 'Common Procurement Vocabulary 2008.' },
    SERVICE: { description: 'Council services, keyed to the published service lines.' },
    CAPABILITY: { description: "Parley's own plain-word capability vocabulary." },
  },
});

@ObjectType({ implements: Node, description: 'An entry of a vocabulary, with its parent and synonyms.' })
@Entity({ tableName: 'terms' })
@Unique({ properties: ['scheme', 'code'] })
export class Term extends Stored {
  @Field(() => Scheme)
  @Enum({ items: () => Scheme, type: 'text' })
  scheme!: Scheme;

  @Field(() => String, {
    description: 'Code inside the scheme: eight digits for CPV, a short word otherwise.',
  })
  @Property({ type: 'text' })
  code!: string;

  @Field(() => String, { description: 'What a person reads.' })
  @Property({ type: 'text' })
  label!: string;

  @ManyToOne(() => Term, { ref: true, nullable: true })
  @Index()
  parent!: Ref<Term> | null;

  @Field(() => [String], { description: 'Other words people use for it.' })
  @Property({ type: 'text[]', default: [] })
  synonyms: string[] = [];

  @Field(() => [String], { description: 'CPV codes a capability term stands for.' })
  @Property({ type: 'text[]', default: [] })
  cpvCodes: string[] = [];
}
