import type { JudgedNeed } from '../time-split.ts';
import type { Records, Scores } from './records.ts';

/** Values of a baseline's constants, by name. */
export type Params = Readonly<Record<string, number>>;

/** Another way to rank suppliers, to be measured against: one file, one plain object in `all-baselines.ts`. */
export interface Baseline {
  name: string;
  /** What it is, in a sentence. */
  about: string;
  /**
   * Every setting that is tried. The one with the best nDCG@10 on the window before the split is taken; of equals the
   * first.
   */
  grid: readonly Params[];
  /** Learns from the past of the records; returns what scores one need. Higher is better; 0 = not listed. */
  prepare(records: Records, params: Params): (need: JudgedNeed) => Scores;
}

/** All combinations of the values given per constant. */
export function gridOf(values: Readonly<Record<string, readonly number[]>>): Params[] {
  let grid: Params[] = [{}];
  for (const [name, list] of Object.entries(values)) {
    grid = grid.flatMap((params) => list.map((value) => ({ ...params, [name]: value })));
  }
  return grid;
}
