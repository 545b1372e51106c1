import { drawsFrom } from '../bootstrap.ts';
import type { Baseline } from './baseline.ts';
import { gridOf } from './baseline.ts';

/** How often buyers and suppliers are solved for in turn. */
const ROUNDS = 8;

/** By matrix factorisation of who worked with whom (Hu, Koren and Volinsky 2008). */
export const als: Baseline = {
  name: 'ALS',
  about: 'Implicit-feedback alternating least squares over buyers × suppliers.',
  grid: gridOf({ factors: [16, 32], confidence: [5, 40], restraint: [1, 10] }),
  prepare(records, { factors, confidence, restraint }) {
    const buyers = new Map<string, number>();
    const pairs: { buyer: number; supplier: number }[] = [];
    records.split.past.forEach(({ buyer }, at) => {
      if (!buyers.has(buyer)) buyers.set(buyer, buyers.size);
      for (const supplier of records.split.pastSuppliers[at]!)
        pairs.push({ buyer: buyers.get(buyer)!, supplier });
    });
    const draw = drawsFrom(7);
    const start = (count: number) =>
      Float64Array.from({ length: count * factors! }, () => (draw(1000) / 1000 - 0.5) * 0.1);
    const ofBuyers = start(buyers.size);
    const ofSuppliers = start(records.split.suppliers.length);
    const byBuyer = grouped(pairs.map(({ buyer, supplier }) => [buyer, supplier]));
    const bySupplier = grouped(pairs.map(({ buyer, supplier }) => [supplier, buyer]));
    for (let round = 0; round < ROUNDS; round++) {
      solveSide(ofBuyers, ofSuppliers, byBuyer, factors!, confidence!, restraint!);
      solveSide(ofSuppliers, ofBuyers, bySupplier, factors!, confidence!, restraint!);
    }
    return ({ notice }) => {
      const scores = records.scores();
      const buyer = buyers.get(notice.buyer);
      if (buyer === undefined) return scores;
      for (let supplier = 0; supplier < scores.length; supplier++) {
        let sum = 0;
        for (let f = 0; f < factors!; f++)
          sum += ofBuyers[buyer * factors! + f]! * ofSuppliers[supplier * factors! + f]!;
        scores[supplier] = Math.max(0, sum);
      }
      return scores;
    };
  },
};

/** Per first number, how often each second number goes with it. */
function grouped(pairs: readonly (readonly [number, number])[]): Map<number, Map<number, number>> {
  const groups = new Map<number, Map<number, number>>();
  for (const [one, other] of pairs) {
    const group = groups.get(one) ?? new Map<number, number>();
    groups.set(one, group.set(other, (group.get(other) ?? 0) + 1));
  }
  return groups;
}

/** One half of a round: the best vectors of one side for the vectors of the other. */
function solveSide(
  own: Float64Array,
  others: Float64Array,
  groups: ReadonlyMap<number, ReadonlyMap<number, number>>,
  factors: number,
  confidence: number,
  restraint: number,
): void {
  const gram = new Float64Array(factors * factors);
  for (let from = 0; from < others.length; from += factors) addOuter(gram, others, from, factors, 1);
  for (const [one, group] of groups) {
    const left = gram.slice();
    for (let f = 0; f < factors; f++) left[f * factors + f]! += restraint;
    const right = new Float64Array(factors);
    for (const [other, times] of group) {
      const trust = confidence * Math.log(1 + times);
      addOuter(left, others, other * factors, factors, trust);
      for (let f = 0; f < factors; f++) right[f] = right[f]! + (1 + trust) * others[other * factors + f]!;
    }
    own.set(solve(left, right, factors), one * factors);
  }
}

function addOuter(into: Float64Array, from: Float64Array, at: number, size: number, weight: number): void {
  for (let i = 0; i < size; i++) {
    const scaled = weight * from[at + i]!;
    if (scaled === 0) continue;
    for (let j = 0; j < size; j++) into[i * size + j] = into[i * size + j]! + scaled * from[at + j]!;
  }
}

/** Solves a positive definite system by Cholesky's method. Both arguments are overwritten. */
function solve(left: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = left[i * size + j]!;
      for (let k = 0; k < j; k++) sum -= left[i * size + k]! * left[j * size + k]!;
      left[i * size + j] = i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / left[j * size + j]!;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i] = right[i]! - left[i * size + k]! * right[k]!;
    right[i] = right[i]! / left[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i] = right[i]! - left[k * size + i]! * right[k]!;
    right[i] = right[i]! / left[i * size + i]!;
  }
  return right;
}
