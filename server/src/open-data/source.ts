import type { Fact } from './facts.ts';
import type { InputFile } from './input-file.ts';

/** What a reader finds in a file, in the order of the file. */
export type Found<R> =
  /** `rows` tells how many rows of the file the record stands for, where that is more than one. */
  | { kind: 'record'; line: number; rows?: number; record: R }
  /** A row that cannot even be read; reading goes on behind it. */
  | { kind: 'unreadable'; line: number; reason: string }
  /** Something about the whole file a person should know. */
  | { kind: 'warning'; message: string };

/** What a record says, once understood; or why it says nothing we can keep. */
export type Understood<F extends Fact = Fact> =
  | { refused: string }
  /** `dropped` names parts that were left out while the rest is used. */
  | { fact: F; dropped: string[] };

/**
 * One kind of open data that can be imported. To add one, write a file with such an object beside the others
 * and list it in `all-sources.ts`; streaming, batches, transactions, counting and change records are shared.
 */
export interface ImportSource<R = unknown, F extends Fact = Fact> {
  /** The word typed after `npm run import --`. */
  readonly name: string;
  /** What it reads, in one sentence. */
  readonly reads: string;
  readonly fileKinds: readonly string[];
  /** For tables: the sets of columns that must be there; any one whole set will do. */
  readonly requiredColumns: readonly (readonly string[])[];
  /** True when rows carry CPV codes, which are kept only where the code list has been imported. */
  readonly needsCpv: boolean;
  /** True when buyers must be recognised among the councils. */
  readonly needsCouncils: boolean;
  /** Rows per transaction. A register whose rows point at one another is taken whole. */
  readonly batchRows: number;
  /**
   * Streams the file. @throws UnusableFile when nothing in it can be used (wrong kind of file, missing column).
   */
  read(file: InputFile): AsyncIterable<Found<R>>;
  /** Pure: what the record says. `today` (YYYY-MM-DD) bounds what dates can be believed. */
  toFact(record: R, today: string): Understood<F>;
}

/** The whole file cannot be used; the message says why and what to do. */
export class UnusableFile extends Error {}
