import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalSupplier } from './canonical.ts';
import type { CaseBlock } from './cases.ts';
import { CaseWriter } from './cases.ts';
import type { SupplierFacts } from './facts.ts';
import { startPolicy } from './facts.ts';
import { Lexicon } from './lexicon.ts';
import { capability, engagement, supplier } from './small-market.ts';
import { supplierFacts } from './testing/random-market.ts';

const titleWeight = startPolicy.text.titleWeight;

/** The cases of one supplier of a block: each word with how often it counts, and how many words the title has. */
function casesOf(lexicon: Lexicon, block: CaseBlock, row: number) {
  const cases: { words: (string | number)[][]; titleLength: number }[] = [];
  for (let at = block.rowStart[row]!; at < block.rowStart[row + 1]!; at++) {
    const words: (string | number)[][] = [];
    for (let i = block.wordStart[at]!; i < block.wordStart[at + 1]!; i++)
      words.push([lexicon.stemOf(block.words[i]!), block.counts[i]!]);
    cases.push({ words, titleLength: block.titleLength[at]! });
  }
  return cases;
}

function written(...suppliers: SupplierFacts[]) {
  const lexicon = new Lexicon();
  const writer = new CaseWriter(lexicon, startPolicy);
  for (const one of suppliers) writer.add(one);
  return { lexicon, writer, block: writer.finish() };
}

const alarms = supplier('alarms', {
  statement: 'Alarms, alarms and smoke',
  capabilities: [
    capability('c', { title: 'Smoke alarms', text: 'alarms in homes' }),
    capability('d', { title: 'Derived', text: 'from awards', declared: false }),
  ],
  engagements: [engagement('e', { title: 'Grass', text: 'grass by schools', buyerName: 'Camden' })],
});

describe('the words of a supplier', () => {
  it('stand case by case: its statement, each capability, each engagement with its buyer', () => {
    const { lexicon, block } = written(alarms);
    expect(casesOf(lexicon, block, 0)).toEqual([
      {
        words: [
          ['alarm', 2],
          ['smoke', 1],
        ],
        titleLength: 0,
      },
      {
        words: [
          ['smoke', titleWeight],
          ['alarm', titleWeight + 1],
          ['home', 1],
        ],
        titleLength: 2,
      },
      { words: [], titleLength: 0 },
      {
        words: [
          ['grass', titleWeight + 1],
          ['school', 1],
          ['camden', 1],
        ],
        titleLength: 1,
      },
    ]);
  });

  it('do not mix with those of the supplier before or after', () => {
    const others = [supplier('empty'), supplier('same', { statement: 'smoke smoke' })];
    const { lexicon, block } = written(others[0]!, alarms, others[1]!);
    const alone = written(alarms);
    expect(casesOf(lexicon, block, 0)).toEqual([{ words: [], titleLength: 0 }]);
    expect(casesOf(lexicon, block, 1)).toEqual(casesOf(alone.lexicon, alone.block, 0));
    expect(casesOf(lexicon, block, 2)).toEqual([{ words: [['smoke', 2]], titleLength: 0 }]);
  });

  it('count at most 255 times, and as many in a title', () => {
    const many = Array.from({ length: 300 }, (_, i) => `q${i}x`).join(' ');
    const { lexicon, block } = written(
      supplier('s', {
        statement: 'smoke '.repeat(400),
        capabilities: [capability('c', { title: many })],
        engagements: [engagement('e', { title: 'smoke '.repeat(100), text: 'smoke' })],
      }),
    );
    const [statement, titled, job] = casesOf(lexicon, block, 0);
    expect(statement!.words).toEqual([['smoke', 255]]);
    expect(titled!.words).toHaveLength(300);
    expect(titled!.titleLength).toBe(255);
    expect(job!.words[0]).toEqual(['smoke', 255]);
  });

  it('are each counted once in a text, however many words there were between', () => {
    const many = Array.from({ length: 1500 }, (_, i) => `q${i}x`);
    const { lexicon, block } = written(
      supplier('s', { statement: [...many, ...many.slice(0, 9)].join(' ') }),
    );
    expect(casesOf(lexicon, block, 0)[0]!.words).toEqual(many.map((word, i) => [word, i < 9 ? 2 : 1]));
  });

  it('are found again however many words there are', () => {
    const many = Array.from({ length: 3000 }, (_, i) => `q${i}x`);
    const { lexicon, block } = written(
      supplier('s', {
        statement: many.join(' '),
        engagements: [engagement('e', { text: `${many.at(-1)} ${many[0]} ${many.at(-1)}` })],
      }),
    );
    const [statement, job] = casesOf(lexicon, block, 0);
    expect(statement!.words).toEqual(many.map((word) => [word, 1]));
    expect(job!.words.slice(0, 2)).toEqual([
      [many.at(-1), 2],
      [many[0], 1],
    ]);
  });
});

describe('a block of cases', () => {
  it('stays as it is when more suppliers are written, and is the same when peeked at', () => {
    const lexicon = new Lexicon();
    const writer = new CaseWriter(lexicon, startPolicy);
    writer.add(alarms);
    const first = writer.finish();
    const peeked = casesOf(lexicon, writer.peek(), 0);
    expect(peeked).toEqual(casesOf(lexicon, first, 0));
    const before = structuredClone(first);
    writer.add(supplier('more', { statement: 'more smoke' }));
    expect(first).toEqual(before);
    expect(casesOf(lexicon, writer.finish(), 0)).toEqual(peeked);
    expect(casesOf(lexicon, writer.finish(), 1)).toEqual([{ words: [['smoke', 1]], titleLength: 0 }]);
  });

  it('has of each supplier what a block of this one alone has', () => {
    fc.assert(
      fc.property(fc.array(supplierFacts('s'), { maxLength: 4 }), (suppliers) => {
        const facts = suppliers.map(canonicalSupplier);
        const { lexicon, writer, block } = written(...facts);
        facts.forEach((one, row) => {
          const alone = written(one);
          const cases = casesOf(alone.lexicon, alone.block, 0);
          expect(cases).toHaveLength(1 + one.capabilities.length + one.engagements.length);
          expect(casesOf(lexicon, block, row)).toEqual(cases);
          expect(casesOf(lexicon, writer.peek(), row)).toEqual(cases);
        });
      }),
    );
  });
});
