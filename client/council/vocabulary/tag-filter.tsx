import { useNavigate, useSearch } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { TermsByIdDocument } from '@parley/shared/generated/council/graphql';
import { listOf, type SearchParams } from '../../ui/search-params.ts';
import { TermPicker } from './term-picker.tsx';

export const tagsOf = (search: SearchParams) => listOf(search.tag);

/** Narrows a list by tags; the tags are kept in the address as `tag`. */
export function TagFilter({ hint }: { hint: string }) {
  const search: SearchParams = useSearch({ strict: false });
  const navigate = useNavigate();
  const ids = tagsOf(search);
  const [{ data }] = useQuery({ query: TermsByIdDocument, variables: { ids }, pause: ids.length === 0 });
  const labels = new Map(data?.terms.edges.map(({ node }) => [node.id, node.label]));
  return (
    <TermPicker
      name="tag"
      label="Tags"
      hint={hint}
      value={ids.map((id) => ({ id, label: labels.get(id) ?? 'Tag' }))}
      onChange={(chosen) => {
        const { after: _after, ...rest } = search;
        const tag = chosen.map(({ id }) => id);
        void navigate({
          to: '.',
          search: { ...rest, tag: tag.length > 0 ? tag : undefined } as never,
          resetScroll: false,
        });
      }}
    />
  );
}
