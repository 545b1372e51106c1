const lineHeight = 21;
const pixelsPerCharacter = 9;

/** A name over as many lines as it needs in this width, broken between words. */
function wrapped(name: string, width: number): string[] {
  const most = Math.max(1, Math.floor(width / pixelsPerCharacter));
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export interface ChartRow {
  lines: string[];
  top: number;
  /** From the top of the row to what is drawn below its name. */
  nameHeight: number;
}

/** Rows one below the other, each with its whole name above; `body` is the height of what is drawn, in pixels. */
export function rowsOf(categories: readonly string[], width: number, body: number) {
  const rows: ChartRow[] = [];
  let height = 0;
  for (const category of categories) {
    const lines = wrapped(category, width);
    const nameHeight = lines.length * lineHeight + 4;
    rows.push({ lines, top: height, nameHeight });
    height += nameHeight + body;
  }
  return { rows, height };
}

export function RowName({ row, bold = false }: { row: ChartRow; bold?: boolean }) {
  return (
    <text fontSize={16} fontWeight={bold ? 700 : undefined}>
      {row.lines.map((line, index) => (
        <tspan key={index} x={0} y={16 + index * lineHeight}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
