import { SYNTHETIC_DAY, syntheticMarket } from '../synthetic-market.ts';
import { engine, list } from './engine.ts';
import type { Figure, Took } from './measure.ts';
import { figure, figureOf, heldMegabytes, pass, took } from './measure.ts';
import type { Size } from './size.ts';

const BUILDS = 5;
const WARM_UP = 300;

/** The engine alone. */
export interface EngineMeasured {
  buildSeconds: ByClock;
  megabytes: number;
  /** Of these in typed arrays. */
  inArrays: number;
  /** Milliseconds of one list of 20 without sentences. */
  median: Figure;
  p99: Figure;
  /** The same with sentences and evidence. */
  explained: Figure;
  explainedP99: Figure;
  /** Seconds for ten thousand lists without sentences. */
  tenThousand: ByClock;
}

/** A figure by the clock, and of that what the processor spent on it. */
export interface ByClock {
  clock: Figure;
  processor: Figure;
}

/** Builds and asks an engine over a market of this size. Needs `--expose-gc`. */
export async function measureEngine({ suppliers, needs, pastWork, passes }: Size): Promise<EngineMeasured> {
  const { demands, ...rest } = syntheticMarket({ suppliers, demands: Math.max(10_000, needs), pastWork });
  const market = { ...rest, demands: [] };
  const before = heldMegabytes();
  const arraysBefore = process.memoryUsage().external;
  let index = engine.buildIndex(market, engine.startPolicy, SYNTHETIC_DAY);
  const megabytes = heldMegabytes() - before;
  const inArrays = (process.memoryUsage().external - arraysBefore) / 1e6;
  const builds: Took[] = [];
  for (let round = 0; round < BUILDS; round++) {
    builds.push(
      await took(() => {
        index = engine.buildIndex(market, engine.startPolicy, SYNTHETIC_DAY);
      }),
    );
    heldMegabytes();
  }

  const asked = demands.slice(0, needs);
  for (const brief of [true, false])
    await pass(demands.slice(0, WARM_UP), (need) => list(index, need, brief));
  const bare: Took[][] = [];
  const explained: Took[][] = [];
  for (let round = 0; round < passes; round++) {
    bare.push(await pass(asked, (need) => list(index, need, true)));
    explained.push(await pass(asked, (need) => list(index, need, false)));
  }
  const all = demands.slice(0, 10_000);
  const totals: Took[] = [];
  for (let round = 0; round < Math.min(3, passes); round++)
    totals.push(
      await took(() => {
        for (const need of all) list(index, need, true);
      }),
    );
  const seconds = (times: readonly Took[]): ByClock => ({
    clock: figure(times.map(({ clock }) => clock / 1000)),
    processor: figure(times.map(({ processor }) => processor / 1000)),
  });
  return {
    buildSeconds: seconds(builds),
    megabytes,
    inArrays,
    median: figureOf(bare, 0.5),
    p99: figureOf(bare, 0.99),
    explained: figureOf(explained, 0.5),
    explainedP99: figureOf(explained, 0.99),
    tenThousand: seconds(totals),
  };
}
