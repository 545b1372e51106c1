import { delivery } from './delivery.ts';
import { freshness } from './freshness.ts';
import { exposureBalance } from './exposure-balance.ts';
import { newEntrant } from './new-entrant.ts';
import { peerCouncils } from './peer-councils.ts';
import { sameCouncil } from './same-council.ts';
import type { Signal } from './signal.ts';
import { similarWork } from './similar-work.ts';
import { sizeAndArea } from './size-and-area.ts';
import { taxonomyFit } from './taxonomy-fit.ts';
import { textFit } from './text-fit.ts';

/** Every signal, in the order of computing and of showing. A signal that builds on others comes after them. */
export const allSignals: readonly Signal[] = [
  taxonomyFit,
  textFit,
  similarWork,
  sameCouncil,
  peerCouncils,
  delivery,
  sizeAndArea,
  freshness,
  newEntrant,
  exposureBalance,
];
