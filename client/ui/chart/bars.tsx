import { AxisBottom } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { DrawingProps } from './chart.tsx';
import { axisText, Canvas, fill, Patterns } from './marks.tsx';
import { RowName, rowsOf } from './rows.tsx';

const thin = 18;
const thick = 26;
const between = 14;
const axisHeight = 30;

/** Lying bars with the category written above, so that long names fit a phone. */
export function Bars({ data, width, format, patterns, titleId, summaryId }: DrawingProps) {
  const { categories, series } = data;
  const bar = series.length > 1 ? thin : thick;
  const { rows, height: rowsHeight } = rowsOf(categories, width, series.length * (bar + 3) + between);
  const height = rowsHeight + axisHeight;
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const room = 10 + Math.max(...series.flatMap(({ values }) => values.map((v) => format(v ?? 0).length))) * 9;
  const x = scaleLinear({ domain: [0, most], range: [0, width - room], nice: true });
  const ticks = width < 420 ? 3 : 5;

  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      <Patterns prefix={patterns} />
      {x.ticks(ticks).map((tick) => (
        <line key={tick} x1={x(tick)} x2={x(tick)} y1={0} y2={height - axisHeight} stroke="#cfd8d8" />
      ))}
      {rows.map((row, at) => (
        <g key={categories[at]} transform={`translate(0 ${row.top})`}>
          <RowName row={row} />
          {series.map(({ name, values }, index) => {
            const value = values[at];
            const y = row.nameHeight + index * (bar + 3);
            return (
              <g key={name}>
                <Bar x={0} y={y} height={bar} width={x(value ?? 0)} fill={fill(patterns, index)} />
                <text x={x(value ?? 0) + 6} y={y + bar / 2 + 5} fontSize={15} fontWeight={700}>
                  {value == null ? 'Not known' : format(value)}
                </text>
              </g>
            );
          })}
        </g>
      ))}
      <AxisBottom
        scale={x}
        top={height - axisHeight}
        numTicks={ticks}
        stroke="#0b0c0c"
        hideTicks
        tickFormat={(value) => format(Number(value))}
        tickLabelProps={(_, index) => ({
          ...axisText,
          textAnchor: index === 0 ? 'start' : 'middle',
          dy: '0.25em',
        })}
      />
    </Canvas>
  );
}
