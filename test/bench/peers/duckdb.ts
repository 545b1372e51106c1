import type { Peer } from './peer.ts';
import { loadPackage } from './peer.ts';

const PIECE = 2048;

/** The engine's own postings in a column store in memory, ordered by term, on one thread. */
export const duckdb: Peer = {
  id: 'duckdb',
  name: 'DuckDB',
  computes: 'same sum',
  needs: 50,
  async open({ postings: { terms, suppliers, impacts } }) {
    const { DuckDBInstance, DuckDBDataChunk, INTEGER } = await loadPackage('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    await connection.run('create table postings (term integer, supplier integer, impact integer)');
    const appender = await connection.createAppender('postings');
    for (let from = 0; from < terms.length; from += PIECE) {
      const chunk = DuckDBDataChunk.create([INTEGER, INTEGER, INTEGER]);
      chunk.setColumns([terms, suppliers, impacts].map((column) => [...column.subarray(from, from + PIECE)]));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
    return {
      async find({ weighted }) {
        const need = weighted.map(({ term, weight }) => `(${term}, ${weight})`).join(', ');
        const reader = await connection.runAndReadAll(
          `select supplier, sum(weight::bigint * impact)::bigint as score
             from (values ${need}) as need(term, weight) join postings using (term)
            group by supplier order by score desc, supplier limit 20`,
        );
        return reader
          .getRows()
          .map(([supplier, score]: [number, bigint]) => ({ supplier, score: Number(score) }));
      },
      async megabytes() {
        const reader = await connection.runAndReadAll(
          'select sum(memory_usage_bytes)::double / 1e6 from duckdb_memory()',
        );
        return Number(reader.getRows()[0][0]);
      },
      close() {
        connection.closeSync();
        instance.closeSync();
      },
    };
  },
};
