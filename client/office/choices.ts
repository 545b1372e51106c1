import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { OfficeCouncilNamesDocument, OfficeLinesDocument } from '@parley/shared/generated/office/graphql';
import type { Option } from '../ui/field.tsx';

/** All lines of business, for a select. */
export function useLineOptions(): Option[] {
  const [{ data }] = useQuery({ query: OfficeLinesDocument, variables: {} });
  return (data?.linesOfBusiness ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

/** All councils, page after page, for a select. */
export function useCouncilOptions(): Option[] {
  const client = useClient();
  const [options, setOptions] = useState<Option[]>([]);
  useEffect(() => {
    let wanted = true;
    async function read() {
      const found: Option[] = [];
      let after: string | null | undefined;
      do {
        const { data } = await client.query(OfficeCouncilNamesDocument, { after }).toPromise();
        found.push(...(data?.councils.edges ?? []).map(({ node }) => ({ value: node.id, label: node.niceName })));
        after = data?.councils.pageInfo.hasNextPage ? data.councils.pageInfo.endCursor : null;
      } while (after && wanted);
      if (wanted) setOptions(found);
    }
    void read();
    return () => {
      wanted = false;
    };
  }, [client]);
  return options;
}
