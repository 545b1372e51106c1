import { afterAll, beforeAll, expect, test } from 'vitest';
import { abuse } from '../abuse/abuse.ts';
import { databases, openWorld, type World } from '../world.ts';

/** `npm run check:abuse` asks for many more, and may name the seed of a run to be repeated. */
const documents = Number(process.env.ABUSE_DOCUMENTS ?? 300);
const bodies = Number(process.env.ABUSE_BODIES ?? 200);
const seed = process.env.ABUSE_SEED ?? 'parley';
const loud = process.env.ABUSE_DOCUMENTS !== undefined;

let world: World;
beforeAll(async () => {
  // A served database answers several at a time; without one the embedded database will do.
  world = await openWorld(databases.at(-1));
});
afterAll(() => world?.close());

test(
  'no document and no mutated request is answered with a fault of ours',
  { timeout: 3_600_000 },
  async () => {
    const say = (line: string) => void (loud && process.stdout.write(`${line}\n`));
    const report = await abuse(world, { seed, documents, bodies, say });
    say(JSON.stringify(report.seen, null, 1));
    expect(report.faults).toEqual([]);
    // Half of the documents are made to get through: a run that the door turns away wholly shows nothing.
    expect(report.seen['with data']).toBeGreaterThan(documents / 5);
  },
);
