import type { FastifyInstance } from 'fastify';

interface Traffic {
  underWay: number;
  stopping: boolean;
  /** Hears that nothing is under way any more. */
  quiet(): void;
}

const traffic = new WeakMap<FastifyInstance, Traffic>();

/** Counts what is under way, so that `drain` can wait for it. To be called before anything else is registered. */
export function countRequests(app: FastifyInstance): void {
  const now: Traffic = { underWay: 0, stopping: false, quiet: () => {} };
  traffic.set(app, now);
  const counted = new WeakSet<object>();
  app.addHook('onRequest', async (request, reply) => {
    if (now.stopping) {
      const headers = { connection: 'close', 'retry-after': '5' };
      return reply.code(503).headers(headers).send({ status: 'stopping' });
    }
    now.underWay++;
    counted.add(request);
  });
  app.addHook('onResponse', async (request) => {
    if (!counted.delete(request)) return;
    now.underWay--;
    if (now.underWay === 0) now.quiet();
  });
}

/**
 * Takes no new request from now on: each is answered 503, `/readyz` too, so that a load balancer goes elsewhere. Resolves
 * when what was under way is answered and the port is closed.
 */
export async function drain(app: FastifyInstance): Promise<void> {
  const now = traffic.get(app);
  if (now) {
    now.stopping = true;
    if (now.underWay > 0) await new Promise<void>((resolve) => (now.quiet = resolve));
  }
  await app.close();
}
