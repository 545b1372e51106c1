import type { ReactNode } from 'react';

/** Each at least 3:1 on white; each also has its own pattern, dash and marker. */
export const colours = ['#0b4f54', '#b3560f', '#5b3f96', '#5a6670'] as const;
const dashes = [undefined, '8 4', '2 4', '12 4 2 4'];

export const colour = (index: number) => colours[index % colours.length] ?? colours[0];
export const dash = (index: number) => dashes[index % dashes.length];
export const fill = (prefix: string, index: number) =>
  index % colours.length === 0 ? colour(0) : `url(#${prefix}-pattern-${index % colours.length})`;

/** Solid, stripes, dots, crossed stripes. */
export function Patterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      <pattern
        id={`${prefix}-pattern-1`}
        width="8"
        height="8"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="8" height="8" fill={colours[1]} />
        <rect width="2" height="8" fill="#fff" />
      </pattern>
      <pattern id={`${prefix}-pattern-2`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={colours[2]} />
        <circle cx="4" cy="4" r="1.6" fill="#fff" />
      </pattern>
      <pattern id={`${prefix}-pattern-3`} width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill={colours[3]} />
        <rect width="8" height="1.5" fill="#fff" />
        <rect width="1.5" height="8" fill="#fff" />
      </pattern>
    </defs>
  );
}

/** Circle, square, triangle, diamond. */
export function Marker({ index, x, y }: { index: number; x: number; y: number }) {
  const shapes: ReactNode[] = [
    <circle key="circle" r="4.5" />,
    <rect key="square" x="-4.5" y="-4.5" width="9" height="9" />,
    <path key="triangle" d="M0-6 5.5 4.5h-11z" />,
    <path key="diamond" d="M0-6.5 6 0 0 6.5-6 0z" />,
  ];
  return (
    <g transform={`translate(${x} ${y})`} fill={colour(index)} stroke="#fff" strokeWidth="1">
      {shapes[index % shapes.length]}
    </g>
  );
}

export function LegendSwatch({ index, line, patterns }: { index: number; line: boolean; patterns: string }) {
  return (
    <svg width={line ? 36 : 20} height="20" focusable="false">
      {line ? (
        <>
          <path d="M0 10h36" stroke={colour(index)} strokeWidth="3" strokeDasharray={dash(index)} />
          <Marker index={index} x={18} y={10} />
        </>
      ) : (
        <>
          <Patterns prefix={`${patterns}-${index}`} />
          <rect width="20" height="20" fill={fill(`${patterns}-${index}`, index)} />
        </>
      )}
    </svg>
  );
}

interface CanvasProps {
  width: number;
  height: number;
  titleId: string;
  summaryId: string;
  children: ReactNode;
}

/** One image to assistive technology, named by its heading and described by its finding. */
export function Canvas({ width, height, titleId, summaryId, children }: CanvasProps) {
  return (
    <svg
      role="img"
      aria-labelledby={titleId}
      aria-describedby={summaryId}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      {children}
    </svg>
  );
}

export const axisText = { fontSize: 14, fontFamily: 'arial, sans-serif', fill: '#0b0c0c' } as const;
