import { useQuery } from 'urql';
import { LinesOfBusinessDocument } from '@parley/shared/generated/council/graphql';
import type { Option } from '../../ui/field.tsx';

/** All lines of business, for a select. */
export function useLineOptions(): Option[] {
  const [{ data }] = useQuery({ query: LinesOfBusinessDocument, variables: {} });
  return (data?.linesOfBusiness ?? []).map(({ id, name }) => ({ value: id, label: name }));
}
