import { useId, type ComponentType } from 'react';
import { Bars } from '../../ui/chart/bars.tsx';
import type { DrawingProps } from '../../ui/chart/chart.tsx';
import { Funnel } from '../../ui/chart/funnel.tsx';
import { Lines } from '../../ui/chart/lines.tsx';
import { LegendSwatch } from '../../ui/chart/marks.tsx';
import { useWidth } from '../../ui/chart/use-width.ts';
import { Button } from '../../ui/button.tsx';
import { downloadCsv } from '../../ui/csv.ts';
import { Details } from '../../ui/details.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Table } from '../../ui/table.tsx';
import { BarPanels } from './bar-panels.tsx';
import { findingOf } from './findings.ts';
import { LinePanels } from './line-panels.tsx';
import { drawnSeries, formatOf, hasAnything, mostColours, type OfficeChart } from './numbers.ts';
import { StackedBars } from './stacked-bars.tsx';
import { keepScope } from './scope.ts';

const mostRows = 12;

const drawings: Record<
  OfficeChart['shape'],
  { few: ComponentType<DrawingProps>; many: ComponentType<DrawingProps> }
> = {
  BAR: { few: Bars, many: BarPanels },
  FUNNEL: { few: Funnel, many: BarPanels },
  LINE: { few: Lines, many: LinePanels },
  STACKED: { few: StackedBars, many: StackedBars },
};

function RowLabel({ id, label }: { id: string; label: string }) {
  if (id.startsWith('nee_'))
    return (
      <TextLink to="/needs/$needId" params={{ needId: id } as never}>
        {label}
      </TextLink>
    );
  if (id.startsWith('cou_'))
    return (
      <TextLink to="/councils/$councilId" params={{ councilId: id } as never}>
        {label}
      </TextLink>
    );
  if (id.startsWith('lob_'))
    return (
      <TextLink to="/needs" search={{ line: id } as never}>
        {label}
      </TextLink>
    );
  return <>{label}</>;
}

function ChartTable({ chart }: { chart: OfficeChart }) {
  return (
    <Table
      caption={chart.title}
      captionHidden
      narrow="scroll"
      rows={chart.rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'label',
          header: chart.rowLabel,
          rowHeader: true,
          cell: ({ key, label }: OfficeChart['rows'][number]) => <RowLabel id={key} label={label} />,
        },
        ...chart.series.map((series, index) => ({
          key: series.key,
          header: series.label,
          numeric: true,
          cell: ({ values }: OfficeChart['rows'][number]) => {
            const value = values[index];
            return value == null ? '–' : formatOf(series)(value);
          },
        })),
      ]}
    />
  );
}

function Picture({ chart, titleId, summaryId }: { chart: OfficeChart; titleId: string; summaryId: string }) {
  const id = useId();
  const [box, width] = useWidth();
  const series = drawnSeries(chart);
  const many = series.length > mostColours;
  const Drawing = drawings[chart.shape][many ? 'many' : 'few'];
  const rows = chart.shape === 'LINE' ? chart.rows : chart.rows.slice(0, mostRows);
  const unseen = chart.shape === 'FUNNEL' ? [] : chart.series.filter((one) => !series.includes(one));
  const named = series.length > 1 && series.length <= mostColours;
  return (
    <>
      {named && (
        <ul className="parley-chart__legend" aria-hidden="true">
          {series.map(({ key, label }, index) => (
            <li key={key}>
              <LegendSwatch index={index} line={chart.shape === 'LINE'} patterns={`${id}-legend`} />
              {label}
            </li>
          ))}
        </ul>
      )}
      <div className="parley-chart__canvas" ref={box}>
        <Drawing
          data={{
            categoryName: chart.rowLabel,
            categories: rows.map(({ label }) => label),
            series: series.map((one) => ({
              name: one.label,
              values: rows.map(({ values }) => values[chart.series.indexOf(one)] ?? null),
            })),
          }}
          width={width}
          format={series[0] ? formatOf(series[0]) : String}
          patterns={id}
          titleId={titleId}
          summaryId={summaryId}
        />
      </div>
      {(rows.length < chart.rows.length || unseen.length > 0 || many) && (
        <p className="govuk-hint">
          {many && 'Each has a scale of its own. '}
          {rows.length < chart.rows.length &&
            `The picture has the first ${rows.length} of ${chart.rows.length} rows. `}
          {unseen.length > 0 && `The table also has: ${unseen.map(({ label }) => label).join(', ')}.`}
        </p>
      )}
    </>
  );
}

interface ChartFigureProps {
  chart: OfficeChart;
  /** The chart's own page shows the table at once and has the title as its heading. */
  alone?: boolean;
}

/** A chart of the server: its finding in words, its picture, its table, its file and how it is counted. */
export function ChartFigure({ chart, alone = false }: ChartFigureProps) {
  const id = useId();
  const [titleId, summaryId] = [`${id}-title`, `${id}-summary`];
  return (
    <figure className="parley-chart" aria-labelledby={titleId}>
      <h2 className={alone ? 'govuk-visually-hidden' : 'parley-chart__title'} id={titleId}>
        {alone ? (
          `Chart: ${chart.title}`
        ) : (
          <TextLink
            to="/analytics/$chartId"
            params={{ chartId: chart.id } as never}
            search={keepScope as never}
          >
            {chart.title}
          </TextLink>
        )}
      </h2>
      <p className="parley-chart__summary" id={summaryId}>
        {findingOf(chart)}
      </p>
      {hasAnything(chart) && <Picture chart={chart} titleId={titleId} summaryId={summaryId} />}
      {chart.rows.length > 0 && (
        <div className="parley-chart__foot">
          {alone ? (
            <div className="office-chart-table">
              <h2 className="govuk-heading-m">The numbers</h2>
              <ChartTable chart={chart} />
            </div>
          ) : (
            <Details
              summary={
                <>
                  The numbers as a table<span className="govuk-visually-hidden">: {chart.title}</span>
                </>
              }
            >
              <ChartTable chart={chart} />
            </Details>
          )}
          <Button
            kind="secondary"
            onClick={() =>
              downloadCsv(chart.title, [
                [chart.rowLabel, ...chart.series.map(({ label }) => label)],
                ...chart.rows.map(({ label, values }) => [label, ...values]),
              ])
            }
          >
            Download CSV<span className="govuk-visually-hidden">: {chart.title}</span>
          </Button>
        </div>
      )}
      <figcaption className="office-note">
        <strong>How it is counted.</strong> {chart.note}
      </figcaption>
    </figure>
  );
}
