import { duckdb } from './duckdb.ts';
import { flexsearch } from './flexsearch.ts';
import { minisearch } from './minisearch.ts';
import { orama } from './orama.ts';
import type { Peer } from './peer.ts';
import { postgresSum } from './postgres-sum.ts';
import { postgresText } from './postgres-text.ts';
import { sqlite } from './sqlite.ts';

/** Everything the engine is compared with. */
export const allPeers: readonly Peer[] = [
  minisearch,
  orama,
  flexsearch,
  sqlite,
  postgresText,
  postgresSum,
  duckdb,
];
