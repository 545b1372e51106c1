import { Bounds } from './bounds.ts';
import type { SignalId } from './policy.ts';
import { Raises, STEPS } from './raises.ts';

/** Room for what is added up while rows are scanned. */
export interface ScanRoom {
  bounds: Bounds;
  raises: Map<SignalId, Raises>;
  steps: readonly [Int32Array, Int32Array];
  /** A signal that says nothing of any row. */
  none: { raises: Raises; steps: Int32Array };
}

/** Room for a number of rows. */
export function scanRoom(rows: number): ScanRoom {
  const steps = () => new Int32Array(STEPS + 2);
  return {
    bounds: new Bounds(rows),
    raises: new Map(),
    steps: [steps(), steps()],
    none: { raises: new Raises(rows), steps: steps() },
  };
}
