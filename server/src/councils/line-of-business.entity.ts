import { Entity, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';

@ObjectType({
  implements: Node,
  description: 'A service area of councils, keyed to the published service lines.',
})
@Entity({ tableName: 'lines_of_business' })
export class LineOfBusiness extends Stored {
  @Field(() => String)
  @Property({ type: 'text' })
  @Unique()
  code!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string;

  @Field(() => String, { description: 'The published service group it belongs to.' })
  @Property({ type: 'text' })
  serviceGroup!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  description!: string;

  @Field(() => Boolean, { description: 'District councils run it.' })
  @Property({ type: 'boolean' })
  district!: boolean;

  @Field(() => Boolean, { description: 'County councils run it.' })
  @Property({ type: 'boolean' })
  county!: boolean;

  @Field(() => Boolean, { description: 'Unitary authorities, London and metropolitan boroughs run it.' })
  @Property({ type: 'boolean' })
  unitary!: boolean;

  @Field(() => [String], { description: 'Codes of the published revenue outturn lines it covers.' })
  @Property({ type: 'text[]', default: [] })
  outturnCodes: string[] = [];

  /** Capability terms typical of the line, by code: the start of a council line's tags. */
  @Property({ type: 'text[]', default: [] })
  termCodes: string[] = [];
}
