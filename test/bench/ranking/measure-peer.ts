import { SYNTHETIC_DAY, syntheticMarket } from '../synthetic-market.ts';
import type { MatchIndex } from '../../../server/src/matching/engine/match-index.ts';
import type { Material, OpenPeer, Peer, PeerNeed } from '../peers/peer.ts';
import { PeerMissing } from '../peers/peer.ts';
import { assertSameSum } from './assert-same-sum.ts';
import { engine, list, postingsOf, sumPolicy, weightsOf } from './engine.ts';
import type { Figure, Took } from './measure.ts';
import { figureOf, heldMegabytes, pass, took } from './measure.ts';
import type { Size } from './size.ts';
import { tokensOf } from './tokens.ts';

const WARM_UP = 300;

/** A peer beside the engine in one process, both by the clock: a peer may work in other threads or elsewhere. */
export interface PeerMeasured {
  buildSeconds: number;
  megabytes: number;
  needs: number;
  /** Milliseconds of one list. */
  peer: Figure;
  ours: Figure;
  /** Medians of the same pass divided, and of these the one in the middle. */
  times: number;
  /** Lists that were held against the engine's whole-number sums. */
  heldAgainst: number;
}

/**
 * Builds a peer and asks it and the engine the same needs, pass by pass in turn. Needs `--expose-gc`.
 * @returns a line saying why not, when the peer is not there
 * @throws Error when a peer that computes the same sum does not
 */
export async function measurePeer(
  peer: Peer,
  { suppliers, pastWork, passes }: Size,
): Promise<PeerMeasured | string> {
  const market = syntheticMarket({ suppliers, demands: WARM_UP, pastWork });
  const { demands } = market;
  const sum = peer.computes === 'same sum';
  const policy = sum ? sumPolicy : engine.startPolicy;
  const index = engine.buildIndex({ ...market, demands: [] }, policy, SYNTHETIC_DAY);
  const material = materialFor(index, sum);
  const before = heldMegabytes();
  let opened: OpenPeer | null = null;
  let missing = '';
  const build = await took(async () => {
    try {
      opened = await peer.open(material);
    } catch (reason) {
      if (!(reason instanceof PeerMissing)) throw reason;
      missing = reason.message;
    }
  });
  if (opened === null) return missing;
  const open: OpenPeer = opened;
  try {
    const megabytes = (await open.megabytes?.()) ?? heldMegabytes() - before;
    const needs = demands
      .slice(0, peer.needs)
      .map((demand) => ({ demand, asked: askedOf(index, demand, sum) }));
    for (const { demand, asked } of needs) {
      const found = await open.find(asked);
      if (sum) assertSameSum(index, demand, found);
      else if (found.length !== 20) throw new Error(`${demand.id}: ${found.length} suppliers instead of 20`);
    }
    await pass(demands, (demand) => list(index, demand, true));
    const ours: Took[][] = [];
    const theirs: Took[][] = [];
    for (let round = 0; round < passes; round++) {
      ours.push(await pass(needs, ({ demand }) => list(index, demand, true)));
      theirs.push(await pass(needs, ({ asked }) => open.find(asked)));
    }
    const middles = ours.map(
      (own, round) => figureOf([theirs[round]!], 0.5).best / figureOf([own], 0.5).best,
    );
    return {
      buildSeconds: build.clock / 1000,
      megabytes,
      needs: needs.length,
      peer: figureOf(theirs, 0.5),
      ours: figureOf(ours, 0.5),
      times: middles.toSorted((a, b) => a - b)[Math.floor(middles.length / 2)]!,
      heldAgainst: sum ? needs.length : 0,
    };
  } finally {
    await open.close?.();
  }
}

const noPostings = { terms: new Int32Array(0), suppliers: new Int32Array(0), impacts: new Int32Array(0) };

function materialFor(index: MatchIndex, sum: boolean): Material {
  if (sum) return { documents: [], postings: postingsOf(index) };
  const documents = index.rows.facts.map((facts) => {
    const { statement, capabilities, engagements } = facts!;
    const tags = [...capabilities, ...engagements].flatMap(({ termIds }) => termIds);
    return tokensOf(index.taxonomy, tags, [statement, ...engagements.map(({ text }) => text)]).join(' ');
  });
  return { documents, postings: noPostings };
}

function askedOf(index: MatchIndex, demand: Parameters<typeof weightsOf>[1], sum: boolean): PeerNeed {
  if (sum) return { tokens: [], weighted: weightsOf(index, demand) };
  return { tokens: tokensOf(index.taxonomy, demand.termIds, [demand.text]), weighted: [] };
}
