import { scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import type { DrawingProps } from './chart.tsx';
import { Canvas, colour } from './marks.tsx';

const bar = 30;
const lineHeight = 22;
const narrow = 400;

const share = (value: number, of: number) => `${Math.round((value / of) * 100)}%`;

/** Stages from the top down, each with its share of the stage before. */
export function Funnel({ data, width, format, titleId, summaryId }: DrawingProps) {
  const values = data.series[0]?.values ?? [];
  const most = Math.max(1, ...values.map((value) => value ?? 0));
  const x = scaleLinear({ domain: [0, most], range: [0, width] });
  const inTwoLines = width < narrow;
  const labelHeight = lineHeight * (inTwoLines ? 2 : 1) + 4;
  const block = labelHeight + bar + 26;
  const height = data.categories.length * block - 18;

  return (
    <Canvas {...{ width, height, titleId, summaryId }}>
      {data.categories.map((category, index) => {
        const value = values[index] ?? 0;
        const before = values[index - 1];
        const y = index * block + labelHeight;
        return (
          <g key={category}>
            <text x={0} y={index * block + 18} fontSize={16}>
              <tspan fontWeight={700}>{category}</tspan>
              <tspan>{` ${format(value)}`}</tspan>
              {before ? (
                <tspan {...(inTwoLines ? { x: 0, dy: lineHeight } : {})}>
                  {`${inTwoLines ? '' : ', '}${share(value, before)} of the stage before`}
                </tspan>
              ) : null}
            </text>
            <rect x={0} y={y} width={width} height={bar} fill="#eef4f4" />
            <Bar x={0} y={y} width={Math.max(2, x(value))} height={bar} fill={colour(0)} />
          </g>
        );
      })}
    </Canvas>
  );
}
