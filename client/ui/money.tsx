const exact = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const whole = new Intl.NumberFormat('en-GB', {
  style: 'currency',
  currency: 'GBP',
  maximumFractionDigits: 0,
});

/** Pounds: "£44,000", "£1,250.50". */
export function formatMoney(pounds: number): string {
  return Number.isInteger(pounds) ? whole.format(pounds) : exact.format(pounds);
}

/** Pounds in as few characters as people say them: "£950", "£12,000", "£1.2 million", "£3 billion". */
export function formatShortMoney(pounds: number): string {
  const million = 1e6;
  if (pounds < million) return whole.format(pounds);
  const [unit, name] = pounds < 1e9 ? [million, 'million'] : [1e9, 'billion'];
  const scaled = pounds / unit;
  return `£${scaled.toLocaleString('en-GB', { maximumFractionDigits: scaled < 10 ? 1 : 0 })}\u00a0${name}`;
}

interface ValueRangeProps {
  min: number | null | undefined;
  max: number | null | undefined;
}

/** A value between two bounds, as far as they have been said. */
export function ValueRange({ min, max }: ValueRangeProps) {
  if (max == null) return min == null ? <>Not stated</> : <>From {formatMoney(min)}</>;
  if (min == null) return <>Up to {formatMoney(max)}</>;
  return <>{min === max ? formatMoney(min) : `${formatMoney(min)} to ${formatMoney(max)}`}</>;
}
