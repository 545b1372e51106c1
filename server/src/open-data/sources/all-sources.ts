import type { ImportSource } from '../source.ts';
import { awards } from './awards.ts';
import { contractsFinder } from './contracts-finder.ts';
import { councils } from './councils.ts';
import { cpv } from './cpv.ts';
import { ocds } from './ocds.ts';
import { serviceLines } from './service-lines.ts';
import { spend } from './spend.ts';

/** Every kind of open data that can be imported, in the order in which a new database wants them. */
export const allSources: readonly ImportSource[] = [
  councils,
  cpv,
  serviceLines,
  awards,
  ocds,
  contractsFinder,
  spend,
] as readonly unknown[] as readonly ImportSource[];
