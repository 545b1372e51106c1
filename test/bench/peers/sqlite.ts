import { DatabaseSync } from 'node:sqlite';
import type { Peer } from './peer.ts';

/** FTS5 with bm25, as it comes with Node, in memory; the text itself is not kept. */
export const sqlite: Peer = {
  id: 'sqlite',
  name: 'SQLite FTS5',
  computes: 'own score',
  needs: 100,
  async open({ documents }) {
    const database = new DatabaseSync(':memory:');
    database.exec(`create virtual table texts using fts5(text, content = '', detail = 'column')`);
    database.exec('begin');
    const insert = database.prepare('insert into texts(rowid, text) values (?, ?)');
    documents.forEach((text, id) => insert.run(id, text));
    database.exec('commit');
    database.exec(`insert into texts(texts) values ('optimize')`);
    const search = database.prepare(
      'select rowid as supplier, -rank as score from texts where texts match ? order by rank limit 20',
    );
    return {
      find: ({ tokens }) =>
        search
          .all(tokens.join(' OR '))
          .map((row) => ({ supplier: Number(row.supplier), score: Number(row.score) })),
      megabytes() {
        const pages = database.prepare('pragma page_count').get()!.page_count;
        const size = database.prepare('pragma page_size').get()!.page_size;
        return (Number(pages) * Number(size)) / 1e6;
      },
      close: () => database.close(),
    };
  },
};
