// A process for one measurement: what it holds is not mixed up with what others hold.
import { allPeers } from '../peers/all-peers.ts';
import { measureEngine } from './measure-engine.ts';
import { measurePeer } from './measure-peer.ts';
import type { Size } from './size.ts';

process.once('message', async ({ peer, size }: { peer: string | null; size: Size }) => {
  try {
    const chosen = allPeers.find(({ id }) => id === peer);
    process.send!({ measured: chosen ? await measurePeer(chosen, size) : await measureEngine(size) });
  } catch (reason) {
    process.send!({ failed: reason instanceof Error ? reason.stack : String(reason) });
  }
  process.disconnect();
});
