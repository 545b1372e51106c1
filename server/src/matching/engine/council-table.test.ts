import { describe, expect, it } from 'vitest';
import { CouncilTable } from './council-table.ts';
import { council } from './small-market.ts';

const UNIT = 2 ** 20;

describe('councils', () => {
  it('are numbered in the order met, and found again', () => {
    const table = new CouncilTable();
    expect(['camden', 'barnet', 'camden'].map((id) => table.numberOf(id))).toEqual([0, 1, 0]);
    expect(table.size).toBe(2);
    expect(table.ids).toEqual(['camden', 'barnet']);
    expect([table.find('barnet'), table.find('leeds')]).toEqual([1, -1]);
    expect(table.size).toBe(2);
  });

  it('are known once there are facts, suppliers or tagged work on record', () => {
    const table = new CouncilTable();
    for (const id of ['facts', 'suppliers', 'profile', 'nothing']) table.numberOf(id);
    table.facts[0] = council('facts');
    table.countSupplier([1], 1);
    table.countProfile(2, [5], 1);
    expect([0, 1, 2, 3, -1].map((number) => table.isKnown(number))).toEqual([true, true, true, false, false]);
  });

  it('share a supplier equally, and lose it without a trace', () => {
    const table = new CouncilTable();
    for (const id of ['a', 'b', 'c']) table.numberOf(id);
    expect([1, 2, 3].map((councils) => CouncilTable.share(councils))).toEqual([UNIT, UNIT / 2, 349_525]);
    table.countSupplier([0, 1], 1);
    table.countSupplier([1], 1);
    expect(table.supplierNorm).toEqual([UNIT / 2, 1.5 * UNIT, 0]);
    expect(table.supplierCount).toEqual([1, 2, 0]);
    table.countSupplier([0, 1], -1);
    table.countSupplier([1], -1);
    expect([...table.supplierNorm, ...table.supplierCount]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('have a profile of what they need, which forgets what is counted out', () => {
    const table = new CouncilTable();
    table.numberOf('a');
    table.countProfile(0, [3, 5], 1);
    table.countProfile(0, [3], 1);
    expect(table.profiles[0]).toEqual(
      new Map([
        [3, 2],
        [5, 1],
      ]),
    );
    table.countProfile(0, [3, 5], -1);
    expect(table.profiles[0]).toEqual(new Map([[3, 1]]));
  });

  it('count many engagements at once as they count each', () => {
    const engagements: [number, number[]][] = [
      [0, [1, 2]],
      [-1, [7]],
      [1, [2]],
      [0, [2, 4]],
      [0, []],
      [1, [4, 2]],
    ];
    const one = new CouncilTable();
    const many = new CouncilTable();
    for (const id of ['a', 'b', 'c']) [one, many].forEach((table) => table.numberOf(id));
    for (const table of [one, many]) table.countProfile(0, [2], 1);
    const start = [0];
    for (const [at, nodes] of engagements) {
      if (at >= 0) one.countProfile(at, nodes, 1);
      start.push(start.at(-1)! + nodes.length);
    }
    many.countProfiles(
      Uint32Array.from(engagements.map(([at]) => at + 1)),
      Uint32Array.from(start),
      Uint32Array.from(engagements.flatMap(([, nodes]) => nodes)),
      8,
    );
    expect(many.profiles).toEqual(one.profiles);
    expect(many.profiles[0]).toEqual(
      new Map([
        [2, 3],
        [1, 1],
        [4, 1],
      ]),
    );
    expect(many.profiles[2]!.size).toBe(0);
  });
});
