import { Field, Float, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';

export enum ChartShape {
  BAR = 'bar',
  FUNNEL = 'funnel',
  LINE = 'line',
  STACKED = 'stacked',
}
registerEnumType(ChartShape, { name: 'ChartShape', description: 'How a chart is best drawn.' });

export enum Unit {
  COUNT = 'count',
  SHARE = 'share',
  POUNDS = 'pounds',
  POINTS = 'points',
}
registerEnumType(Unit, {
  name: 'Unit',
  description: 'What the numbers of a series are; a share runs from 0 to 1.',
});

@ObjectType({ description: 'One column of numbers.' })
export class ChartSeries {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => Unit)
  unit!: Unit;
}

@ObjectType({ description: 'One row: a label and a number per series.' })
export class ChartRow {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  label!: string;

  @Field(() => [Float], {
    description: 'In the order of the series; null where there is nothing to count.',
    nullable: 'items',
  })
  values!: (number | null)[];
}

@ObjectType({ description: 'A question about the market and its answer in numbers.' })
export class Chart {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => String, { description: 'The question it answers.' })
  question!: string;

  @Field(() => ChartShape)
  shape!: ChartShape;

  @Field(() => String, { description: 'What a row is.' })
  rowLabel!: string;

  @Field(() => [ChartSeries])
  series!: ChartSeries[];

  @Field(() => [ChartRow])
  rows!: ChartRow[];

  @Field(() => String, { description: 'How the numbers are counted, so that each can be traced.' })
  note!: string;
}

@ObjectType({ description: 'Match analytics over a period.' })
export class MatchAnalytics {
  @Field(() => [Chart])
  charts!: Chart[];

  @Field(() => String, { description: 'First day counted (YYYY-MM-DD).' })
  since!: string;

  @Field(() => String, { description: 'Last day counted (YYYY-MM-DD).' })
  until!: string;
}

@InputType({ description: 'Narrows match analytics.' })
export class AnalyticsFilter {
  @Field(() => String, {
    nullable: true,
    description: 'First day (YYYY-MM-DD); 365 days back when left out.',
  })
  since?: string;

  @Field(() => String, { nullable: true, description: 'Last day (YYYY-MM-DD); today when left out.' })
  until?: string;

  @Field(() => ID, { nullable: true })
  councilId?: string;

  @Field(() => ID, { nullable: true })
  lineOfBusinessId?: string;
}
