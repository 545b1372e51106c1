import type { Peer } from './peer.ts';
import { loadPackage } from './peer.ts';

/** BM25 in memory; `threshold: 1` asks for suppliers with any of the tokens. */
export const orama: Peer = {
  id: 'orama',
  name: 'Orama',
  computes: 'own score',
  needs: 20,
  async open({ documents }) {
    const { create, insertMultiple, search } = await loadPackage('@orama/orama');
    const split = {
      language: 'english',
      normalizationCache: new Map(),
      tokenize: (text: string) => text.split(' '),
    };
    const index = create({ schema: { text: 'string' }, components: { tokenizer: split } });
    const rows = documents.map((text, id) => ({ id: String(id), text }));
    await insertMultiple(index, rows, 5000);
    return {
      async find({ tokens }) {
        const { hits } = await search(index, {
          term: tokens.join(' '),
          properties: ['text'],
          threshold: 1,
          limit: 20,
        });
        return hits.map(({ id, score }: { id: string; score: number }) => ({ supplier: Number(id), score }));
      },
    };
  },
};
