import type { PostingList } from '../ranking/engine.ts';

/** A term of a need with its whole-number weight. */
export interface Weighted {
  term: number;
  weight: number;
}

/** A need as the peers are asked it. */
export interface PeerNeed {
  /** Its categories with everything above them, and its words: each a token without spaces. */
  tokens: readonly string[];
  /** The same as weighted terms of the postings, for the same sum. */
  weighted: readonly Weighted[];
}

/** One place of a peer's list. */
export interface Found {
  /** The supplier's place in the market. */
  supplier: number;
  score: number;
}

/** What there is to build from. */
export interface Material {
  /** Per supplier one text: its categories with everything above them, and its words. */
  documents: readonly string[];
  /** For the same sum alone; otherwise empty. */
  postings: PostingList;
}

/** A peer with the market in it. */
export interface OpenPeer {
  /** The first twenty, best first. */
  find(need: PeerNeed): Found[] | Promise<Found[]>;
  /** Megabytes it says it holds; without it, what the process holds more than before is counted. */
  megabytes?(): number | Promise<number>;
  close?(): void | Promise<void>;
}

/** Something that ranks too: one file and its line in all-peers.ts. */
export interface Peer {
  /** As `--peers` names it. */
  id: string;
  name: string;
  /** What it adds up: its own score of the words, or just what the engine adds up for S1 and S2. */
  computes: 'own score' | 'same sum';
  /** Needs it is asked: fewer for slow ones. */
  needs: number;
  open(material: Material): Promise<OpenPeer>;
}

/** Said instead of a figure: the peer is not there. */
export class PeerMissing extends Error {}

/** Loads a peer's package, or says how to get it. Its types are not relied on, so that nothing else needs it. */
export async function loadPackage(name: string): Promise<any> {
  try {
    return await import(name);
  } catch {
    throw new PeerMissing(`${name} is not installed in test/bench`);
  }
}
