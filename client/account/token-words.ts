import type { ApiScope, ApiTokenRowFragment } from '@parley/shared/generated/account/graphql';
import type { Membership } from '../api/session.tsx';

export const scopeOptions: { value: ApiScope; label: string; hint: string }[] = [
  { value: 'READ_PUBLIC', label: 'Read what is public', hint: 'What every visitor may read' },
  { value: 'READ_OWN', label: 'Read your organisation’s data', hint: 'Whatever you may read for it' },
  { value: 'WRITE_OWN', label: 'Change your organisation’s data', hint: 'Whatever you may change for it' },
];

export const scopeWords = (scopes: readonly ApiScope[]) =>
  scopeOptions.flatMap(({ value, label }) => (scopes.includes(value) ? [label] : [])).join('; ');

/** Who a token acts for, as a person reads it. */
export function actsFor({
  side,
  council,
  supplier,
}: Pick<ApiTokenRowFragment, 'side' | 'council' | 'supplier'>) {
  if (side === 'OFFICE') return 'The innovation office';
  return council?.niceName ?? supplier?.name ?? 'Nobody';
}

/** The organisations a person may choose from; the value says the side and the organisation. */
export const organisationOptions = (memberships: readonly Membership[]) =>
  memberships.map(({ side, council, supplier }) => ({
    value: [side, council?.id ?? supplier?.id ?? ''].join(' '),
    label: actsFor({ side, council, supplier } as never),
  }));
