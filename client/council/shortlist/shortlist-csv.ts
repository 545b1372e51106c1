import type { NeedShortlistQuery } from '@parley/shared/generated/council/graphql';
import type { CsvCell } from '../../ui/csv.ts';
import { sizes } from '../../ui/words.ts';

export type Entry = NonNullable<NeedShortlistQuery['need']>['shortlist']['edges'][number]['node'];

interface SignalName {
  signal: string;
  name: string;
}

const numberOf = ({ signal }: SignalName) => Number(signal.replace(/\D/g, '')) || 0;

/** Every signal that counts in any of the entries, in the order of its number. */
export function signalsOf(entries: readonly Entry[]): SignalName[] {
  const names = new Map<string, string>();
  for (const { match } of entries)
    for (const { signal, name } of match?.contributions ?? []) names.set(signal, name);
  return [...names].map(([signal, name]) => ({ signal, name })).toSorted((a, b) => numberOf(a) - numberOf(b));
}

const yesNo = (value: boolean | null | undefined) => (value == null ? 'not known' : value ? 'yes' : 'no');

/** The shortlist as rows of a spreadsheet: one per supplier, with its points and the sentence per signal. */
export function shortlistRows(need: string, entries: readonly Entry[]): CsvCell[][] {
  const signals = signalsOf(entries);
  const header = [
    'Need',
    'Supplier',
    'Fictional supplier',
    'Decision',
    'Reason',
    'Decided on',
    'Points when decided',
    'Ranking policy when decided',
    'Points now',
    'Ranking policy now',
    'As of',
    'Size',
    'SME',
    'VCSE',
    'Regions served',
    ...signals.flatMap(({ name }) => [`${name}: points`, `${name}: why`]),
  ];
  const rows = entries.map(({ supplier, match, ...entry }) => [
    need,
    supplier.name,
    supplier.fictional ? 'yes' : 'no',
    entry.decision === 'IN' ? 'On the shortlist' : 'Left off',
    entry.reason,
    entry.updatedAt.slice(0, 10),
    entry.pointsThen,
    entry.policyVersion,
    match?.points,
    match?.policyVersion,
    match?.asOf,
    sizes[supplier.size],
    yesNo(supplier.sme),
    yesNo(supplier.vcse),
    supplier.regions.join('; '),
    ...signals.flatMap(({ signal }) => {
      const contribution = match?.contributions.find((one) => one.signal === signal);
      return [contribution?.points, contribution?.sentence];
    }),
  ]);
  return [header, ...rows, ['A match is not a selection or an award decision.']];
}
