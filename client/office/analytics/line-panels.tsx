import { AxisBottom } from '@visx/axis';
import { scaleLinear, scalePoint } from '@visx/scale';
import { LinePath } from '@visx/shape';
import type { DrawingProps } from '../../ui/chart/chart.tsx';
import { axisText, Canvas, colour, Marker } from '../../ui/chart/marks.tsx';

const panel = 110;
const labelHeight = 26;
const axisHeight = 34;
const pixelsPerLabel = 90;

/** Many series over time: one panel each on its own scale, above a shared axis. */
export function LinePanels({ data, width, format, titleId, summaryId }: DrawingProps) {
  const { categories, series } = data;
  const height = series.length * panel + axisHeight;
  const x = scalePoint({ domain: [...categories], range: [30, width - 30] });
  const every = Math.max(1, Math.ceil((categories.length * pixelsPerLabel) / width));
  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      {series.map(({ name, values }, index) => {
        const most = Math.max(1, ...values.map((value) => value ?? 0));
        const y = scaleLinear({ domain: [0, most], range: [panel - 12, labelHeight + 14] });
        const points = categories.map((category, at) => ({ x: x(category) ?? 0, value: values[at] ?? null }));
        return (
          <g key={name} transform={`translate(0 ${index * panel})`}>
            <text x={0} y={16} fontSize={16} fontWeight={700}>
              {name}
            </text>
            <text x={width} y={16} fontSize={14} textAnchor="end">
              {`most in a month: ${format(Math.max(0, ...values.map((value) => value ?? 0)))}`}
            </text>
            <line x1={0} x2={width} y1={y(0)} y2={y(0)} stroke="#5a6670" />
            <LinePath
              data={points}
              x={(point) => point.x}
              y={(point) => y(point.value ?? 0)}
              defined={(point) => point.value !== null}
              stroke={colour(0)}
              strokeWidth={3}
            />
            {points.map((point) =>
              point.value === null ? null : <Marker key={point.x} index={0} x={point.x} y={y(point.value)} />,
            )}
          </g>
        );
      })}
      <AxisBottom
        scale={x}
        top={height - axisHeight}
        tickValues={categories.filter((_, index) => index % every === 0)}
        stroke="#0b0c0c"
        tickStroke="#0b0c0c"
        tickLabelProps={() => ({ ...axisText, textAnchor: 'middle', dy: '0.25em' })}
      />
    </Canvas>
  );
}
