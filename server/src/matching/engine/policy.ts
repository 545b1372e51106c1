import type { Calibration } from './calibrate.ts';
import type { EngagementKind, SchemeName } from './facts.ts';
import type { Rise } from './rise.ts';

/** The signals of docs/ranking, by their number. A weight for a signal that is not built has no effect. */
export type SignalId = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S6' | 'S7' | 'S8' | 'S9' | 'S10';

/** The signals whose points may come early. The others say so little, or so evenly, that it makes no difference. */
export type RisingSignal = Extract<SignalId, 'S1' | 'S2' | 'S3' | 'S4' | 'S5'>;

/** What a match's points can come from: the signals, and S11, a kept place. */
export type ContributionId = SignalId | 'S11';

/** The versioned numbers behind a ranking. Two lists under one version, market and date are equal. */
export interface RankingPolicy {
  version: number;
  /** Weight of each signal, at least 0; 1 point of weight is 1,000,000 micro-points at a full signal. */
  weights: Readonly<Record<SignalId, number>>;
  /** How fast the points of these signals come. */
  rise: Readonly<Record<RisingSignal, Rise>>;
  /** Days after which a piece of past work counts half. More than 0. */
  halfLifeDays: Readonly<Record<EngagementKind, number>>;
  /** How much each kind of past work proves, 0 to 1. */
  kindWeight: Readonly<Record<EngagementKind, number>>;
  /** Outcome assumed when none is recorded, 0 to 1. */
  unknownOutcome: number;
  /** Taxonomy fit, S1. */
  taxonomy: {
    /** How much a shared term counts by its depth, top level first, 0 to 1; the last serves deeper levels. */
    levelWeights: Readonly<Record<SchemeName, readonly number[]>>;
    /** A level that counts less than this is too broad to list a supplier for, unless the demand itself is that broad. */
    broadBelow: number;
    /** Share of each scheme when a demand has terms in several. */
    schemeWeights: Readonly<Record<SchemeName, number>>;
    /** How well a declared capability, without evidence, covers its term, 0 to 1. */
    declaredStrength: number;
    /** ρ: how well one fresh contract that went perfectly covers its term, 0 to 1. */
    practisedStrength: number;
  };
  /** Text fit, S2 (BM25F). */
  text: {
    /** Saturation of repeated words, more than 0. */
    k1: number;
    /** Strength of length normalisation, 0 to 1. */
    b: number;
    /** Length, in weighted words, at which normalisation is neutral. Fixed, so that edits elsewhere change nothing. */
    lengthPivot: number;
    /** Weight of a title's word against one of running text; a whole number of at least 1. */
    titleWeight: number;
    /** Saturation of repeated words in the demand, more than 0. */
    queryK: number;
    /** Most informative words of a demand that are searched for. */
    maxQueryWords: number;
    /** Words of a demand's running text that count in full: its beginning says what it is about. At least 0. */
    fullWords: number;
    /** What a later word counts, 0 to 1. */
    laterWord: number;
  };
  /** Similar past work, S3. */
  similarWork: {
    /** Saturation of repeated words in one engagement, more than 0. */
    k1: number;
    /** Strength of length normalisation, 0 to 1. */
    b: number;
    /** Length of an engagement, in weighted words, at which normalisation is neutral. */
    lengthPivot: number;
    /** Part of the words in likeness, 0 to 1; the rest is that of the categories. */
    textShare: number;
    /** Part of like titles in the signal, 0 to 1; the rest is that of likeness to a power. */
    titleShare: number;
    /** Power of likeness, a whole number of at least 1: the higher, the more one close case counts. */
    power: number;
    /** Text fit below which an engagement is not alike at all, 0 to 1. */
    leastTextFit: number;
    /** How far a small value lessens what a case proves, 0 (not at all) to 1 (fully). */
    valueShare: number;
  };
  caps: {
    /** Decayed evidence with one council at which S4 is full: incumbency cannot lock in. */
    sameCouncil: number;
    /** Weighted number of peer councils at which S5 is full. */
    peerCouncils: number;
  };
  peers: {
    /** How many nearest councils count as peers; at most 100, so that sums stay within an int32. */
    count: number;
    /** Number of suppliers on record at which behaviour counts as much as the prior. */
    priorStrength: number;
    /** Parts of the prior: same type, same region, like population, same similarity label. They add up to at most 1. */
    prior: { type: number; region: number; population: number; label: number };
  };
  /** Size and area, S7. */
  size: {
    /** Spread of ln(value) within which a job is of the usual size, more than 0. */
    width: number;
    /** Part of the size in the signal, 0 to 1; the rest is that of such work in the area. */
    sizeShare: number;
    /** How fast such work in the area counts. */
    areaRise: Rise;
  };
  /** How past work went, S6. */
  delivery: {
    /** Engagements of the prior: as many with an outcome on record count half of what they show. More than 0. */
    priorStrength: number;
  };
  /** When a profile was confirmed, S8. */
  freshness: {
    /** Days for which a confirmed profile counts as fresh. */
    freshDays: number;
    /** Days after those in which it comes to count half. More than 0. */
    halfLifeDays: number;
  };
  newEntrant: {
    /** Decayed evidence from which a supplier is no longer a new entrant. */
    evidenceCeiling: number;
  };
  /** Groups of suppliers by awards on record, for S10 and for the ledger of exposure. */
  exposure: {
    /** Most awards with which a supplier belongs to the new. */
    newMost: number;
    /** Least awards with which it belongs to the established; those between are the known. */
    establishedFrom: number;
    /** Days before the day of a list whose impressions are counted. */
    days: number;
  };
  /** Kept places, S11. */
  keptPlaces: {
    /** How many of the first `of` places are kept; 0 = none. At most `of`. */
    places: number;
    of: number;
    /** Most awards on record with which a place is kept for a supplier. */
    mostAwards: number;
    /** Least score for a kept place, as a share of the score at place `of`, 0 to 1. */
    leastShare: number;
  };
  /** What scores of past award pairs say of the chance to be taken on: σ(a·points of weight + b). For display alone. */
  chance: Calibration;
  /** Width of a band of scores that count as tied, in points; 1 divided by a whole number. */
  tieBandPoints: number;
}

