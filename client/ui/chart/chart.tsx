import { useId } from 'react';
import { Button } from '../button.tsx';
import { downloadCsv } from '../csv.ts';
import { Details } from '../details.tsx';
import { Table } from '../table.tsx';
import { Bars } from './bars.tsx';
import { Funnel } from './funnel.tsx';
import { Lines } from './lines.tsx';
import { LegendSwatch } from './marks.tsx';
import { useWidth } from './use-width.ts';

export interface ChartSeries {
  name: string;
  /** One per category; null where nothing is known. */
  values: readonly (number | null)[];
}

export interface ChartData {
  /** What the categories are: "Council", "Month", "Stage". */
  categoryName: string;
  categories: readonly string[];
  /** At most four; a funnel has one. */
  series: readonly ChartSeries[];
}

interface ChartProps {
  kind: 'bars' | 'lines' | 'funnel';
  title: string;
  /** What the chart shows, in a sentence: the finding, not the axes. */
  summary: string;
  data: ChartData;
  /** How a number is said: `formatMoney`, or `(n) => `${n}%``. */
  format?: (value: number) => string;
  level?: 2 | 3;
}

export interface DrawingProps {
  data: ChartData;
  width: number;
  format: (value: number) => string;
  /** The prefix of the pattern ids. */
  patterns: string;
  titleId: string;
  summaryId: string;
}

const drawings = { bars: Bars, lines: Lines, funnel: Funnel };
const wholeNumber = (value: number) => value.toLocaleString('en-GB');

/** A picture, its finding in words, its table and its file: always all four. */
export function Chart({ kind, title, summary, data, format = wholeNumber, level = 2 }: ChartProps) {
  const id = useId();
  const [box, width] = useWidth();
  const Drawing = drawings[kind];
  const Heading = `h${level}` as const;
  const rows = data.categories.map((category, index) => ({
    category,
    values: data.series.map(({ values }) => values[index] ?? null),
  }));

  return (
    <figure className="parley-chart" aria-labelledby={`${id}-title`}>
      <Heading className="parley-chart__title" id={`${id}-title`}>
        {title}
      </Heading>
      <p className="parley-chart__summary" id={`${id}-summary`}>
        {summary}
      </p>
      {data.series.length > 1 && (
        <ul className="parley-chart__legend" aria-hidden="true">
          {data.series.map(({ name }, index) => (
            <li key={name}>
              <LegendSwatch index={index} line={kind === 'lines'} patterns={`${id}-legend`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <div className="parley-chart__canvas" ref={box}>
        <Drawing
          data={data}
          width={width}
          format={format}
          patterns={id}
          titleId={`${id}-title`}
          summaryId={`${id}-summary`}
        />
      </div>
      <div className="parley-chart__foot">
        <Details
          summary={
            <>
              The numbers as a table<span className="govuk-visually-hidden">: {title}</span>
            </>
          }
        >
          <Table
            caption={title}
            captionHidden
            narrow="scroll"
            rows={rows}
            rowKey={(row) => row.category}
            columns={[
              { key: 'category', header: data.categoryName, cell: (row) => row.category, rowHeader: true },
              ...data.series.map(({ name }, index) => ({
                key: `series-${index}`,
                header: name,
                numeric: true,
                cell: (row: (typeof rows)[number]) => {
                  const value = row.values[index];
                  return value == null ? 'Not known' : format(value);
                },
              })),
            ]}
          />
        </Details>
        <Button
          kind="secondary"
          onClick={() =>
            downloadCsv(title, [
              [data.categoryName, ...data.series.map(({ name }) => name)],
              ...rows.map(({ category, values }) => [category, ...values]),
            ])
          }
        >
          Download CSV<span className="govuk-visually-hidden">: {title}</span>
        </Button>
      </div>
    </figure>
  );
}
