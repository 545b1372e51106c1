import type { CaseBlock } from './cases.ts';
import { EligibilityClasses } from './eligible.ts';
import type { SupplierFacts } from './facts.ts';
import { Growable } from './growable.ts';
import { hashText } from './hash.ts';
import type { SupplierVector } from './supplier-vector.ts';

/** A supplier added or changed since the index was built: kept forward, scored one by one. */
export interface ChangedRow {
  readonly vector: SupplierVector;
  /** A block of this supplier alone. */
  readonly block: CaseBlock;
}

/**
 * Per-supplier columns. Rows below `baseRows` are in the posting lists; later ones are changes since. A changed or
 * removed supplier's earlier row stays behind in class 0 until the index is rebuilt.
 */
export class SupplierRows {
  readonly facts: (SupplierFacts | null)[] = [];
  readonly rowOf = new Map<string, number>();
  readonly classes = new EligibilityClasses();
  readonly hash = new Growable((n) => new Uint32Array(n));
  readonly classOf = new Growable((n) => new Uint32Array(n));
  readonly newness = new Growable((n) => new Uint16Array(n));
  readonly awards = new Growable((n) => new Uint16Array(n));
  readonly usualSize = new Growable((n) => new Float32Array(n));
  readonly delivery = new Growable((n) => new Float32Array(n));
  readonly freshness = new Growable((n) => new Uint16Array(n));
  /** No row ever had more: what a bound may rest on. At least 0. */
  readonly greatest = { usualSize: 0, delivery: 0, freshness: 0 };
  /** By row minus `baseRows`; undefined once removed. */
  readonly changed: (ChangedRow | undefined)[] = [];
  baseRows = 0;

  /** Rows in use, valid or not. */
  get length(): number {
    return this.facts.length;
  }

  /** What is kept of a row that is not in the posting lists. */
  changedAt(row: number): ChangedRow | undefined {
    return row < this.baseRows ? undefined : this.changed[row - this.baseRows];
  }

  /** Appends a supplier's canonical facts and returns its row. An earlier row of the id must have been removed. */
  add(
    facts: SupplierFacts,
    {
      newness,
      awards,
      usualSize,
      delivery,
      freshness,
    }: Omit<SupplierVector, 'words' | 'nodes' | 'councils' | 'pastWork' | 'engagementCouncils'>,
  ): number {
    const row = this.facts.length;
    this.facts.push(facts);
    this.rowOf.set(facts.id, row);
    this.hash.push(hashText(facts.id));
    this.classOf.push(this.classes.enter(facts));
    this.newness.push(newness);
    this.awards.push(awards);
    this.usualSize.push(usualSize);
    this.delivery.push(delivery);
    this.freshness.push(freshness);
    this.greatest.usualSize = Math.max(this.greatest.usualSize, usualSize);
    this.greatest.delivery = Math.max(this.greatest.delivery, delivery);
    this.greatest.freshness = Math.max(this.greatest.freshness, freshness);
    return row;
  }

  /** Makes a row invalid. */
  remove(row: number): void {
    const facts = this.facts[row];
    if (facts === null || facts === undefined) return;
    this.rowOf.delete(facts.id);
    this.classes.leave(this.classOf.values[row]!);
    this.classOf.values[row] = 0;
    this.facts[row] = null;
    if (row >= this.baseRows) this.changed[row - this.baseRows] = undefined;
  }

  /** Takes back the last `add`, and with it an earlier row's removal. */
  takeBack(earlier: {
    row: number;
    facts: SupplierFacts;
    inClass: number;
    changed: ChangedRow | undefined;
  }): void {
    const last = this.length - 1;
    this.classes.takeBack(earlier.inClass, this.classOf.values[last]!);
    this.facts.pop();
    for (const column of [
      this.hash,
      this.classOf,
      this.newness,
      this.awards,
      this.usualSize,
      this.delivery,
      this.freshness,
    ])
      column.length--;
    this.changed.length = Math.min(this.changed.length, last - this.baseRows);
    this.facts[earlier.row] = earlier.facts;
    this.rowOf.set(earlier.facts.id, earlier.row);
    this.classOf.values[earlier.row] = earlier.inClass;
    if (earlier.row >= this.baseRows) this.changed[earlier.row - this.baseRows] = earlier.changed;
  }

  /** Visits the valid rows among the changes, ascending. */
  eachChanged(visit: (row: number, changed: ChangedRow) => void): void {
    for (let i = 0; i < this.changed.length; i++) {
      const changed = this.changed[i];
      if (changed !== undefined) visit(this.baseRows + i, changed);
    }
  }
}
