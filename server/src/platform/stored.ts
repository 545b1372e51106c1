import { PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';

@InterfaceType('Node', { description: 'Anything with an id that `node(id:)` can find again.' })
export abstract class Node {
  @Field(() => ID, { description: 'Unique over all kinds, for life; also stands in addresses.' })
  @PrimaryKey({ type: 'text' })
  id!: string;
}

/** What every row that people can edit carries. */
@ObjectType()
export abstract class Stored extends Node {
  @Field(() => Date, { description: 'When it came to be: for a published notice, the day of the notice.' })
  @Property({ type: 'timestamptz', defaultRaw: 'now()' })
  createdAt: Date = new Date();

  @Field(() => Date, { description: 'When it was last changed.' })
  @Property({ type: 'timestamptz', defaultRaw: 'now()', onUpdate: () => new Date() })
  updatedAt: Date = new Date();

  @Field(() => Int, { description: 'Grows by one with each change; send it back when you edit.' })
  @Property({ type: 'integer', version: true, default: 1 })
  version: number = 1;
}
