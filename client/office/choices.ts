import { useEffect, useState } from 'react';
import { useClient, useQuery } from 'urql';
import { OfficeCouncilNamesDocument, OfficeLinesDocument } from '@parley/shared/generated/office/graphql';
import type { Option } from '../ui/field.tsx';

export interface Choices {
  councils: Option[];
  lines: Option[];
}

/** All lines of business and councils, for selects; nothing until both are read or have failed. */
export function useChoices(): Choices | undefined {
  const [{ data, fetching }] = useQuery({ query: OfficeLinesDocument, variables: {} });
  const councils = useCouncilOptions();
  if (fetching || !councils) return undefined;
  return {
    councils,
    lines: (data?.linesOfBusiness ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** All councils, page after page. */
function useCouncilOptions(): Option[] | undefined {
  const client = useClient();
  const [options, setOptions] = useState<Option[]>();
  useEffect(() => {
    let wanted = true;
    async function read() {
      const found: Option[] = [];
      let after: string | null | undefined;
      do {
        const { data } = await client.query(OfficeCouncilNamesDocument, { after }).toPromise();
        found.push(
          ...(data?.councils.edges ?? []).map(({ node }) => ({ value: node.id, label: node.niceName })),
        );
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
