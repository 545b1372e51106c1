import { combineHashes, hashText } from '../../engine/hash.ts';
import type { Baseline } from './baseline.ts';

/** By a hash of need and supplier. */
export const random: Baseline = {
  name: 'random',
  about: 'Any order, the same every time.',
  grid: [{}],
  prepare({ split }) {
    const hashes = split.suppliers.map(({ key }) => hashText(key));
    return ({ notice }) => {
      const seed = hashText(notice.key);
      return Float64Array.from(hashes, (hash) => 1 + combineHashes(seed, hash));
    };
  },
};
