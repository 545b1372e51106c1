import { FULL_IMPACT, FULL_WEIGHT } from './fixed-point.ts';
import type { Kernel } from './kernel.ts';
import { FULL_RAISE, plainKernel } from './kernel.ts';
import type { PackedPostings } from './packed-postings.ts';
import { addPacked } from './packed-postings.ts';

/** No raise is greater than a little more than FULL_RAISE: posting lists round up. */
const MOST = FULL_RAISE + 2 ** 20 - 1;

/**
 * The most that one signal can say of each row, as far as posting lists tell: a whole number per row. They need only be
 * large enough, so weight and impact are multiplied as small whole numbers.
 */
export class Raises {
  /** In units of 1/FULL_RAISE; 0 for a row that nothing raises. */
  readonly rows: Int32Array;
  /** Rows raised one by one, each once, as far as `touched` says. */
  readonly order: Int32Array;
  touched = 0;
  /** Whether posting lists raised rows; those are not noted one by one. */
  #many = false;
  /** Rows with 0 here are not raised one by one; null = all are. */
  #listed: Int32Array | null = null;

  /** @param kernel makes the column, so that it adds posting lists fast */
  constructor(rows: number, kernel: Kernel = plainKernel) {
    this.rows = kernel.ints(rows);
    this.order = new Int32Array(rows);
  }

  /**
   * Forgets all raises.
   * @param listed rows with 0 here are not raised one by one from now on; null = all are
   */
  clear(listed: Int32Array | null): void {
    if (this.#many) this.rows.fill(0);
    else for (let i = 0; i < this.touched; i++) this.rows[this.order[i]!] = 0;
    this.touched = 0;
    this.#many = false;
    this.#listed = listed;
  }

  /** Raises one row by at least so much. @param value above 0, at most 1 */
  raise(row: number, value: number): void {
    if (this.#listed !== null && this.#listed[row] === 0) return;
    const before = this.rows[row]!;
    if (before === 0) this.order[this.touched++] = row;
    this.rows[row] = Math.min(MOST, before + value * FULL_RAISE + 1) | 0;
  }

  /**
   * Raises all rows in some posting lists by at least share × impact.
   * @param shares of the signal, adding up to at most 32,767
   */
  raiseByPostings(postings: PackedPostings, ids: readonly number[], shares: Uint16Array): void {
    const perShare = FULL_RAISE / (FULL_WEIGHT * FULL_IMPACT);
    for (let i = 0; i < ids.length; i++) {
      // Stryker disable next-line ConditionalExpression,EqualityOperator: a share of 0 adds 0, so leaving it out saves time alone
      if (shares[i]! > 0) addPacked(postings, ids[i]!, shares[i]! * perShare, this.rows);
    }
    this.#many = true;
  }
}
