/** How long something took on the clock, and of that on the processor, in ms. */
export interface Took {
  clock: number;
  /**
   * Time of this thread alone: other work on the machine does not count, nor do the collector's helper threads. Some
   * kernels count it in steps of 4 ms, so it tells something of long work only.
   */
  processor: number;
}

/** Runs the work once and says how long it took. */
export async function took(work: () => unknown): Promise<Took> {
  const started = performance.now();
  const before = process.threadCpuUsage();
  const pending = work();
  if (pending instanceof Promise) await pending;
  const { user, system } = process.threadCpuUsage(before);
  return { clock: performance.now() - started, processor: (user + system) / 1000 };
}

/** One pass over the needs: how long each took. */
export async function pass<N>(needs: readonly N[], work: (need: N) => unknown): Promise<Took[]> {
  const times: Took[] = [];
  for (const need of needs) times.push(await took(() => work(need)));
  return times;
}

/** @param share 0.5 for the median */
export function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

/** A figure of several passes: the best, and the one in the middle. */
export interface Figure {
  best: number;
  median: number;
}

export function figure(values: readonly number[]): Figure {
  return { best: Math.min(...values), median: quantile(values, 0.5) };
}

/** A quantile of the times by the clock, of several passes. */
export function figureOf(passes: readonly Took[][], share: number): Figure {
  return figure(
    passes.map((times) =>
      quantile(
        times.map(({ clock }) => clock),
        share,
      ),
    ),
  );
}

/** Megabytes held by values, buffers and WebAssembly after the collector has run twice. Needs `--expose-gc`. */
export function heldMegabytes(): number {
  const { gc } = globalThis;
  if (gc === undefined) throw new Error('Run Node with --expose-gc');
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
