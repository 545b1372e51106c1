import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear, scalePoint } from '@visx/scale';
import { LinePath } from '@visx/shape';
import type { DrawingProps } from './chart.tsx';
import { axisText, Canvas, colour, dash, Marker } from './marks.tsx';

const height = 320;
const top = 12;
const bottom = 36;
const pixelsPerLabel = 90;

/** A line per series over time, each with its own dash and marker; a gap where nothing is known. */
export function Lines({ data, width, format, titleId, summaryId }: DrawingProps) {
  const { categories, series } = data;
  const most = Math.max(1, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const left = 14 + format(most).length * 9;
  const y = scaleLinear({ domain: [0, most], range: [height - bottom, top], nice: true });
  const x = scalePoint({ domain: [...categories], range: [left, width - 24], padding: 0.1 });
  const every = Math.max(1, Math.ceil((categories.length * pixelsPerLabel) / (width - left)));
  const labelled = categories.filter((_, index) => index % every === 0);

  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      {y.ticks(5).map((tick) => (
        <line key={tick} x1={left} x2={width} y1={y(tick)} y2={y(tick)} stroke="#cfd8d8" />
      ))}
      <AxisLeft
        scale={y}
        left={left}
        numTicks={5}
        hideAxisLine
        hideTicks
        tickFormat={(value) => format(Number(value))}
        tickLabelProps={() => ({ ...axisText, textAnchor: 'end', dx: '-0.4em', dy: '0.33em' })}
      />
      <AxisBottom
        scale={x}
        top={height - bottom}
        tickValues={labelled}
        stroke="#0b0c0c"
        tickStroke="#0b0c0c"
        tickLabelProps={() => ({ ...axisText, textAnchor: 'middle', dy: '0.25em' })}
      />
      {series.map(({ name, values }, index) => {
        const points = categories.map((category, at) => ({ x: x(category) ?? 0, value: values[at] ?? null }));
        return (
          <g key={name}>
            <LinePath
              data={points}
              x={(point) => point.x}
              y={(point) => y(point.value ?? 0)}
              defined={(point) => point.value !== null}
              stroke={colour(index)}
              strokeWidth={3}
              strokeDasharray={dash(index)}
            />
            {points.map((point) =>
              point.value === null ? null : (
                <Marker key={point.x} index={index} x={point.x} y={y(point.value)} />
              ),
            )}
          </g>
        );
      })}
    </Canvas>
  );
}
