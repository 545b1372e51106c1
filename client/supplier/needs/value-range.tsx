import { formatMoney, Money } from '../../ui/money.tsx';

interface ValueRangeProps {
  min: number | null | undefined;
  max: number | null | undefined;
}

/** A need's value as far as the council has said it. */
export function ValueRange({ min, max }: ValueRangeProps) {
  if (min == null && max == null) return <>Value not stated</>;
  if (min == null) return <>Up to {formatMoney(max!)}</>;
  if (max == null) return <>From {formatMoney(min)}</>;
  return <Money pounds={min} to={max} />;
}
