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

/** Pounds in as few characters as people say them: "£950", "£12k", "£1.2m", "£3bn". */
export function formatShortMoney(pounds: number): string {
  const steps = [
    [1e9, 'bn'],
    [1e6, 'm'],
    [1e3, 'k'],
  ] as const;
  const sign = pounds < 0 ? '−' : '';
  const size = Math.abs(pounds);
  const step = steps.find(([unit]) => size >= unit);
  if (!step) return `${sign}£${Math.round(size)}`;
  const scaled = size / step[0];
  return `${sign}£${scaled.toLocaleString('en-GB', { maximumFractionDigits: scaled < 10 ? 1 : 0 })}${step[1]}`;
}

/** A value, or a range, or that nobody has said. */
export function Money({ pounds, to }: { pounds: number | null | undefined; to?: number | null }) {
  if (pounds == null) return <>Not stated</>;
  return (
    <>{to == null || to === pounds ? formatMoney(pounds) : `${formatMoney(pounds)} to ${formatMoney(to)}`}</>
  );
}
