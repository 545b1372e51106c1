import { Entity, Index, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';

@ObjectType({ implements: Node, description: 'A local authority, as the public register names it.' })
@Entity({ tableName: 'councils' })
export class Council extends Stored {
  @Field(() => String, { description: 'Three-letter code of the local authority register.' })
  @Property({ type: 'text' })
  @Unique()
  code!: string;

  @Field(() => String, { nullable: true, description: 'GSS code of the Office for National Statistics.' })
  @Property({ type: 'text', nullable: true })
  @Index()
  gssCode!: string | null;

  @Field(() => String, { description: 'Official name.' })
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'The short name people say.' })
  @Property({ type: 'text' })
  @Index()
  niceName!: string;

  @Field(() => String, {
    description: 'Kind of authority, as a short code of the register (LBO, UTA, CTY, …).',
  })
  @Property({ type: 'text' })
  type!: string;

  @Field(() => String, { description: 'Kind of authority in words.' })
  @Property({ type: 'text' })
  typeName!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  region!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  nation!: string;

  @Field(() => Int, { nullable: true, description: 'Residents, mid-2020 estimate.' })
  @Property({ type: 'integer', nullable: true })
  population!: number | null;

  @Field(() => Float, { nullable: true })
  @Property({ type: 'double precision', nullable: true })
  latitude!: number | null;

  @Field(() => Float, { nullable: true })
  @Property({ type: 'double precision', nullable: true })
  longitude!: number | null;

  @Field(() => Boolean, { description: 'False for an authority that has been replaced.' })
  @Property({ type: 'boolean', default: true })
  current: boolean = true;

  @Field(() => String, {
    nullable: true,
    description: 'Published label of councils that resemble each other.',
  })
  @Property({ type: 'text', nullable: true })
  similarityLabel!: string | null;
}

/** One spelling under which a council is met in published data, folded for comparison. */
@Entity({ tableName: 'council_names' })
export class CouncilName {
  @Property({ type: 'text', primary: true })
  folded!: string;

  @Property({ type: 'text' })
  @Index()
  councilId!: string;

  @Property({ type: 'text' })
  spelling!: string;
}
