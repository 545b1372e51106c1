import type { Peer } from './peer.ts';
import { loadPackage } from './peer.ts';

/** BM25+ in memory. */
export const minisearch: Peer = {
  id: 'minisearch',
  name: 'MiniSearch',
  computes: 'own score',
  needs: 20,
  async open({ documents }) {
    const { default: MiniSearch } = await loadPackage('minisearch');
    const index = new MiniSearch({
      fields: ['text'],
      tokenize: (text: string) => text.split(' '),
      processTerm: (term: string) => term,
    });
    index.addAll(documents.map((text, id) => ({ id, text })));
    return {
      find: ({ tokens }) =>
        index
          .search(tokens.join(' '), { combineWith: 'OR' })
          .slice(0, 20)
          .map(({ id, score }: { id: number; score: number }) => ({ supplier: id, score })),
    };
  },
};
