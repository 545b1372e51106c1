import { als } from './als.ts';
import type { Baseline } from './baseline.ts';
import { blend } from './blend.ts';
import { bm25 } from './bm25.ts';
import { caseKnn } from './case-knn.ts';
import { cpvCases } from './cpv-cases.ts';
import { cpvHierarchy } from './cpv-hierarchy.ts';
import { ease } from './ease.ts';
import { hybrid } from './hybrid.ts';
import { itemKnn } from './item-knn.ts';
import { popularity } from './popularity.ts';
import { random } from './random.ts';
import { recency } from './recency.ts';
import { sameCouncil } from './same-council.ts';
import { tagJaccard } from './tag-jaccard.ts';

/** Every baseline, simplest first. */
export const allBaselines: readonly Baseline[] = [
  random,
  popularity,
  recency,
  tagJaccard,
  cpvCases,
  cpvHierarchy,
  bm25,
  sameCouncil,
  itemKnn,
  als,
  hybrid,
  ease,
  caseKnn,
  blend,
];
