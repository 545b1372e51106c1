import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { DrawingProps } from '../../ui/chart/chart.tsx';
import { Canvas, colour } from '../../ui/chart/marks.tsx';
import { RowName, rowsOf } from '../../ui/chart/rows.tsx';

const thin = 14;
const rowHeight = 22;

/** Many series in one colour: a named bar each, drawn to the largest number of its own row. */
export function BarPanels({ data, width, format, titleId, summaryId }: DrawingProps) {
  const { categories, series } = data;
  const nameRoom = 10 + Math.max(...series.map(({ name }) => name.length)) * 8;
  const { rows, height } = rowsOf(categories, width, series.length * rowHeight + 14);
  const scales = categories.map((_, row) =>
    scaleLinear({
      domain: [0, Math.max(1, ...series.map(({ values }) => values[row] ?? 0))],
      range: [0, width - nameRoom - 60],
    }),
  );
  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      {rows.map((row, at) => (
        <g key={categories[at]} transform={`translate(0 ${row.top})`}>
          <RowName row={row} bold />
          {series.map(({ name, values }, index) => {
            const value = values[at];
            const y = row.nameHeight + index * rowHeight;
            const to = nameRoom + (scales[at]?.(value ?? 0) ?? 0);
            return (
              <g key={name}>
                <text x={0} y={y + thin / 2 + 5} fontSize={14}>
                  {name}
                </text>
                <Bar x={nameRoom} y={y} height={thin} width={to - nameRoom} fill={colour(0)} />
                <text x={to + 6} y={y + thin / 2 + 5} fontSize={14} fontWeight={700}>
                  {value == null ? 'Not known' : format(value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </Canvas>
  );
}
