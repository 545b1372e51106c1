import { combineHashes, hashText } from '../engine/hash.ts';
import type { Scores } from './baselines/records.ts';
import type { JudgedNeed, TimeSplit } from './time-split.ts';

/** How many suppliers of a list are kept and judged. */
export const LISTED = 200;

/** One need's list under one model. */
export interface RankedNeed {
  /** Places of suppliers, best first, at most LISTED. */
  readonly list: readonly number[];
  /** The score of each. */
  readonly scores: readonly number[];
}

/**
 * Orders suppliers by score; those with equal scores by a hash of need and supplier. A score of 0 or less is not
 * listed.
 */
export function listByScore(need: JudgedNeed, scores: Scores, { suppliers }: TimeSplit): RankedNeed {
  const listed: number[] = [];
  for (let place = 0; place < scores.length; place++) if (scores[place]! > 0) listed.push(place);
  const seed = hashText(need.notice.key);
  const tie = (place: number) => combineHashes(seed, hashText(suppliers[place]!.key));
  listed.sort((a, b) => scores[b]! - scores[a]! || tie(a) - tie(b) || a - b);
  listed.length = Math.min(listed.length, LISTED);
  return { list: listed, scores: listed.map((place) => scores[place]!) };
}
