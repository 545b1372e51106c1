import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';
import { dotProducts, postingsOf, rarities, type Records, type Vector } from './records.ts';

/** By the words of all past awards of the supplier as one document. */
export const bm25: Baseline = {
  name: 'BM25',
  about: 'BM25F over all past awards of a supplier as one text, titles three times.',
  grid: gridOf({ k1: [0.8, 1.2, 2], b: [0.5, 0.75] }),
  prepare(records, { k1, b }) {
    const texts = records.memo('supplier texts', () => supplierTexts(records));
    const lengths = texts.map((text) => [...text.values()].reduce((sum, count) => sum + count, 0));
    const average = lengths.reduce((sum, length) => sum + length, 0) / (lengths.length || 1);
    const rarity = rarities(texts);
    const postings = postingsOf(
      texts.map((text, at) => {
        const saturation = k1! * (1 - b! + (b! * lengths[at]!) / average);
        return new Map([...text].map(([word, count]) => [word, (count * (k1! + 1)) / (count + saturation)]));
      }),
    );
    return (need) => {
      const query = new Map([...records.textOf(need)].map(([word, count]) => [word, count * rarity(word)]));
      return dotProducts(query, postings, texts.length);
    };
  },
};

/** The words of all past awards of each supplier, as one text. */
export function supplierTexts(records: Records): Vector[] {
  const texts = records.split.suppliers.map(() => new Map<number, number>());
  records.texts.forEach((words, at) => {
    for (const supplier of records.split.pastSuppliers[at]!) {
      const text = texts[supplier]!;
      for (const [word, count] of words) text.set(word, (text.get(word) ?? 0) + count);
    }
  });
  return texts;
}
