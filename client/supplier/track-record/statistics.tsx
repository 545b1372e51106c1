import type { ReactNode } from 'react';

/** A row of numbers, each with its name. */
export function Statistics({ items }: { items: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="parley-stat-row">
      {items.map(({ name, value }) => (
        <div className="parley-stat" key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
