import { describe, expect, it } from 'vitest';
import type { RankingPolicy } from './policy.ts';
import { hasFewAwards, riseOf, startPolicy, withoutFairness, withoutRises } from './policy.ts';

const signalIds = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9', 'S10'];
const kinds = ['call_off', 'contract', 'demonstration', 'meeting', 'pilot'];

const isShare = (value: number) => value >= 0 && value <= 1;

describe('the shipped policy', () => {
  it('weighs every signal, and all that ranks counts for something', () => {
    expect(Object.keys(startPolicy.weights)).toEqual(signalIds);
    for (const weight of Object.values(startPolicy.weights)) expect(weight).toBeGreaterThan(0);
  });

  it('knows of every kind of past work what it proves and how fast it fades', () => {
    const { halfLifeDays, kindWeight, unknownOutcome } = startPolicy;
    expect(Object.keys(halfLifeDays).sort()).toEqual(kinds);
    expect(Object.keys(kindWeight).sort()).toEqual(kinds);
    expect(Object.values(halfLifeDays).every((days) => days > 0)).toBe(true);
    expect(Object.values(kindWeight).every(isShare)).toBe(true);
    expect(isShare(unknownOutcome)).toBe(true);
    const proves = ({ kindWeight: of }: RankingPolicy) =>
      [of.contract, of.pilot, of.demonstration, of.meeting].map((weight) => weight);
    expect(proves(startPolicy)).toEqual(proves(startPolicy).toSorted((a, b) => b - a));
  });

  it('counts a finer category for more, in every scheme, to the full, and calls CPV’s divisions too broad', () => {
    const { levelWeights, schemeWeights, broadBelow, declaredStrength, practisedStrength } =
      startPolicy.taxonomy;
    expect(Object.keys(levelWeights).sort()).toEqual(['capability', 'cpv', 'service']);
    for (const levels of Object.values(levelWeights)) {
      expect(levels.length).toBeGreaterThan(1);
      expect(levels).toEqual([...levels].sort((a, b) => a - b));
      expect(levels.at(-1)).toBe(1);
      expect(levels.every(isShare)).toBe(true);
    }
    expect(levelWeights.cpv.filter((level) => level < broadBelow)).toHaveLength(1);
    expect(levelWeights.service.every((level) => level >= broadBelow)).toBe(true);
    expect(schemeWeights).toEqual({ cpv: 1, service: 1, capability: 1 });
    expect(isShare(declaredStrength) && isShare(practisedStrength)).toBe(true);
  });

  it('keeps each number within what it may be', () => {
    const { text, similarWork, caps, peers, size, delivery, freshness, newEntrant } = startPolicy;
    const { areaRise, ...sizes } = size;
    for (const part of [text, similarWork, caps, sizes, delivery, freshness, newEntrant])
      for (const value of Object.values(part)) expect(value).toBeGreaterThanOrEqual(0);
    for (const share of [text.b, text.laterWord, similarWork.b, similarWork.textShare])
      expect(isShare(share)).toBe(true);
    for (const share of [
      similarWork.titleShare,
      similarWork.leastTextFit,
      similarWork.valueShare,
      size.sizeShare,
    ])
      expect(isShare(share)).toBe(true);
    for (const positive of [text.k1, text.queryK, text.lengthPivot, similarWork.k1, similarWork.lengthPivot])
      expect(positive).toBeGreaterThan(0);
    for (const { share, half } of [areaRise, ...Object.values(startPolicy.rise)]) {
      expect(isShare(share)).toBe(true);
      expect(half).toBeGreaterThan(0);
    }
    for (const positive of [
      size.width,
      delivery.priorStrength,
      freshness.halfLifeDays,
      newEntrant.evidenceCeiling,
    ])
      expect(positive).toBeGreaterThan(0);
    for (const whole of [text.titleWeight, similarWork.power]) {
      expect(Number.isInteger(whole)).toBe(true);
      expect(whole).toBeGreaterThanOrEqual(1);
    }
    expect(caps.sameCouncil).toBeGreaterThan(0);
    expect(caps.peerCouncils).toBeGreaterThan(0);
    expect(peers.count).toBeLessThanOrEqual(100);
    const prior = Object.values(peers.prior);
    expect(prior).toHaveLength(4);
    expect(prior.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(1);
    expect(Number.isInteger(1 / startPolicy.tieBandPoints)).toBe(true);
  });

  it('keeps some of the first places, and calls a supplier new for both by the same number of awards', () => {
    const { keptPlaces, exposure, chance } = startPolicy;
    expect(keptPlaces.places).toBeGreaterThan(0);
    expect(keptPlaces.places).toBeLessThanOrEqual(keptPlaces.of);
    expect(isShare(keptPlaces.leastShare)).toBe(true);
    expect(exposure.newMost).toBe(keptPlaces.mostAwards);
    expect(exposure.establishedFrom).toBeGreaterThan(exposure.newMost);
    expect(exposure.days).toBeGreaterThan(0);
    expect(chance.a).toBeGreaterThan(0);
    expect(1 / (1 + Math.exp(-chance.b))).toBeLessThan(0.01);
  });
});

describe('a policy without fairness', () => {
  it('neither lifts nor keeps a place for anybody, and is the same otherwise', () => {
    const before = structuredClone(startPolicy);
    const plain = withoutFairness(startPolicy);
    expect(plain).toEqual({
      ...startPolicy,
      weights: { ...startPolicy.weights, S9: 0, S10: 0 },
      keptPlaces: { ...startPolicy.keptPlaces, places: 0 },
    });
    expect(startPolicy).toEqual(before);
  });
});

describe('the rise of a signal', () => {
  it('is that of the policy, and none where none of a value rises, or the signal has none', () => {
    expect(riseOf(startPolicy, 'S1')).toBe(startPolicy.rise.S1);
    expect(riseOf(startPolicy, 'S7')).toBeNull();
    const even = withoutRises(startPolicy);
    for (const id of ['S1', 'S2', 'S3', 'S4', 'S5'] as const) expect(riseOf(even, id)).toBeNull();
    expect(even).toMatchObject({ weights: startPolicy.weights, size: { width: startPolicy.size.width } });
    expect(even.size.areaRise.share).toBe(0);
  });
});

describe('few awards', () => {
  it('are as many as places are kept for, and fewer', () => {
    const policy = { ...startPolicy, keptPlaces: { ...startPolicy.keptPlaces, mostAwards: 2 } };
    expect([0, 2, 3].map((awards) => hasFewAwards(awards, policy))).toEqual([true, true, false]);
  });
});