/** How fast a signal's points come; null = evenly. */
export function riseOf({ rise }: RankingPolicy, id: SignalId): Rise | null {
  const rises: Partial<Record<SignalId, Rise>> = rise;
  const own = rises[id];
  return own === undefined || own.share === 0 ? null : own;
}

/** Whether places may be kept for a supplier with so many awards on record. */
export function hasFewAwards(awards: number, { keptPlaces }: RankingPolicy): boolean {
  return awards <= keptPlaces.mostAwards;
}

/** No rise: a value counts as it is. */
const evenly: Rise = { share: 0, half: 1 };

/** A policy under which every point of a signal is as dear as the next, as it was up to version 3. */
export function withoutRises(policy: RankingPolicy): RankingPolicy {
  return {
    ...policy,
    rise: { S1: evenly, S2: evenly, S3: evenly, S4: evenly, S5: evenly },
    size: { ...policy.size, areaRise: evenly },
  };
}

/** A policy without the terms that balance exposure: S9, S10 and S11. */
export function withoutFairness(policy: RankingPolicy): RankingPolicy {
  return {
    ...policy,
    weights: { ...policy.weights, S9: 0, S10: 0 },
    keptPlaces: { ...policy.keptPlaces, places: 0 },
  };
}

/**
 * The shipped policy, until learned values replace it. Half-lives, kind weights, levels and caps are those of
 * docs/ranking. The weights of S1 to S5 and S7 are those learned from the award data before 2022, rounded; the rises and the
 * text constants are the better of some tried on needs of those years: how, is told there.
 */
export const startPolicy: RankingPolicy = {
  version: 6,
  weights: {
    S1: 2.45,
    S2: 5.6,
    S3: 3.7,
    S4: 1.3,
    S5: 0.3,
    S6: 0.3,
    S7: 1.6,
    S8: 0.15,
    S9: 0.15,
    S10: 0.9,
  },
  rise: {
    S1: { share: 0.8, half: 0.05 },
    S2: { share: 0.5, half: 0.1 },
    S3: { share: 0.6, half: 0.05 },
    S4: { share: 1, half: 0.02 },
    S5: { share: 1, half: 0.02 },
  },
  halfLifeDays: { contract: 1095, call_off: 1095, pilot: 730, demonstration: 730, meeting: 365 },
  kindWeight: { contract: 1, call_off: 1, pilot: 0.8, demonstration: 0.5, meeting: 0.3 },
  unknownOutcome: 0.7,
  taxonomy: {
    levelWeights: {
      cpv: [0.08, 0.3, 0.6, 0.8, 1],
      service: [0.3, 1],
      capability: [0.3, 0.7, 1],
    },
    broadBelow: 0.1,
    schemeWeights: { cpv: 1, service: 1, capability: 1 },
    declaredStrength: 0.7,
    practisedStrength: 0.5,
  },
  text: {
    k1: 0.8,
    b: 0.65,
    lengthPivot: 185,
    titleWeight: 3,
    queryK: 20,
    maxQueryWords: 32,
    fullWords: 60,
    laterWord: 0.5,
  },
  similarWork: {
    k1: 1.2,
    b: 0.75,
    lengthPivot: 110,
    textShare: 0.8,
    titleShare: 0.26,
    power: 3,
    leastTextFit: 0.05,
    valueShare: 0,
  },
  caps: { sameCouncil: 10, peerCouncils: 10 },
  peers: { count: 50, priorStrength: 10, prior: { type: 0.25, region: 0.25, population: 0.2, label: 0.3 } },
  size: { width: 1.5, sizeShare: 0.4, areaRise: { share: 1, half: 0.02 } },
  delivery: { priorStrength: 2 },
  freshness: { freshDays: 180, halfLifeDays: 365 },
  newEntrant: { evidenceCeiling: 3 },
  exposure: { newMost: 1, establishedFrom: 10, days: 90 },
  keptPlaces: { places: 5, of: 10, mostAwards: 1, leastShare: 0.85 },
  chance: { a: 0.534414, b: -7.931983 },
  tieBandPoints: 0.25,
};
