import type { Peer } from './peer.ts';
import { inPieces, openPostgres } from './postgres.ts';

/** A GIN index over the words and `ts_rank`, over the wire from the same machine. */
export const postgresText: Peer = {
  id: 'postgres-text',
  name: 'PostgreSQL GIN + ts_rank',
  computes: 'own score',
  needs: 20,
  async open({ documents }) {
    const { client, megabytes, close } = await openPostgres();
    await client.query('create unlogged table texts (supplier int primary key, words tsvector not null)');
    await inPieces(documents.length, 2000, (from, to) =>
      client.query(
        `insert into texts select $1::int + n - 1, to_tsvector('simple', text)
           from unnest($2::text[]) with ordinality as given(text, n)`,
        [from, documents.slice(from, to)],
      ),
    );
    await client.query('create index on texts using gin (words) with (fastupdate = off)');
    await client.query('vacuum analyze texts');
    const text = `select supplier, ts_rank(words, query) as score
      from texts, to_tsquery('simple', $1) as query where words @@ query order by score desc limit 20`;
    return {
      async find({ tokens }) {
        const { rows } = await client.query({ name: 'find', text, values: [tokens.join(' | ')] });
        return rows;
      },
      megabytes: () => megabytes('texts'),
      close,
    };
  },
};
