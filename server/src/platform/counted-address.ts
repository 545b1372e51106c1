import ipaddr from 'ipaddr.js';

/** Bits of an IPv6 address that name a network; whoever has one has all the addresses in it. */
const networkBits = 64;

/**
 * The network address as limits count it: an IPv6 address by its network of 64 bits, one that holds an IPv4 address as
 * that, whatever way it is written.
 */
export function countedAddress(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const found = ipaddr.process(address);
  if (found.kind() === 'ipv4') return found.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(
    `${found.toNormalizedString().split('%')[0]}/${networkBits}`,
  ).toString();
}
