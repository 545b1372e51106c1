import { Bounds } from './bounds.ts';
import { BLOCK, columnBytes, type Kernel } from './kernel.ts';
import type { SignalId } from './policy.ts';
import { Raises } from './raises.ts';

/** Room for what is added up while rows are scanned. */
export interface ScanRoom {
  bounds: Bounds;
  raises: Map<SignalId, Raises>;
  /** Of a signal that says nothing of any row. */
  none: Raises;
}

/** Room for a number of rows. */
export function scanRoom(rows: number, kernel: Kernel): ScanRoom {
  return { bounds: new Bounds(rows, kernel), raises: new Map(), none: new Raises(rows, kernel) };
}

/** Bytes that a scan takes in a kernel's memory: bounds, their peaks, and what two signals and none raise. */
export const scanBytes = (rows: number): number =>
  4 * columnBytes(rows, 4) + columnBytes(Math.ceil(rows / BLOCK), 4);
