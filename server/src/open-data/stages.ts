import type { Fact } from './facts.ts';

/** One understood record on its way into the database. */
export interface Item<F extends Fact = Fact> {
  line: number;
  /** Rows of the file it stands for. */
  rows: number;
  fact: F;
  /** Parts left out so far, each a sentence. */
  dropped: string[];
}

export interface ItemOutcome {
  item: Item;
  became: 'added' | 'changed' | 'unchanged' | 'refused';
  reason?: string;
  dropped: string[];
}

/** What became of a batch. */
export interface Applied {
  outcomes: ItemOutcome[];
  /** What the live index must read again. */
  touched: { kind: 'supplier' | 'demand' | 'council' | 'term'; id: string }[];
  /** Counts by kind of thing, added up over the run. */
  counts: Record<string, number>;
}
