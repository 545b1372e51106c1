import { Entity, Index, ManyToOne, Property } from '@mikro-orm/decorators/legacy';
import type { Ref } from '@mikro-orm/core';
import { Field, Int, ObjectType } from 'type-graphql';
import { Node, Stored } from '../platform/stored.ts';

@ObjectType({ implements: Node, description: 'One file brought in, with what became of its rows.' })
@Entity({ tableName: 'import_runs' })
export class ImportRun extends Stored {
  @Field(() => String, { description: 'Which importer read it.' })
  @Property({ type: 'text' })
  source!: string;

  @Field(() => String)
  @Property({ type: 'text' })
  fileName!: string;

  @Field(() => String, { description: '`running`, `finished`, `failed`, or `interrupted`.' })
  @Property({ type: 'text' })
  state!: string;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  rowsRead: number = 0;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  added: number = 0;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  changed: number = 0;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  unchanged: number = 0;

  @Field(() => Int)
  @Property({ type: 'integer', default: 0 })
  refused: number = 0;

  /** Further counts by kind of thing, such as suppliers, engagements and needs added. */
  @Property({ type: 'jsonb', default: '{}' })
  counts: Record<string, number> = {};

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  @Property({ type: 'text', nullable: true })
  failure!: string | null;

  @Field(() => Date, { nullable: true })
  @Property({ type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}

@ObjectType({ implements: Node, description: 'A row that could not be used, with its line and the reason.' })
@Entity({ tableName: 'import_refusals' })
export class ImportRefusal extends Stored {
  @ManyToOne(() => ImportRun, { ref: true })
  @Index()
  run!: Ref<ImportRun>;

  @Field(() => Int, { description: 'Line of the file, or number of the record, from 1.' })
  @Property({ type: 'integer' })
  line!: number;

  @Field(() => String)
  @Property({ type: 'text' })
  reason!: string;

  @Field(() => Boolean, {
    description: 'True when only a part of the row was dropped and the rest was used.',
  })
  @Property({ type: 'boolean', default: false })
  partial: boolean = false;
}
