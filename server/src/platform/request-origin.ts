import type { IncomingHttpHeaders } from 'node:http';
import type { Config } from './config.ts';

/**
 * Whether a request that carries a person's cookies was made by a page of another site. A request without cookies
 * speaks for nobody, and programs other than browsers send neither of the headers read here.
 */
export function fromAnotherSite(headers: IncomingHttpHeaders, config: Pick<Config, 'publicUrl'>): boolean {
  if (headers.cookie === undefined) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return headers.origin !== undefined && !isOurs(headers.origin, headers.host, config.publicUrl);
}

function isOurs(origin: string, host: string | undefined, publicUrl: string): boolean {
  const ours = new URL(publicUrl);
  if (origin === ours.origin) return true;
  // Without TLS the server is met under whatever name this machine has, and cookies belong to that name.
  return ours.protocol === 'http:' && host !== undefined && origin === `http://${host}`;
}
