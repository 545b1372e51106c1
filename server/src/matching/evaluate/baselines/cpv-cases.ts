import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { dotProducts, normalised, postingsOf, rarities, type Vector } from './records.ts';

/** By past awards with like CPV codes, as in the published work on the Czech register (Mynarz 2017). */
export const cpvCases: Baseline = {
  name: 'CPV case-based',
  about: 'Σ over past awards of the cosine of their CPV codes with the need’s, to a power, times decay.',
  grid: gridOf({ power: [1, 2, 4], halfLifeDays: [1095, 1e9] }),
  prepare(records, { power, halfLifeDays }) {
    const rarity = rarities(records.codes);
    const weigh = (vector: Vector) =>
      normalised(new Map([...vector.keys()].map((code) => [code, rarity(code)])));
    const postings = records.memo('code postings', () => postingsOf(records.codes.map(weigh)));
    const decays = records.decays(halfLifeDays!);
    return (need) => {
      const scores = records.scores();
      dotProducts(weigh(records.codesOf(need)), postings, decays.length).forEach((alike, at) => {
        if (alike > 0) records.addTo(scores, at, alike ** power! * decays[at]!);
      });
      return scores;
    };
  },
};
