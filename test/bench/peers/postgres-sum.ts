import type { Peer } from './peer.ts';
import { inPieces, openPostgres } from './postgres.ts';

/** The engine's own postings under a covering index, read by index-only scans; the sum over the wire. */
export const postgresSum: Peer = {
  id: 'postgres-sum',
  name: 'PostgreSQL covering index',
  computes: 'same sum',
  needs: 50,
  async open({ postings: { terms, suppliers, impacts } }) {
    const { client, megabytes, close } = await openPostgres();
    await client.query(
      'create unlogged table postings (term int not null, supplier int not null, impact int not null)',
    );
    await inPieces(terms.length, 100_000, (from, to) =>
      client.query('insert into postings select * from unnest($1::int[], $2::int[], $3::int[])', [
        [...terms.subarray(from, to)],
        [...suppliers.subarray(from, to)],
        [...impacts.subarray(from, to)],
      ]),
    );
    await client.query('create index on postings (term) include (supplier, impact)');
    await client.query('vacuum analyze postings');
    const text = `select supplier, sum(weight::bigint * impact)::bigint as score
      from unnest($1::int[], $2::int[]) as need(term, weight) join postings using (term)
      group by supplier order by score desc, supplier limit 20`;
    return {
      async find({ weighted }) {
        const values = [weighted.map(({ term }) => term), weighted.map(({ weight }) => weight)];
        const { rows } = await client.query({ name: 'find', text, values });
        return rows.map(({ supplier, score }) => ({ supplier, score: Number(score) }));
      },
      megabytes: () => megabytes('postings'),
      close,
    };
  },
};
