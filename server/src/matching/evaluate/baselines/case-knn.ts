import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { dotProducts, normalised, postingsOf, rarities, type Vector } from './records.ts';

/** By the most similar past awards, text and codes together: the strongest single baseline. */
export const caseKnn: Baseline = {
  name: 'case-based kNN',
  about:
    'Σ over the nearest past awards of (text share × text cosine + the rest × CPV cosine)^power × decay.',
  grid: gridOf({ textShare: [0.7, 0.85, 1], power: [2, 3, 4], cases: [100, 400], halfLifeDays: [1095, 1e9] }),
  prepare(records, { textShare, power, cases, halfLifeDays }) {
    const wordRarity = records.memo('word rarity', () => rarities(records.texts));
    const codeRarity = records.memo('code rarity', () => rarities(records.codes));
    const weighText = (vector: Vector) =>
      normalised(
        new Map([...vector].map(([word, count]) => [word, (1 + Math.log(count)) * wordRarity(word)])),
      );
    const weighCodes = (vector: Vector) =>
      normalised(new Map([...vector.keys()].map((code) => [code, codeRarity(code)])));
    const texts = records.memo('case texts', () => postingsOf(records.texts.map(weighText)));
    const codes = records.memo('case codes', () => postingsOf(records.codes.map(weighCodes)));
    const decays = records.decays(halfLifeDays!);
    return (need) => {
      const { key } = need.notice;
      const byText = records.memo(`text alike ${key}`, () =>
        dotProducts(weighText(records.textOf(need)), texts, decays.length),
      );
      const byCodes = records.memo(`codes alike ${key}`, () =>
        dotProducts(weighCodes(records.codesOf(need)), codes, decays.length),
      );
      const alike = byText.map((text, at) => textShare! * text + (1 - textShare!) * byCodes[at]!);
      const nearest = [...alike.keys()].filter((at) => alike[at]! > 0.02);
      nearest.sort((a, b) => alike[b]! - alike[a]! || a - b);
      const scores = records.scores();
      for (const at of nearest.slice(0, cases)) records.addTo(scores, at, alike[at]! ** power! * decays[at]!);
      return scores;
    };
  },
};
