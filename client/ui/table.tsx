/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   a stacked table is display: block, and some browsers then forget that it is a table unless the roles say so */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { Select } from './field.tsx';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  numeric?: boolean;
  /** Names the row; give it to one column. */
  rowHeader?: boolean;
  /** Makes the heading a sort button. Leave out `onSort` on the table and rows are sorted here by this value. */
  sortBy?: (row: Row) => string | number | null | undefined;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean;
  columns: Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** On a phone: `stack` turns each row into a block, `scroll` keeps the grid and scrolls it. */
  narrow?: 'stack' | 'scroll';
  sort?: Sort;
  /** When the server sorts: put the sort in the address. */
  onSort?: (sort: Sort) => void;
}

function sorted<Row>(
  rows: readonly Row[],
  column: Column<Row> | undefined,
  sort: Sort | undefined,
): readonly Row[] {
  const sortBy = column?.sortBy;
  if (!sortBy || !sort) return rows;
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [sortBy(a), sortBy(b)];
    if (x == null || y == null) return Number(x == null) - Number(y == null);
    if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
    return sign * String(x).localeCompare(String(y), 'en-GB', { numeric: true });
  });
}

function SortArrows({ direction }: { direction?: Sort['direction'] }) {
  return (
    <svg width="12" height="16" viewBox="0 0 12 16" aria-hidden="true" focusable="false" fill="currentColor">
      {direction !== 'descending' && <path d="M6 1 11 7H1z" />}
      {direction !== 'ascending' && <path d="M6 15 1 9h10z" />}
    </svg>
  );
}

/** Scrolls sideways when it must, and only then can be reached with the keyboard. */
export function ScrollRegion({ labelledBy, children }: { labelledBy: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setOverflows(element.scrollWidth > element.clientWidth + 1));
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className="parley-scroll"
      {...(overflows ? { tabIndex: 0, role: 'region', 'aria-labelledby': labelledBy } : {})}
    >
      {children}
    </div>
  );
}

export function Table<Row>({
  caption,
  captionHidden,
  columns,
  rows,
  rowKey,
  narrow = 'stack',
  sort,
  onSort,
}: TableProps<Row>) {
  const captionId = useId();
  const [ownSort, setOwnSort] = useState<Sort | undefined>(sort);
  const current = onSort ? sort : ownSort;
  const shown = onSort
    ? rows
    : sorted(
        rows,
        columns.find(({ key }) => key === current?.key),
        current,
      );

  const setSort = onSort ?? setOwnSort;

  function turn(key: string) {
    const direction = current?.key === key && current.direction === 'ascending' ? 'descending' : 'ascending';
    setSort({ key, direction });
  }

  const table = (
    <table className={`govuk-table parley-table parley-table--${narrow}`} role="table">
      <caption
        id={captionId}
        className={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}
      >
        {caption}
      </caption>
      <thead className="govuk-table__head" role="rowgroup">
        <tr className="govuk-table__row" role="row">
          {columns.map(({ key, header, numeric, sortBy }) => (
            <th
              key={key}
              scope="col"
              role="columnheader"
              className={`govuk-table__header ${numeric ? 'govuk-table__header--numeric' : ''}`}
              aria-sort={sortBy ? (current?.key === key ? current.direction : 'none') : undefined}
            >
              {sortBy ? (
                <button type="button" className="parley-table__sort" onClick={() => turn(key)}>
                  {header}
                  <SortArrows direction={current?.key === key ? current.direction : undefined} />
                </button>
              ) : (
                header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body" role="rowgroup">
        {shown.map((row) => (
          <tr className="govuk-table__row" role="row" key={rowKey(row)}>
            {columns.map(({ key, header, cell, numeric, rowHeader }) => {
              const label = narrow === 'stack' && <span className="parley-table__label">{header}</span>;
              return rowHeader ? (
                <th scope="row" role="rowheader" className="govuk-table__header" key={key}>
                  <span>{cell(row)}</span>
                </th>
              ) : (
                <td
                  role="cell"
                  className={`govuk-table__cell ${numeric ? 'govuk-table__cell--numeric' : ''}`}
                  key={key}
                >
                  {label}
                  <span>{cell(row)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );

  const sortable = columns.filter(({ sortBy }) => sortBy);
  if (narrow === 'stack' && sortable.length > 0) {
    return (
      <>
        <div className="parley-table__sort-bar">
          <Select
            label="Sort by"
            name={`sort-${captionId}`}
            value={current ? `${current.direction} ${current.key}` : ''}
            empty="As listed"
            options={sortable.flatMap(({ key, header }) => [
              { value: `ascending ${key}`, label: `${header}, ascending` },
              { value: `descending ${key}`, label: `${header}, descending` },
            ])}
            onChange={({ target }) => {
              const [direction, key] = target.value.split(/ (.*)/s);
              if (key) setSort({ key, direction: direction as Sort['direction'] });
            }}
          />
        </div>
        {table}
      </>
    );
  }
  return narrow === 'scroll' ? <ScrollRegion labelledBy={captionId}>{table}</ScrollRegion> : table;
}
