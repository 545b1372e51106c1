import type { Peer } from './peer.ts';
import { loadPackage } from './peer.ts';

/** Ranks by place in the text, without a score; `suggest` asks for suppliers with some of the tokens. */
export const flexsearch: Peer = {
  id: 'flexsearch',
  name: 'FlexSearch',
  computes: 'own score',
  needs: 100,
  async open({ documents }) {
    const { default: FlexSearch } = await loadPackage('flexsearch');
    const index = new FlexSearch.Index({
      tokenize: 'strict',
      encode: (text: string) => text.split(' '),
      cache: false,
    });
    documents.forEach((text, id) => index.add(id, text));
    return {
      find: ({ tokens }) =>
        index
          .search(tokens.join(' '), { limit: 20, suggest: true })
          .map((id: number) => ({ supplier: id, score: NaN })),
    };
  },
};
