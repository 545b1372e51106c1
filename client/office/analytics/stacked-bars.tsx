import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { DrawingProps } from '../../ui/chart/chart.tsx';
import { Canvas, fill, Patterns } from '../../ui/chart/marks.tsx';
import { RowName, rowsOf } from '../../ui/chart/rows.tsx';

const thick = 26;
const between = 14;

/** One lying bar per category, made of its series, with the sum at its end. */
export function StackedBars({ data, width, format, patterns, titleId, summaryId }: DrawingProps) {
  const { categories, series } = data;
  const sums = categories.map((_, row) => series.reduce((sum, { values }) => sum + (values[row] ?? 0), 0));
  const most = Math.max(1, ...sums);
  const room = 12 + Math.max(...sums.map((sum) => format(sum).length), 1) * 9;
  const x = scaleLinear({ domain: [0, most], range: [0, width - room] });
  const { rows, height } = rowsOf(categories, width, thick + between);
  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      <Patterns prefix={patterns} />
      {rows.map((row, at) => {
        let before = 0;
        return (
          <g key={categories[at]} transform={`translate(0 ${row.top})`}>
            <RowName row={row} />
            {series.map(({ name, values }, index) => {
              const value = values[at] ?? 0;
              const from = x(before);
              before += value;
              const to = x(before);
              return value > 0 ? (
                <Bar
                  key={name}
                  x={from}
                  y={row.nameHeight}
                  width={Math.max(2, to - from - 2)}
                  height={thick}
                  fill={fill(patterns, index)}
                />
              ) : null;
            })}
            <text x={x(before) + 6} y={row.nameHeight + thick / 2 + 5} fontSize={15} fontWeight={700}>
              {format(before)}
            </text>
          </g>
        );
      })}
    </Canvas>
  );
}
